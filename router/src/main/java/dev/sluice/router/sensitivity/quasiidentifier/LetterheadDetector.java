package dev.sluice.router.sensitivity.quasiidentifier;

import dev.sluice.router.sensitivity.Confidence;
import dev.sluice.router.sensitivity.Detector;
import dev.sluice.router.sensitivity.Findings;
import dev.sluice.router.sensitivity.Kind;
import dev.sluice.router.sensitivity.Sensitivity;
import dev.sluice.router.text.Clues;
import dev.sluice.router.text.Positions;
import java.util.List;

/**
 * Organisations of letterheads and signatures: the line between a person's name and a street whose number comes first.
 * All three lines are short, and marks of quoted text may stand before them.
 */
public final class LetterheadDetector implements Detector {
    private static final Kind KIND = new Kind("ORGANISATION", Sensitivity.PUBLIC);
    private static final int LONGEST_LINE = 60;
    private static final int MOST_WORDS = 5;
    private static final int LONGEST_QUOTE = 6;
    private static final int LONGEST_NUMBER = 6;

    @Override
    public List<Kind> kinds() {
        return List.of(KIND);
    }

    @Override
    public void find(Clues clues, Findings found) {
        String text = clues.text();
        Positions figures = clues.figures();
        for (int i = 0; i < figures.size(); i += 2) {
            int line = lineStart(text, figures.at(i));
            if (line > 0 && line >= found.end() && street(text, figures.at(i))) {
                above(text, line, found);
            }
        }
    }

    private static void above(String text, int line, Findings found) {
        Span firm = name(text, line - 1);
        if (firm == null) {
            return;
        }
        int start = lineStart(text, firm.start());
        Span person = start > 0 ? name(text, start - 1) : null;
        if (person != null && text.substring(person.start(), person.end()).indexOf(' ') > 0) {
            found.add(KIND, Confidence.LOW, firm.start(), firm.end());
        }
    }

    /** A line of a few words and nothing else, without the marks before it; null if it holds more. */
    private static @org.jspecify.annotations.Nullable Span name(String text, int lineEnd) {
        int end = lineEnd > 0 && text.charAt(lineEnd - 1) == '\r' ? lineEnd - 1 : lineEnd;
        int start = end;
        int words = 1;
        int floor = Math.max(0, end - LONGEST_LINE);
        while (start > floor && text.charAt(start - 1) != '\n') {
            char unit = text.charAt(--start);
            if (Clues.isDigit(unit) || ":;!=(){}[]<|\"#/_".indexOf(unit) >= 0) {
                return null;
            }
            words += unit == ' ' ? 1 : 0;
        }
        if (start > 0 && text.charAt(start - 1) != '\n') {
            return null;
        }
        while (start < end && quote(text.charAt(start))) {
            words -= text.charAt(start) == ' ' ? 1 : 0;
            start++;
        }
        boolean letters =
                start < end && Character.isLetter(text.charAt(start)) && words <= MOST_WORDS && end - start > 2;
        return letters && text.charAt(end - 1) != '.' && text.charAt(end - 1) != ',' ? new Span(start, end) : null;
    }

    /** Where the line begins in which only marks of quoted text stand before an offset; -1 if more does. */
    private static int lineStart(String text, int offset) {
        int at = offset;
        while (at > 0 && offset - at < LONGEST_QUOTE && quote(text.charAt(at - 1))) {
            at--;
        }
        return at == 0 || text.charAt(at - 1) == '\n' ? at : -1;
    }

    /** A number of a house, a blank and a word in the line: {@code 12 Alder Row}. */
    private static boolean street(String text, int digit) {
        int end = digit;
        while (end < text.length() && Clues.isDigit(text.charAt(end))) {
            end++;
        }
        if (end - digit > LONGEST_NUMBER || end + 2 >= text.length() || text.charAt(end) != ' ') {
            return false;
        }
        int word = end + 1;
        while (word < text.length() && word - end < LONGEST_NUMBER && Clues.isDigit(text.charAt(word))) {
            word++;
        }
        if (word > end + 1 && word < text.length() && text.charAt(word) == ' ') {
            word++;
        }
        return Capitals.capital(text, word);
    }

    private static boolean quote(char unit) {
        return unit == ' ' || unit == '>' || unit == '?' || unit == '*' || unit == '\t';
    }
}
