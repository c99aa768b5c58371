package dev.sluice.router.sensitivity.contact;

import dev.sluice.router.sensitivity.Confidence;
import dev.sluice.router.sensitivity.Findings;
import dev.sluice.router.sensitivity.Kind;
import dev.sluice.router.text.Clues;
import dev.sluice.router.text.Walk;
import dev.sluice.router.text.WordMap;

/**
 * Addresses of mail whose signs are written as words: {@code ada at engine dot org}, {@code ada[at]engine.org},
 * {@code ada (at) engine (dot) org}, {@code ada_at_engine.org}. They are walked back from the top-level domain, over
 * the dots to the at.
 */
final class SpelledAddress {
    private static final int LONGEST_LABEL = 64;
    private static final int MOST_LABELS = 4;

    private static final WordMap DOTS = WordMap.of("dot punkt punto point ponto punt kropka точка");
    private static final WordMap ATS = WordMap.of("at arroba ät chiocciola arobase małpa собака chez");

    /** In brackets only: elsewhere an article. */
    private static final WordMap BRACKETED_ATS = WordMap.of("a");

    /** {@code mail ada at engine.org}: what comes next is somebody to write to. */
    private static final WordMap MAILED = WordMap.of("mail email e-mail mailed emailed");

    /** Words before "to" that say the same. */
    private static final WordMap WRITTEN = WordMap.of("write wrote send sent reply forward mail email e-mail address");

    /** {@code visit us at engine dot org} names a site. */
    private static final WordMap NO_NAMES =
            WordMap.of("me us him her them it look looking available hosted found located "
                    + "visit website site page online live here up reach reachable starts start sold one meet");

    private SpelledAddress() {}

    /** Notes the address whose last dot is this word in brackets, if one is. */
    static void dotted(String text, int start, int end, Kind kind, Findings found) {
        if (!DOTS.has(text, start, end)) {
            return;
        }
        int at = end;
        while (at - end < 3 && at < text.length() && (text.charAt(at) == ' ' || closes(text.charAt(at)))) {
            at++;
        }
        int last = Walk.wordEnd(text, at);
        boolean bracketed = at > end && closes(text.charAt(end));
        if (bracketed && last - at >= 2 && !goesOn(text, last)) {
            ending(text, at, last, kind, found);
        }
    }

    /** Whether a dot in words follows. */
    static boolean goesOn(String text, int end) {
        int next = end;
        while (next - end < 3 && next < text.length() && (text.charAt(next) == ' ' || opens(text.charAt(next)))) {
            next++;
        }
        return next > end && DOTS.has(text, next, Walk.wordEnd(text, next));
    }

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
                boolean told = spelled || joined(text, sign) || mailed(text, name);
                if (name < sign && (bracketed || (told && !NO_NAMES.has(text, name, sign)))) {
                    found.add(kind, bracketed ? Confidence.HIGH : Confidence.MEDIUM, name, end);
                }
                return;
            }
        }
    }

    /** Where the word for a sign begins that ends here, brackets and blanks included; {@code end} if none does. */
    private static int sign(String text, int end, WordMap signs) {
        int at = end;
        while (end - at < 3 && at > 0 && (text.charAt(at - 1) == ' ' || closes(text.charAt(at - 1)))) {
            at--;
        }
        boolean bracket = at < end && closes(text.charAt(at));
        at -= at == end && signs == ATS && Walk.at(text, at - 1) == '_' ? 1 : 0;
        int word = Walk.wordStart(text, at);
        boolean known = signs.has(text, word, at) || (bracket && signs == ATS && BRACKETED_ATS.has(text, word, at));
        if (at == end || word == at || !known) {
            return end;
        }
        if (text.charAt(at) == '_') {
            return Walk.at(text, word - 1) == '_' ? word - 1 : end;
        }
        int from = word;
        boolean before = false;
        while (word - from < 3 && from > 0 && (text.charAt(from - 1) == ' ' || opens(text.charAt(from - 1)))) {
            from--;
            before = true;
        }
        return before ? from : end;
    }

    /** Whether underscores join the sign to what stands beside it. */
    private static boolean joined(String text, int sign) {
        return Walk.at(text, sign) == '_';
    }

    /** Whether the words before the name say that it is written to. */
    private static boolean mailed(String text, int name) {
        int end = Walk.at(text, name - 1) == ' ' ? name - 1 : name;
        int word = Walk.wordStart(text, end);
        if (end - word == 2 && text.startsWith("to", word) && Walk.at(text, word - 1) == ' ') {
            return WRITTEN.has(text, Walk.wordStart(text, word - 1), word - 1);
        }
        return MAILED.has(text, word, end);
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
