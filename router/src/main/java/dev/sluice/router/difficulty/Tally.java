package dev.sluice.router.difficulty;

import org.jspecify.annotations.Nullable;

/** Counts the signs of each trait in one pass over each text. */
final class Tally {
    /** In a longer conversation simple words say nothing. */
    private static final double SHORT = 120;

    private final double[] counts = new double[Trait.values().length];

    void add(Trait trait, double count) {
        counts[index(trait)] += count;
    }

    double of(Trait trait) {
        boolean pointless = trait == Trait.PLAIN && counts[index(Trait.LENGTH)] > SHORT;
        return pointless ? 0 : counts[index(trait)];
    }

    /** Reads one text; words may hold hyphens, since {@code lock-free} says more than its halves. */
    void read(String text) {
        int length = text.length();
        add(Trait.LENGTH, length);
        int word = -1;
        int hash = 0;
        for (int i = 0; i < length; i++) {
            char unit = text.charAt(i);
            if ((unit >= 'a' && unit <= 'z') || (unit >= 'A' && unit <= 'Z') || (unit == '-' && word >= 0)) {
                if (word < 0) {
                    word = i;
                    hash = 0;
                }
                hash = Vocabulary.hash(hash, unit);
            } else {
                if (word >= 0) {
                    word(text, word, i, hash);
                    word = -1;
                }
                if (unit > ' ') {
                    sign(text, i, unit);
                }
            }
        }
        if (word >= 0) {
            word(text, word, length, hash);
        }
    }

    private void word(String text, int start, int end, int hash) {
        @Nullable Trait trait = Vocabulary.english().traitOf(text, start, end, hash);
        if (trait != null) {
            counts[index(trait)]++;
        }
    }

    private void sign(String text, int i, char unit) {
        switch (unit) {
            case '{', '}', ';', '[', ']', '_', '`' -> add(Trait.CODE, 1);
            case '=', '+', '*', '<', '>' -> {
                add(Trait.CODE, 0.25);
                add(Trait.MATHEMATICS, 0.5);
            }
            case '^', '\\' -> add(Trait.MATHEMATICS, 1);
            case '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> {
                boolean starts = i == 0 || !(text.charAt(i - 1) >= '0' && text.charAt(i - 1) <= '9');
                if (starts) {
                    add(Trait.MATHEMATICS, 0.3);
                    boolean numbered = (i == 0 || text.charAt(i - 1) == '\n')
                            && i + 1 < text.length()
                            && (text.charAt(i + 1) == '.' || text.charAt(i + 1) == ')');
                    if (numbered) {
                        add(Trait.STEPS, 1);
                    }
                }
            }
            default -> {
                if (unit >= 0x0370) {
                    other(unit);
                }
            }
        }
    }

    private void other(char unit) {
        if (Character.getType(unit) == Character.MATH_SYMBOL) {
            add(Trait.MATHEMATICS, 1);
        } else if (Character.isLetter(unit)) {
            add(Trait.SCRIPTS, 1);
        }
    }

    @SuppressWarnings("EnumOrdinal") // the array never leaves this object, and a map would box on every word
    private static int index(Trait trait) {
        return trait.ordinal();
    }
}
