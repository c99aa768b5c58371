package dev.sluice.router.redaction;

import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Dates in figures, put at another time; which figure is day and which month need not be known. */
final class Dates {
    private static final Pattern YEAR_FIRST = Pattern.compile("([0-9]{4})([-./])([0-9]{1,2})([-./])([0-9]{1,2})");
    private static final Pattern YEAR_LAST = Pattern.compile("([0-9]{1,2})([-./])([0-9]{1,2})([-./])([0-9]{4})");

    private Dates() {}

    static boolean looksLikeDate(String value) {
        return YEAR_FIRST.matcher(value).matches() || YEAR_LAST.matcher(value).matches();
    }

    /** Some years away, and on a day that is one in every order of day and month. */
    static String shifted(String value, RandomGenerator random) {
        Matcher first = YEAR_FIRST.matcher(value);
        if (first.matches()) {
            return year(first.group(1), random) + first.group(2) + two(random) + first.group(4) + two(random);
        }
        Matcher last = YEAR_LAST.matcher(value);
        return last.matches()
                ? two(random) + last.group(2) + two(random) + last.group(4) + year(last.group(5), random)
                : Shape.drawn(value, random);
    }

    private static int year(String year, RandomGenerator random) {
        int years = random.nextInt(1, 20);
        return Integer.parseInt(year) + (random.nextBoolean() ? years : -years);
    }

    private static String two(RandomGenerator random) {
        int number = random.nextInt(1, 13);
        return (number < 10 ? "0" : "") + number;
    }
}
