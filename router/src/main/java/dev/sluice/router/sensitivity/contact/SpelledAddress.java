package dev.sluice.router.sensitivity.contact;

import dev.sluice.router.sensitivity.Confidence;
import dev.sluice.router.sensitivity.Findings;
import dev.sluice.router.sensitivity.Kind;
import dev.sluice.router.text.Clues;
import dev.sluice.router.text.Walk;
import dev.sluice.router.text.WordMap;

/**
 * Addresses of mail whose signs are written as words: {@code ada at engine dot org}, {@code ada[at]engine.org},
 * {@code ada (at) engine (dot) org}. They are walked back from the top-level domain, over the dots to the at.
 */
final class SpelledAddress {
    private static final int LONGEST_LABEL = 64;
    private static final int MOST_LABELS = 4;

    private static final WordMap DOTS = WordMap.of("dot punkt punto point ponto punt kropka");
    private static final WordMap ATS = WordMap.of("at arroba ät chiocciola arobase");

    /** {@code visit us at engine dot org} names a site. */
    private static final WordMap NO_NAMES =
            WordMap.of("me us him her them it look looking available hosted found located "
                    + "visit website site page online live here up reach reachable starts start sold one meet");

    private SpelledAddress() {}

    /** Notes the address that ends with this top-level domain, if one does. */
    static void ending(String text, int start, int end, Kind kind, Findings found) {
        char before = Walk.at(text, start - 1);
        if (before != '.' && before != ' ' && !closes(before)) {
            return;
        }
        boolean spelled = false;
        int at = start;
        for (int label = 0; label < MOST_LABELS; label++) {
            int dot = sign(text, at, DOTS);
            if (dot == at) {
                if (Walk.at(text, at - 1) != '.') {
                    return;
                }
                dot = at - 1;
            } else {
                spelled = true;
            }
            int from = label(text, dot);
            if (from == dot) {
                return;
            }
            at = from;
            int sign = sign(text, at, ATS);
            if (sign < at) {
                boolean bracketed = closes(lastBefore(text, at));
                int name = local(text, sign, found.end());
                if (name < sign && (bracketed || (spelled && !NO_NAMES.has(text, name, sign)))) {
                    found.add(kind, bracketed ? Confidence.HIGH : Confidence.MEDIUM, name, end);
                }
                return;
            }
        }
    }

    /** Where the word for a sign begins that ends here, brackets and blanks included; {@code end} if none does. */
    private static int sign(String text, int end, WordMap signs) {
        int at = end;
        boolean apart = false;
        while (end - at < 3 && at > 0 && (text.charAt(at - 1) == ' ' || closes(text.charAt(at - 1)))) {
            at--;
            apart = true;
        }
        int word = Walk.wordStart(text, at);
        if (!apart || word == at || !signs.has(text, word, at)) {
            return end;
        }
        int from = word;
        boolean before = false;
        while (word - from < 3 && from > 0 && (text.charAt(from - 1) == ' ' || opens(text.charAt(from - 1)))) {
            from--;
            before = true;
        }
        return before ? from : end;
    }

    private static char lastBefore(String text, int at) {
        return Walk.at(text, at - 1) == ' ' ? Walk.at(text, at - 2) : Walk.at(text, at - 1);
    }

    private static int label(String text, int end) {
        int at = end;
        while (at > 0 && end - at < LONGEST_LABEL && labelUnit(text.charAt(at - 1))) {
            at--;
        }
        return at;
    }

    private static int local(String text, int end, int floor) {
        int at = end;
        while (at > floor
                && end - at < LONGEST_LABEL
                && (labelUnit(text.charAt(at - 1)) || "._+".indexOf(text.charAt(at - 1)) >= 0)) {
            at--;
        }
        return at;
    }

    private static boolean labelUnit(char unit) {
        return Clues.isLetter(unit) || Clues.isDigit(unit) || unit == '-' || (unit >= 128 && Walk.letter(unit));
    }

    private static boolean closes(char unit) {
        return unit == ']' || unit == ')' || unit == '}' || unit == '>';
    }

    private static boolean opens(char unit) {
        return unit == '[' || unit == '(' || unit == '{' || unit == '<';
    }
}
