package dev.sluice.router.sensitivity.custom;

import dev.sluice.router.sensitivity.Confidence;
import dev.sluice.router.sensitivity.Detector;
import dev.sluice.router.sensitivity.Findings;
import dev.sluice.router.sensitivity.Kind;
import dev.sluice.router.sensitivity.Sensitivity;
import dev.sluice.router.text.Clues;
import java.util.Collection;
import java.util.List;

/** The terms of one dictionary: codenames, customers. Where two begin at one place, the longer is the finding. */
public final class DictionaryDetector implements Detector {
    /** Terms in one dictionary. */
    public static final int MOST_TERMS = 1_000_000;

    /** Fewer letters and digits would be found within everything. */
    private static final int SHORTEST_SUBSTRING = 3;

    private final Kind kind;
    private final boolean words;
    private final Terms terms;

    /**
     * @param id letters, digits, {@code _}, {@code -}; the kind is {@code DICTIONARY.<id>}
     * @throws IllegalArgumentException if there is no term or more than {@link #MOST_TERMS}, or one is too long or has
     *     no letter; the message names its number, not the term
     */
    public DictionaryDetector(String id, Sensitivity level, Match match, Collection<String> terms) {
        if (terms.isEmpty() || terms.size() > MOST_TERMS) {
            throw new IllegalArgumentException(terms.size() + " terms (expected 1 to " + MOST_TERMS + ")");
        }
        if (match == Match.SUBSTRING
                && terms.stream().anyMatch(term -> term.strip().length() < SHORTEST_SUBSTRING)) {
            throw new IllegalArgumentException(
                    "a term of less than " + SHORTEST_SUBSTRING + " characters would be found within everything");
        }
        this.kind = new Kind("DICTIONARY." + id, level);
        this.words = match != Match.SUBSTRING;
        this.terms = new Terms(terms, match != Match.EXACT_WORD);
    }

    /** How many different terms it has. */
    public int size() {
        return terms.size();
    }

    @Override
    public List<Kind> kinds() {
        return List.of(kind);
    }

    @Override
    public void find(Clues clues, Findings found) {
        String text = clues.text();
        int at = 0;
        while (at < text.length()) {
            int end = Boundary.inWord(text.charAt(at)) && (!words || Boundary.between(text, at))
                    ? terms.end(text, at, words)
                    : at;
            if (end > at) {
                found.add(kind, Confidence.HIGH, at, end);
                at = end;
            } else {
                at++;
            }
        }
    }
}
