package dev.sluice.router.sensitivity;

import dev.sluice.router.text.Clues;
import java.util.List;

/**
 * Finds some kinds of sensitive data in one text. Implementations are stateless, thread-safe and linear in the text's
 * length; one that throws makes the whole request unscannable.
 */
public interface Detector {
    /** The kinds it finds; at least one. */
    List<Kind> kinds();

    /**
     * Itself, or for one that counts something per request, such as its time, a fresh one that is asked by one thread
     * and about one request only; not once more about a short text that it has seen there in vain. Must not fail.
     */
    default Detector forRequest() {
        return this;
    }

    /**
     * Notes all occurrences of its kinds.
     *
     * @param clues the text, and what one pass over it showed: where a recogniser need look
     * @param found takes places in {@code clues.text()}, and leads them back to the caller's string
     */
    void find(Clues clues, Findings found);
}
