package dev.sluice.router.sensitivity.quasiidentifier;

import dev.sluice.router.text.Clues;

/** Walks over dates. All walks are a few units long. */
final class Dates {
    private Dates() {}

    /**
     * One past a date in digits that begins here, with the time of day behind it; {@code start} if none does.
     * {@code 2024-03-15}, {@code 15.03.2024}, {@code 3/15/24}, {@code 2024年3月15日}.
     */
    static int numeric(String text, int start) {
        int first = digitsEnd(text, start);
        int length = first - start;
        if (first + 2 >= text.length()) {
            return start;
        }
        char separator = text.charAt(first);
        if (separator == '年' || separator == '년' || separator == '月') {
            return ideographic(text, start, first);
        }
        if (separator != '-' && separator != '/' && separator != '.') {
            return start;
        }
        int from = separator == '.' && text.charAt(first + 1) == ' ' ? first + 2 : first + 1;
        int second = digitsEnd(text, from);
        if (second == from || second - from > 2 || second + 1 >= text.length() || text.charAt(second) != separator) {
            return start;
        }
        int to = separator == '.' && text.charAt(second + 1) == ' ' ? second + 2 : second + 1;
        int third = digitsEnd(text, to);
        boolean right = length == 4
                ? year(text, start) && day(text, from, second, text, to, third)
                : length <= 2
                        && day(text, start, first, text, from, second)
                        && (third - to == 4
                                ? year(text, to)
                                : third - to == 2 && (separator == '/' || (length == 2 && second - from == 2)));
        return right && stands(text, third) ? time(text, third) : start;
    }

    private static int ideographic(String text, int start, int end) {
        int at = end;
        int stop = start;
        while (at < text.length() && "年月日년월일".indexOf(text.charAt(at)) >= 0) {
            stop = at + 1;
            int next = stop < text.length() && text.charAt(stop) == ' ' ? stop + 1 : stop;
            int digits = digitsEnd(text, next);
            if (digits == next || digits - next > 2) {
                break;
            }
            at = digits;
        }
        return stop;
    }

    /** Whether two numbers can be a day and a month in any order. */
    private static boolean day(String text, int start, int end, String other, int from, int to) {
        int one = number(text, start, end);
        int two = number(other, from, to);
        return one >= 1 && two >= 1 && Math.max(one, two) <= 31 && Math.min(one, two) <= 12;
    }

    /** One past {@code 15 March 2024}, {@code 3rd of May}, {@code 1. Mai 2024}; {@code end} if a day stands alone. */
    static int written(String text, int start, int end) {
        int day = number(text, start, end);
        if (end - start > 2 || day < 1 || day > 31) {
            return end;
        }
        int at = end;
        if (at + 1 < text.length()
                && (text.startsWith("st", at)
                        || text.startsWith("nd", at)
                        || text.startsWith("rd", at)
                        || text.startsWith("th", at)
                        || text.startsWith("er", at))) {
            at += 2;
        } else if (at < text.length() && (text.charAt(at) == '.' || text.charAt(at) == 'º')) {
            at++;
        }
        if (at >= text.length() || (text.charAt(at) != ' ' && text.charAt(at) != '-')) {
            return end;
        }
        at++;
        if (text.startsWith("of ", at) || text.startsWith("de ", at)) {
            at += 3;
        }
        int month = Months.end(text, at);
        return month == at ? end : yearBehind(text, month);
    }

    private static int yearBehind(String text, int month) {
        int at = month;
        if (at < text.length() && text.charAt(at) == '.') {
            at++;
        }
        if (at < text.length() && text.charAt(at) == ',') {
            at++;
        }
        if (at >= text.length() || (text.charAt(at) != ' ' && text.charAt(at) != '-')) {
            return month;
        }
        at++;
        if (text.startsWith("de ", at)) {
            at += 3;
        } else if (text.startsWith("del ", at)) {
            at += 4;
        }
        int end = digitsEnd(text, at);
        return end - at == 4 && year(text, at) && stands(text, end) ? end : month;
    }

    /** One past {@code 15, 2024} or {@code 2024} behind a month; {@code month} if neither follows. */
    static int behindMonth(String text, int month) {
        int year = yearBehind(text, month);
        if (year > month) {
            return year;
        }
        int at = month < text.length() && text.charAt(month) == '.' ? month + 1 : month;
        if (at >= text.length() || text.charAt(at) != ' ') {
            return month;
        }
        int end = digitsEnd(text, at + 1);
        int day = number(text, at + 1, end);
        if (end == at + 1 || end - at > 3 || day < 1 || day > 31) {
            return month;
        }
        if (text.startsWith("st", end)
                || text.startsWith("nd", end)
                || text.startsWith("rd", end)
                || text.startsWith("th", end)) {
            end += 2;
        }
        return yearBehind(text, end);
    }

    /** Where the month begins that stands directly before a number; the number's start if none does. */
    static int monthBefore(String text, int start) {
        int end = start;
        if (end > 1 && text.charAt(end - 1) == ' ') {
            end--;
        } else {
            return start;
        }
        if (text.charAt(end - 1) == ',' || text.charAt(end - 1) == '.') {
            end--;
        }
        int month = Months.start(text, end);
        return month < end && behindMonth(text, end) > end ? month : start;
    }

    private static int time(String text, int date) {
        int at = date;
        if (at >= text.length() || (text.charAt(at) != ' ' && text.charAt(at) != 'T')) {
            return date;
        }
        int hours = digitsEnd(text, at + 1);
        if (hours == at + 1 || hours - at > 3) {
            return date;
        }
        int end = date;
        at = hours;
        for (int i = 0; i < 2 && at < text.length() && text.charAt(at) == ':'; i++) {
            int digits = digitsEnd(text, at + 1);
            if (digits - at != 3) {
                break;
            }
            end = digits;
            at = digits;
        }
        if (end > date && end + 1 < text.length() && text.charAt(end) == '.' && Clues.isDigit(text.charAt(end + 1))) {
            end = digitsEnd(text, end + 1);
        }
        return end > date && end < text.length() && text.charAt(end) == 'Z' ? end + 1 : end;
    }

    /** From 1900 to 2099. */
    static boolean year(String text, int start) {
        return text.startsWith("19", start) || text.startsWith("20", start);
    }

    /** Whether no number or word goes on behind a date. */
    static boolean stands(String text, int end) {
        if (end == text.length()) {
            return true;
        }
        char unit = text.charAt(end);
        boolean digit = end + 1 < text.length() && Clues.isDigit(text.charAt(end + 1));
        return unit == 'T'
                || !(Span.wordUnit(unit) || unit == '%' || ((unit == '.' || unit == '-' || unit == '/') && digit));
    }

    private static int digitsEnd(String text, int start) {
        int end = start;
        while (end < text.length() && end - start < 10 && Clues.isDigit(text.charAt(end))) {
            end++;
        }
        return end;
    }

    /** -1 if there is none, or more than four digits. */
    private static int number(String text, int start, int end) {
        return end <= start || end - start > 4 ? -1 : Integer.parseInt(text, start, end, 10);
    }
}
