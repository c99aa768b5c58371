package dev.sluice.router.verification;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/**
 * A value of a program with one spelling: {@code "[1, 'a']"} and {@code [1, "a"]} are the same. Models put the same
 * value into other quotes, escape them once too often, or leave a string's own quotes out.
 */
final class CanonicalLiteral {
    /** Longer numbers are compared as they are written: reckoning with them takes the square of their length. */
    static final int LONGEST_NUMBER = 1000;

    private static final Pattern NUMBER = Pattern.compile("[-+]?(\\d++\\.?\\d*+|\\.\\d++)([eE][-+]?\\d{1,3})?");

    private CanonicalLiteral() {}

    static String of(String text) {
        String plain = text.strip()
                .replace('‘', '\'')
                .replace('’', '\'')
                .replace('“', '"')
                .replace('”', '"')
                .replace("\\\"", "\"")
                .replace("\\'", "'")
                .replace('"', '\'');
        while (plain.length() > 1 && isQuote(plain.charAt(0)) && plain.charAt(plain.length() - 1) == plain.charAt(0)) {
            String inner = plain.substring(1, plain.length() - 1);
            if (inner.indexOf(plain.charAt(0)) >= 0) {
                break;
            }
            plain = inner;
        }
        if (plain.length() <= LONGEST_NUMBER && NUMBER.matcher(plain).matches()) {
            BigDecimal value = new BigDecimal(plain);
            return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
        }
        boolean structured = !plain.isEmpty() && "[({".indexOf(plain.charAt(0)) >= 0;
        return structured ? withoutSpace(plain) : plain;
    }

    private static boolean isQuote(char unit) {
        return unit == '\'' || unit == '`';
    }

    /** White space between values means nothing; within quotes it does. */
    private static String withoutSpace(String text) {
        StringBuilder kept = new StringBuilder(text.length());
        boolean quoted = false;
        for (int at = 0; at < text.length(); at++) {
            char unit = text.charAt(at);
            if (unit == '\'') {
                quoted = !quoted;
            }
            if (quoted || !Character.isWhitespace(unit)) {
                kept.append(unit);
            }
        }
        return kept.toString();
    }
}
