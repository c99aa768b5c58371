package dev.sluice.router.verification;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers as people and models write them: {@code 1,234.5}, {@code $ 12}, {@code 1.234,50 €}, {@code \frac{3}{4}}. */
final class Numbers {
    private static final String DIGITS =
            "\\d{1,3}(?:[,\\u00A0\\u202F\\u2009']\\d{3}){1,9}(?:\\.\\d+)?|\\d{1,3}(?:\\.\\d{3}){1,9},\\d{1,2}(?!\\d)"
                    + "|\\d+,\\d{1,2}(?![\\d,])|\\d+(?:\\.\\d+)?|\\.\\d+";
    private static final Pattern NUMBER = Pattern.compile(
            "(?<![\\w.])([-\\u2212\\u2013]?)(?:[$€£¥₹][ ]?)?([-\\u2212]?)("
                    + DIGITS
                    + ")(?:[eE]([-+]?\\d{1,3}))?(?:[ ]?/[ ]?(\\d+(?:\\.\\d+)?))?(?:[ ]?(million|billion|thousand|trillion)\\b)?");
    /**
     * Begins at a sign or where white space begins, so that a long run of it is walked once and not from each place.
     */
    private static final Pattern FRACTION = Pattern.compile(
            "([-\\u2212]|(?<!\\s))\\s*+\\\\[dt]?frac\\s*+\\{\\s*+([-\\d.,]++)\\s*+\\}\\s*+\\{\\s*+([-\\d.,]++)\\s*+\\}");

    private Numbers() {}

    /** The last number of a text; empty if it has none. */
    static OptionalDouble last(String text) {
        String plain = plain(text);
        List<Double> found = new ArrayList<>();
        Matcher number = NUMBER.matcher(plain);
        while (number.find()) {
            found.add(value(number));
        }
        return found.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(found.getLast());
    }

    /** The number that a text is, units and signs of money aside; empty if it is none, or holds more than one. */
    static OptionalDouble only(String text) {
        Matcher number = NUMBER.matcher(plain(text));
        if (!number.find()) {
            return OptionalDouble.empty();
        }
        double value = value(number);
        return number.find() ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    /** All numbers of a text, in their order. */
    static List<Double> all(String text) {
        List<Double> found = new ArrayList<>();
        Matcher number = NUMBER.matcher(plain(text));
        while (number.find()) {
            found.add(value(number));
        }
        return found;
    }

    private static String plain(String text) {
        String plain = text.replace("\\$", "$")
                .replace("\\%", "%")
                .replace("\\,", "")
                .replace("\\!", "")
                .replace("{,}", ",")
                .replace("**", "");
        Matcher fraction = FRACTION.matcher(plain);
        return fraction.replaceAll(
                part -> Matcher.quoteReplacement(part.group(1) + digits(part.group(2)) + "/" + digits(part.group(3))));
    }

    private static String digits(String text) {
        return text.replace(",", "");
    }

    private static double value(Matcher number) {
        boolean negative = !number.group(1).isEmpty() || !number.group(2).isEmpty();
        String exponent = number.group(4) == null ? "" : "e" + number.group(4);
        double value = Double.parseDouble(unseparated(number.group(3)) + exponent);
        if (number.group(5) != null) {
            double divisor = Double.parseDouble(number.group(5));
            value = divisor == 0 ? value : value / divisor;
        }
        if (number.group(6) != null) {
            value *= switch (number.group(6)) {
                case "thousand" -> 1e3;
                case "million" -> 1e6;
                case "billion" -> 1e9;
                default -> 1e12;
            };
        }
        return negative ? -value : value;
    }

    /** A comma that is followed by one or two digits, and nothing more, is a decimal comma. */
    private static String unseparated(String digits) {
        int comma = digits.lastIndexOf(',');
        boolean decimal = comma >= 0 && digits.length() - comma <= 3;
        String grouped = decimal ? digits.replace(".", "").replace(',', '.') : digits.replace(",", "");
        return grouped.replaceAll("[\\u00A0\\u202F\\u2009']", "");
    }
}
