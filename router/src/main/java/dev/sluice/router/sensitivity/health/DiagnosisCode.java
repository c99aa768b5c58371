package dev.sluice.router.sensitivity.health;

import dev.sluice.router.sensitivity.person.Person;
import dev.sluice.router.text.Clues;
import dev.sluice.router.text.Walk;
import dev.sluice.router.text.Words;
import java.util.Locale;

/**
 * A code of the International Classification of Diseases, tenth revision, with its decimal ({@code F32.1}), in a table
 * or a record that says that it holds diagnoses. Without that word it may be a seat, a grid square or a paper's format.
 */
final class DiagnosisCode {
    /** How far back the word may stand, in units. */
    static final int WORD_BEFORE = 400;

    private static final int LONGEST_ROW = 160;

    private DiagnosisCode() {}

    /** One past the code that begins with this run of letters and digits; {@code start} if none does. */
    static int end(String text, int start, int runEnd) {
        boolean code = runEnd - start == 3
                && text.charAt(start) >= 'A'
                && text.charAt(start) <= 'Z'
                && text.charAt(start) != 'U'
                && Clues.isDigit(text.charAt(start + 1))
                && Clues.isDigit(text.charAt(start + 2))
                && Walk.at(text, runEnd) == '.'
                && Clues.isDigit(Walk.at(text, runEnd + 1));
        if (!code || Character.isLetterOrDigit(Walk.at(text, start - 1))) {
            return start;
        }
        int end = runEnd + 1;
        while (end - runEnd < 5 && Clues.isDigit(Walk.at(text, end))) {
            end++;
        }
        return Character.isLetterOrDigit(Walk.at(text, end)) ? start : end;
    }

    /** Whether the text before says that diagnoses follow. */
    static boolean announced(String text, int start) {
        String before = text.substring(Math.max(0, start - WORD_BEFORE), start).toLowerCase(Locale.ROOT);
        return before.contains("diagnos")
                || before.contains("icd")
                || before.contains("dx")
                || before.contains("rozpoznanie")
                || before.contains("диагноз")
                || before.contains("诊断");
    }

    /** Whether somebody is named in the same line, as in a row of a table. */
    static boolean besidePerson(Clues clues, int start, int end) {
        int from = Walk.lineStart(clues.text(), start, LONGEST_ROW);
        int to = Walk.lineEnd(clues.text(), end, LONGEST_ROW);
        Words words = clues.words();
        for (int i = words.from(from); i < words.size() && words.start(i) < to; i++) {
            if (Person.at(clues, i) != Person.NONE) {
                return true;
            }
        }
        return false;
    }
}
