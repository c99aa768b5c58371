package dev.sluice.router.sensitivity.health;

import dev.sluice.router.text.Clues;
import dev.sluice.router.text.Walk;
import org.jspecify.annotations.Nullable;

/** A number or code behind a word that announces it. */
record Code(int start, int end) {
    private static final int SHORTEST = 4;
    private static final int LONGEST = 24;
    /** Words between the announcing word and the code: "number is", "no." */
    private static final int MOST_WORDS = 3;

    /** The first run of letters, digits and dashes with enough digits; null if something else comes first. */
    static @Nullable Code behind(String text, int from, int widestGap, int fewestDigits) {
        int words = 0;
        int at = from;
        int limit = Math.min(text.length(), from + widestGap);
        while (at < limit) {
            char unit = text.charAt(at);
            if (Character.isLetterOrDigit(unit)) {
                int end = end(text, at);
                int digits = 0;
                for (int i = at; i < end; i++) {
                    digits += Clues.isDigit(text.charAt(i)) ? 1 : 0;
                }
                if (digits >= fewestDigits && end - at >= SHORTEST && end - at <= LONGEST && !date(text, at, end)) {
                    return new Code(at, end);
                }
                boolean counter = end - at <= 2 && Walk.at(text, end) == '|'; // HL7
                if ((digits > 0 && !counter) || ++words > MOST_WORDS) {
                    return null;
                }
                at = end;
            } else if ((unit == '\n' && at - from > 3) || unit == '?' || unit == ';' || unit == '!') {
                return null;
            } else {
                at++;
            }
        }
        return null;
    }

    private static int end(String text, int start) {
        int end = start;
        while (end < text.length() && end - start <= LONGEST) {
            char unit = text.charAt(end);
            boolean joint = (unit == '-' || unit == '/' || unit == '.')
                    && end > start
                    && Character.isLetterOrDigit(Walk.at(text, end + 1))
                    && !Walk.caseless(Walk.at(text, end + 1));
            boolean space =
                    unit == ' ' && Clues.isDigit(Walk.at(text, end - 1)) && Clues.isDigit(Walk.at(text, end + 1));
            if (!(Character.isLetterOrDigit(unit) && (!Walk.caseless(unit) || Walk.caseless(text.charAt(start))))
                    && !joint
                    && !space) {
                break;
            }
            end++;
        }
        return end;
    }

    private static boolean date(String text, int start, int end) {
        return end - start >= 8
                && end - start <= 10
                && Clues.isDigit(text.charAt(start))
                && ((joint(text, start + 4) && joint(text, start + 7))
                        || (joint(text, start + 2) && joint(text, start + 5)));
    }

    private static boolean joint(String text, int at) {
        return "-./".indexOf(Walk.at(text, at)) >= 0;
    }
}
