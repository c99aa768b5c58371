package dev.sluice.router.sensitivity;

import dev.sluice.router.prompt.Part;
import java.util.List;

/**
 * Finds one kind of sensitive data in one string. Implementations are stateless, thread-safe and linear in the text's
 * length; one that throws makes the whole request unscannable.
 */
public interface Detector {
    /** The kind it finds, in capitals, with a dot where kinds form a family: {@code SECRET.API_KEY}. */
    String kind();

    /** How bad it is when this kind gets out. */
    Sensitivity level();

    /** All occurrences, in order, none overlapping another; empty if there is none. Never null, never the text. */
    List<Finding> find(Part.Text part);

    /**
     * The same as {@link #find(Part.Text)}, for a caller that has already passed over the text. The built-in detectors
     * look only where a clue is; by default the clues are ignored and the whole text is searched.
     *
     * @param clues those of {@code part.text()}
     */
    default List<Finding> find(Part.Text part, Clues clues) {
        return find(part);
    }
}
