package dev.sluice.router.sensitivity.credential;

import dev.sluice.router.text.Clues;

/** Lists such as {@code Server=db1;User Id=app;Password=…}. */
final class Pairs {
    private static final int LONGEST_NAME = 40;
    private static final int LONGEST = 1024;

    private Pairs() {}

    /** Whether {@code name=} begins here. */
    static boolean follows(String text, int at) {
        return sign(text, at) > 0;
    }

    /** Where the list begins that holds the name at {@code name}; not before {@code floor}. */
    static int start(String text, int name, int floor) {
        int line = lastBreak(text, Math.max(floor, name - LONGEST), name);
        int start = name;
        while (start > line && text.charAt(start - 1) == ';') {
            String segments = text.substring(line, start - 1);
            int before = line + segments.lastIndexOf(';');
            int from = before + 1;
            if (segments.indexOf('=', from - line) < 0) {
                return start;
            }
            if (before < line) {
                return firstName(text, from, start - 1);
            }
            start = before + 1;
        }
        return start;
    }

    /** Where the first pair's name begins: behind the last {@code =}, {@code :} or blank before its sign. */
    private static int firstName(String text, int from, int end) {
        int sign = end - 1;
        while (sign > from && text.charAt(sign) == '=') {
            sign--; // Base64 ends so
        }
        // The first pair's own sign is the last one that a name stands before.
        while (sign > from && !(text.charAt(sign) == '=' && Character.isLetter(text.charAt(sign - 1)))) {
            sign--;
        }
        int start = sign;
        while (start > from && Character.isLetter(text.charAt(start - 1))) {
            start--;
        }
        // Data Source, User Id, Initial Catalog: a first word in capitals.
        if (start > from + 1
                && text.charAt(start - 1) == ' '
                && start < sign
                && Character.isUpperCase(text.charAt(start))) {
            int word = start - 1;
            while (word > from && Character.isLetter(text.charAt(word - 1))) {
                word--;
            }
            return word < start - 1 && Character.isUpperCase(text.charAt(word)) ? word : start;
        }
        return start;
    }

    /** One past the last break between lines or quotation mark in the range; {@code from} if there is none. */
    private static int lastBreak(String text, int from, int end) {
        for (int i = end; i > from; i--) {
            if ("\n\r\"'`<>".indexOf(text.charAt(i - 1)) >= 0) {
                return i;
            }
        }
        return from;
    }

    /** One past the list whose pair's value ends at {@code valueEnd}. */
    static int end(String text, int valueEnd) {
        int end = valueEnd;
        while (end < text.length() && end - valueEnd < LONGEST && text.charAt(end) == ';') {
            int sign = sign(text, end + 1);
            if (sign < 0) {
                return end;
            }
            int value = sign + 1;
            while (value < text.length() && value - sign < LONGEST && "\n\r\"'`<>; ".indexOf(text.charAt(value)) < 0) {
                value++;
            }
            end = value;
        }
        return end;
    }

    private static int sign(String text, int from) {
        int at = from;
        while (at < text.length()
                && at - from < LONGEST_NAME
                && (Clues.isLetter(text.charAt(at))
                        || Clues.isDigit(text.charAt(at))
                        || " _-".indexOf(text.charAt(at)) >= 0)) {
            at++;
        }
        return at > from && at < text.length() && text.charAt(at) == '=' ? at : -1;
    }
}
