package dev.sluice.router.difficulty;

import org.jspecify.annotations.Nullable;

/** Counts the signs of texts in one pass over each. Not thread-safe. */
final class Tally {
    /** In a longer conversation simple words say nothing. */
    private static final double SHORT = 120;

    private final double[] counts = new double[Sign.values().length];
    private double weight;

    void add(Sign sign, double count) {
        counts[index(sign)] += count;
    }

    double of(Sign sign) {
        return counts[index(sign)];
    }

    /** How full each sign's count is, in the order of {@link Sign}. */
    void fullness(float[] into) {
        for (Sign sign : Sign.values()) {
            boolean pointless = sign == Sign.PLAIN && of(Sign.LENGTH) > SHORT;
            into[index(sign)] = pointless ? 0 : (float) sign.fullness(Math.max(0, of(sign)));
        }
    }

    /**
     * Reads one stretch of a text; words may hold hyphens, since {@code lock-free} says more than its halves.
     *
     * @param times what each count is worth
     */
    void read(String text, int from, int to, double times) {
        weight = times;
        int word = -1;
        int hash = 0;
        int words = 0;
        int capitals = 0;
        int digits = 0;
        for (int i = from; i < to; i++) {
            char unit = text.charAt(i);
            boolean small = unit >= 'a' && unit <= 'z';
            boolean capital = unit >= 'A' && unit <= 'Z';
            if (small || capital || (unit == '-' && word >= 0)) {
                capitals += capital ? 1 : 0;
                if (word < 0) {
                    word = i;
                    hash = 0;
                }
                hash = Vocabulary.hash(hash, unit);
                continue;
            }
            if (word >= 0) {
                words++;
                word(text, word, i, hash);
                word = -1;
            }
            if (unit >= '0' && unit <= '9') {
                digits++;
                number(text, from, to, i);
            } else if (unit == '\n') {
                line(text, i + 1, to);
            } else if (unit > ' ') {
                sign(text, from, to, i, unit);
            }
        }
        if (word >= 0) {
            words++;
            word(text, word, to, hash);
        }
        count(Sign.WORDS, words);
        count(Sign.CAPITALS, capitals);
        count(Sign.DIGITS, digits);
    }

    private void count(Sign sign, double count) {
        counts[index(sign)] += weight * count;
    }

    private void word(String text, int start, int end, int hash) {
        @Nullable Sign sign = Vocabulary.english().signOf(text, start, end, hash);
        if (sign != null) {
            count(sign, 1);
        }
    }

    private void number(String text, int from, int to, int i) {
        boolean starts = i == from || !(text.charAt(i - 1) >= '0' && text.charAt(i - 1) <= '9');
        if (starts) {
            count(Sign.NUMBERS, 1);
            count(Sign.MATHEMATICS, 0.3);
            boolean numbered = (i == from || text.charAt(i - 1) == '\n')
                    && i + 1 < to
                    && (text.charAt(i + 1) == '.' || text.charAt(i + 1) == ')');
            if (numbered) {
                count(Sign.STEPS, 1);
            }
        }
    }

    private void line(String text, int next, int to) {
        count(Sign.LINES, 1);
        if (next + 1 < to
                && text.charAt(next) >= 'A'
                && text.charAt(next) <= 'J'
                && (text.charAt(next + 1) == '.' || text.charAt(next + 1) == ')')) {
            count(Sign.OPTIONS, 1);
        }
    }

    private void sign(String text, int from, int to, int i, char unit) {
        switch (unit) {
            case '{', '}', ';', '[', ']', '`' -> count(Sign.CODE, 1);
            case '_' -> {
                boolean again = i > from && text.charAt(i - 1) == '_';
                count(again ? Sign.BLANKS : Sign.CODE, again ? 0.5 : 1);
            }
            case '=', '+', '*', '<', '>' -> {
                count(Sign.CODE, 0.25);
                count(Sign.MATHEMATICS, 0.5);
            }
            case '^' -> count(Sign.MATHEMATICS, 1);
            case '\\', '$' -> {
                count(Sign.FORMULAE, 1);
                count(Sign.MATHEMATICS, 0.5);
            }
            case '.' -> {
                if (i + 1 == to || text.charAt(i + 1) <= ' ') {
                    count(Sign.SENTENCES, 1);
                }
            }
            case '?' -> count(Sign.QUESTIONS, 1);
            case ',' -> count(Sign.COMMAS, 1);
            case '"', '\u201c', '\u201d', '\u2018' -> count(Sign.QUOTES, 1);
            default -> {
                if (unit >= 0x0370) {
                    other(unit);
                }
            }
        }
    }

    private void other(char unit) {
        if (Character.getType(unit) == Character.MATH_SYMBOL) {
            count(Sign.MATHEMATICS, 1);
        } else if (Character.isLetter(unit)) {
            count(Sign.SCRIPTS, 1);
        }
    }

    @SuppressWarnings("EnumOrdinal") // the array never leaves this object, and a map would box on every word
    private static int index(Sign sign) {
        return sign.ordinal();
    }
}
