package dev.sluice.router.mode;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.OptionalDouble;

/** Shares as people write them: {@code 20%} or {@code 0.2}. */
public final class Share {
    private static final int LONGEST = 12;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private Share() {}

    /** From 0 to 1; empty if the text is no share. */
    public static OptionalDouble parse(String text) {
        boolean percent = text.endsWith("%");
        String digits = percent ? text.substring(0, text.length() - 1) : text;
        if (digits.isEmpty() || digits.length() > LONGEST || !plain(digits)) {
            return OptionalDouble.empty();
        }
        BigDecimal value = new BigDecimal(digits);
        if (value.compareTo(percent ? HUNDRED : BigDecimal.ONE) > 0) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of((percent ? value.movePointLeft(2) : value).doubleValue());
    }

    /** In percent, with at most two decimals: {@code 20 %}. */
    public static String shown(double share) {
        BigDecimal percent = new BigDecimal(share * 100).setScale(2, RoundingMode.HALF_UP);
        return (percent.signum() == 0 ? "0" : percent.stripTrailingZeros().toPlainString()) + " %";
    }

    static void require(String name, double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException(name + ": " + share + " (expected 0 to 1)");
        }
    }

    private static boolean plain(String digits) {
        return digits.chars().allMatch(c -> (c >= '0' && c <= '9') || c == '.')
                && digits.charAt(0) != '.'
                && digits.charAt(digits.length() - 1) != '.'
                && digits.indexOf('.') == digits.lastIndexOf('.');
    }
}
