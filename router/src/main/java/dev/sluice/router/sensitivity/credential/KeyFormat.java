package dev.sluice.router.sensitivity.credential;

import dev.sluice.router.sensitivity.Confidence;
import dev.sluice.router.text.Clues;

/**
 * How one issuer writes its keys: a prefix, then a body.
 *
 * @param prefix as written, case counts; {@code ?} stands for one letter or digit, {@code *} for one to
 *     {@link #LONGEST_PART}
 * @param body which characters the body has
 * @param shortest of the body, in characters
 * @param longest of the body as its issuer writes it; a longer one is less sure
 */
record KeyFormat(String prefix, Body body, int shortest, int longest) {
    /** What the one-letter names in {@code keys.txt} say. */
    enum Body {
        N,
        H,
        X,
        U,
        L,
        A,
        T,
        D,
        B,
        G;

        /** Names such as {@code sk-learn-contrib} have these bodies too; a run without hyphens and dots is no name. */
        boolean mayBeWords() {
            return this == T || this == D || this == B;
        }

        boolean holds(char unit) {
            boolean digit = Clues.isDigit(unit);
            return switch (this) {
                case N -> digit;
                case H -> digit || (unit >= 'a' && unit <= 'f');
                case X -> digit || (unit >= 'a' && unit <= 'f') || (unit >= 'A' && unit <= 'F');
                case U -> digit || (unit >= 'A' && unit <= 'Z');
                case L -> digit || (unit >= 'a' && unit <= 'z');
                case A, G -> digit || Clues.isLetter(unit);
                case T -> digit || Clues.isLetter(unit) || unit == '_' || unit == '-';
                case D -> digit || Clues.isLetter(unit) || unit == '_' || unit == '-' || unit == '.';
                case B ->
                    digit
                            || Clues.isLetter(unit)
                            || unit == '_'
                            || unit == '-'
                            || unit == '.'
                            || unit == '+'
                            || unit == '/'
                            || unit == '=';
            };
        }
    }

    private static final int LONGEST_PART = 30;

    /** Percent, see {@link Randomness#unnatural}; low, since the prefix tells already. */
    private static final int NATURAL = 25;

    /** The first characters of a body tell whether it is one; this bounds the cost of a prefix that is none. */
    private static final int SAMPLE = 64;

    /** Where the body begins; -1 if the prefix does not stand here. */
    private int bodyStart(String text, int start) {
        int at = start;
        for (int i = 0; i < prefix.length(); i++) {
            char wanted = prefix.charAt(i);
            if (at >= text.length()) {
                return -1;
            }
            if (wanted == '*') {
                int from = at;
                while (at < text.length() && at - from < LONGEST_PART && alphanumeric(text.charAt(at))) {
                    at++;
                }
                if (at == from) {
                    return -1;
                }
            } else if (text.charAt(at) == wanted || (wanted == '?' && alphanumeric(text.charAt(at)))) {
                at++;
            } else {
                return -1;
            }
        }
        return at;
    }

    /** One past the key that starts here; {@code start} if none does. */
    int end(String text, int start) {
        int from = bodyStart(text, start);
        if (from < 0) {
            return start;
        }
        int sample = walk(text, from, Math.min(text.length(), from + Math.max(SAMPLE, shortest)));
        if (sample - from < shortest
                || !Randomness.looksRandom(text, from, sample)
                || (body.mayBeWords() && !Randomness.isNoName(text, from, sample))
                || !drawn(text, from, sample)) {
            return start;
        }
        int end = walk(text, sample, text.length());
        while (text.charAt(end - 1) == '.') {
            end--;
        }
        return end;
    }

    /** Letters among the digits, and not the words that names of programs are made of. */
    private boolean drawn(String text, int from, int end) {
        int classes = Randomness.classes(text, from, end);
        return switch (body) {
            case N, H, X, U -> true;
            case L, A, T, D, B, G ->
                (classes & (Randomness.LOWER | Randomness.UPPER)) != 0
                        && Randomness.unnatural(text, from, end) >= NATURAL;
        };
    }

    /** How sure a key is that {@link #end} found: whether length and checksum fit besides. */
    Confidence confidence(String text, int start, int end) {
        int from = bodyStart(text, start);
        int length = end - from;
        if (length > longest) {
            return Confidence.MEDIUM;
        }
        return body == Body.G && length == 36 && !Crc32Base62.holds(text, start, end)
                ? Confidence.MEDIUM
                : Confidence.HIGH;
    }

    private int walk(String text, int from, int limit) {
        int end = from;
        while (end < limit && body.holds(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean alphanumeric(char unit) {
        return Clues.isLetter(unit) || Clues.isDigit(unit);
    }
}
