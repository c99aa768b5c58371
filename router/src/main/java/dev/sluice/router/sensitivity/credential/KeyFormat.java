package dev.sluice.router.sensitivity.credential;

import dev.sluice.router.text.Clues;

/**
 * How one issuer writes its keys: a prefix, then a body.
 *
 * @param prefix as written; case counts
 * @param shortest of the body, in characters
 * @param body which characters the body has
 */
record KeyFormat(String prefix, int shortest, Body body) {
    enum Body {
        /** Capitals and digits. */
        CAPITALS,
        /** Hexadecimal digits in lower case. */
        HEX,
        /** Letters and digits. */
        ALPHANUMERIC,
        /** Letters, digits, {@code _}, {@code -}. */
        TOKEN,
        /** Letters, digits, {@code _}, {@code -}, {@code .}. */
        DOTTED;

        /** Names such as {@code sk-learn-contrib} have these bodies too; a run without hyphens and dots is no name. */
        boolean mayBeWords() {
            return this == TOKEN || this == DOTTED;
        }

        boolean holds(char unit) {
            boolean digit = Clues.isDigit(unit);
            return switch (this) {
                case CAPITALS -> digit || (unit >= 'A' && unit <= 'Z');
                case HEX -> digit || (unit >= 'a' && unit <= 'f');
                case ALPHANUMERIC -> digit || Clues.isLetter(unit);
                case TOKEN -> digit || Clues.isLetter(unit) || unit == '_' || unit == '-';
                case DOTTED -> digit || Clues.isLetter(unit) || unit == '_' || unit == '-' || unit == '.';
            };
        }
    }

    /** The first characters of a body tell whether it is one; this bounds the cost of a prefix that is none. */
    private static final int SAMPLE = 64;

    /** One past the key that starts here; {@code start} if none does. */
    int end(String text, int start) {
        if (!text.startsWith(prefix, start)) {
            return start;
        }
        int from = start + prefix.length();
        int sample = walk(text, from, Math.min(text.length(), from + SAMPLE));
        if (sample - from < shortest
                || !Randomness.looksRandom(text, from, sample)
                || (body.mayBeWords() && !Randomness.isNoName(text, from, sample))) {
            return start;
        }
        int end = walk(text, sample, text.length());
        while (text.charAt(end - 1) == '.') {
            end--;
        }
        return end;
    }

    private int walk(String text, int from, int limit) {
        int end = from;
        while (end < limit && body.holds(text.charAt(end))) {
            end++;
        }
        return end;
    }
}
