package dev.sluice.router.sensitivity.contact;

import dev.sluice.router.text.Clues;
import dev.sluice.router.text.Walk;
import org.jspecify.annotations.Nullable;

/**
 * A day with its year, as people write it: {@code 1976-07-14}, {@code 14.7.76}, {@code 14 July 1976}, {@code July 14th,
 * 1976}, {@code 14 de julio de 1976}, {@code 1976年7月14日}.
 *
 * @param year as written; two digits stay two
 */
record Date(int start, int end, int year) {
    private static final int LONGEST_MONTH = 14;

    /** The date that starts at this digit; null if there is none. */
    static @Nullable Date at(String text, int start) {
        int first = digits(text, start);
        int length = first - start;
        if (length == 8 && plausible(text, start)) {
            return new Date(start, first, number(text, start, start + 4));
        }
        if (length != 1 && length != 2 && length != 4) {
            return null;
        }
        char gap = Walk.at(text, first);
        if (gap == '.' || gap == '/' || gap == '-') {
            return numeric(text, start, first, gap);
        }
        if (length == 4) {
            return eastAsian(text, start, first);
        }
        return length <= 2 ? written(text, start, first) : null;
    }

    private static @Nullable Date numeric(String text, int start, int first, char gap) {
        int second = first + 1;
        boolean spaced = gap == '.' && Walk.at(text, second) == ' ';
        second += spaced ? 1 : 0;
        int secondEnd = digits(text, second);
        if (secondEnd == second) {
            return gap == '/' ? null : written(text, start, first);
        }
        int third = secondEnd + (spaced && Walk.at(text, secondEnd + 1) == ' ' ? 2 : 1);
        int end = digits(text, third);
        boolean leading = first - start == 4;
        int last = end - third;
        if (secondEnd - second > 2
                || Walk.at(text, secondEnd) != gap
                || !(leading ? last >= 1 && last <= 2 : last == 4 || last == 2)
                || (!leading && last == 2 && first - start == 4)) {
            return null;
        }
        int one = number(text, start, first);
        int two = number(text, second, secondEnd);
        int three = number(text, third, end);
        boolean day = leading
                ? two >= 1 && two <= 12 && three >= 1 && three <= 31
                : one >= 1 && one <= 31 && two >= 1 && two <= 31 && (one <= 12 || two <= 12);
        return day ? new Date(start, end, leading ? one : three) : null;
    }

    /** A month in letters behind the day. */
    private static @Nullable Date written(String text, int start, int first) {
        int day = number(text, start, first);
        if (day < 1 || day > 31) {
            return null;
        }
        int at = first;
        if (Clues.isLetter(Walk.at(text, at)) && Walk.wordEnd(text, at) - at == 2) {
            at += 2; // 14th
        }
        for (int words = 0; words < 3; words++) {
            at = gap(text, at);
            int year = digits(text, at);
            if (year - at == 4 && words > 0) {
                return new Date(start, year, number(text, at, year));
            }
            int end = letters(text, at);
            if (end == at || end - at > LONGEST_MONTH) {
                return null;
            }
            at = end;
        }
        at = gap(text, at);
        int year = digits(text, at);
        return year - at == 4 ? new Date(start, year, number(text, at, year)) : null;
    }

    /** The date whose month, in letters, starts here: {@code July 14, 1976}; null if there is none. */
    static @Nullable Date atMonth(String text, int start) {
        int month = letters(text, start);
        if (month - start < 3 || month - start > LONGEST_MONTH) {
            return null;
        }
        int at = gap(text, month);
        int day = digits(text, at);
        if (day == at || day - at > 2) {
            return null;
        }
        at = day;
        if (Clues.isLetter(Walk.at(text, at)) && Walk.wordEnd(text, at) - at == 2) {
            at += 2;
        }
        at = gap(text, at);
        int year = digits(text, at);
        return year - at == 4 ? new Date(start, year, number(text, at, year)) : null;
    }

    private static @Nullable Date eastAsian(String text, int start, int first) {
        int at = first;
        for (int part = 0; part < 3; part++) {
            char unit = Walk.at(text, at);
            if (!Walk.han(unit) && !Walk.hangul(unit)) {
                return null;
            }
            at++;
            if (part == 2) {
                return new Date(start, at, number(text, start, first));
            }
            at += Walk.at(text, at) == ' ' ? 1 : 0;
            int end = digits(text, at);
            if (end == at || end - at > 2) {
                return null;
            }
            at = end;
        }
        return null;
    }

    private static int gap(String text, int from) {
        int at = from;
        while (at - from < 2 && " .,-/\u00A0".indexOf(Walk.at(text, at)) >= 0) {
            at++;
        }
        return at;
    }

    private static int letters(String text, int from) {
        int at = from;
        while (at - from <= LONGEST_MONTH && at < text.length() && Walk.letter(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static int digits(String text, int from) {
        int at = from;
        while (at - from < 9 && at < text.length() && Clues.isDigit(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static boolean plausible(String text, int start) {
        int year = number(text, start, start + 4);
        int month = number(text, start + 4, start + 6);
        int day = number(text, start + 6, start + 8);
        return year >= 1900 && year <= 2030 && month >= 1 && month <= 12 && day >= 1 && day <= 31;
    }

    private static int number(String text, int start, int end) {
        int number = 0;
        for (int i = start; i < end; i++) {
            number = number * 10 + text.charAt(i) - '0';
        }
        return number;
    }
}
