package dev.sluice.router.sensitivity.contact;

import dev.sluice.router.text.Clues;
import dev.sluice.router.text.Walk;

/** Whether a postal address goes on where it seems to end. */
final class AddressLines {
    private static final int LONGEST_NUMBER = 6;
    private static final int LONGEST_LINE = 48;

    private AddressLines() {}

    /** Whether the line that starts here holds nothing but capitals and short numbers. */
    static boolean goesOn(String text, int from, int start, int breaks) {
        int to = Walk.lineEnd(text, start, LONGEST_LINE + 1);
        if (to - start > LONGEST_LINE || to == start) {
            return false;
        }
        boolean digits = false;
        int words = 0;
        int run = 0;
        for (int i = start; i < to; i++) {
            char unit = text.charAt(i);
            boolean fresh = i == start || !Character.isLetterOrDigit(text.charAt(i - 1));
            if (Clues.isDigit(unit)) {
                digits = true;
                run++;
                if (run > LONGEST_NUMBER) {
                    return false;
                }
            } else {
                run = unit == '-' ? run : 0;
                if (unit == ':' || unit == '@' || unit == ';' || unit == '?' || unit == '!' || unit == '=') {
                    return false;
                }
                if (Character.isLetter(unit) && fresh) {
                    words++;
                    int end = Walk.wordEnd(text, i);
                    if (!Walk.capital(unit)
                            && Walk.at(text, i - 1) != '\''
                            && Walk.at(text, i - 1) != '-'
                            && Walk.at(text, i - 1) != '.'
                            && !StreetWords.connector(StreetWords.flags(text, i, end))
                            && !(end - i <= 4 && (zipAt(text, end) || end == to))) {
                        // the rest of the sentence may follow a town on this line
                        return digits && words > 2;
                    }
                }
            }
        }
        boolean indented = text.charAt(start - 1) != '\n' && breaks == 1;
        boolean next = indented
                || (text.charAt(start) == ',')
                || (Walk.at(text, to + 1) == ',')
                || text.indexOf(',', from, start) >= 0
                || digitsIn(text, to);
        return digits || (words <= 4 && next && breaks == 1);
    }

    static boolean digitsIn(String text, int lineEnd) {
        int to = Walk.lineEnd(text, Math.min(text.length(), lineEnd + 1), LONGEST_LINE);
        for (int i = lineEnd; i < to; i++) {
            char unit = text.charAt(i);
            if (unit == ':' || unit == '@' || unit == '+') {
                return false;
            }
            if (Clues.isDigit(unit)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a part of the house, or a new line, stands behind a number's dot: {@code u. 15. Suite 4}. */
    static boolean partAt(String text, int at) {
        int word = Walk.at(text, at) == ' ' ? at + 1 : at;
        return (Walk.at(text, at) == '\n' && at < text.length())
                || StreetWords.unit(StreetWords.flags(text, Math.min(word, text.length()), Walk.wordEnd(text, word)));
    }

    static boolean zipAt(String text, int at) {
        int digits = at + 1;
        while (digits - at <= LONGEST_NUMBER && Clues.isDigit(Walk.at(text, digits))) {
            digits++;
        }
        return Walk.at(text, at) == ' ' && digits - at - 1 >= 4 && !Character.isLetterOrDigit(Walk.at(text, digits));
    }
}
