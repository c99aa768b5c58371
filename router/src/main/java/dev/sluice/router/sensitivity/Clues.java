package dev.sluice.router.sensitivity;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one pass over a string showed: where it is worth looking. Made once for a string and handed to all detectors;
 * what it holds is for the built-in ones.
 *
 * <p>The pass classes each unit by a table. Most of English text falls into the first class and costs one comparison;
 * the rest costs a few. Runs of digits are walked ahead once, so the pass is linear.
 */
public final class Clues {
    /** No key of a known format is shorter. */
    static final int SHORTEST_TOKEN = 16;

    /** Fewer digits are neither a card nor a telephone number nor a social security number. */
    static final int FEWEST_DIGITS = 7;

    private static final byte LETTER = 0;
    private static final byte BREAK = 1;
    private static final byte AT = 2;
    private static final byte ASSIGN = 3;
    /** From here on a unit belongs to a token; the classes before end one, letters aside. */
    private static final byte IN_TOKEN = 4;

    private static final byte DIGIT = 4;
    private static final byte DASH = 5;
    private static final byte FIRST_OF_WORD = 6;
    private static final byte[] CLASS = classes();

    private final String text;
    private final @Nullable Folding folding;
    private final Positions ats = new Positions();
    private final Positions assignments = new Positions();
    private final Positions words = new Positions();
    private final Positions armours = new Positions();
    private final Positions tokens = new Positions();
    private final Positions accounts = new Positions();
    private List<DigitGroups> numbers = List.of();

    private Clues(String text, @Nullable Folding folding) {
        this.text = text;
        this.folding = folding;
    }

    public static Clues in(String text) {
        Clues clues = new Clues(text, null);
        if (!clues.pass(true)) {
            Folding folding = Folding.of(text);
            clues = new Clues(folding.text(), folding);
            boolean whole = clues.pass(false);
            assert whole : "folded twice";
        }
        return clues;
    }

    /** The text after {@link Folding}; all clues are offsets in it. */
    String text() {
        return text;
    }

    /** The offset in the original text. */
    int original(int folded) {
        Folding map = folding;
        return map == null ? folded : map.original(folded);
    }

    /** Every {@code @} with something before it. */
    Positions ats() {
        return ats;
    }

    /** Every {@code =} and {@code :}. */
    Positions assignments() {
        return assignments;
    }

    /** Starts of {@code pass…}, {@code pwd} and ends of {@code identified by}, in any case. */
    Positions words() {
        return words;
    }

    /** Starts of {@code -----B}. */
    Positions armours() {
        return armours;
    }

    /** Start and end of each run of at least {@link #SHORTEST_TOKEN} of {@code [A-Za-z0-9_-]}, alternating. */
    Positions tokens() {
        return tokens;
    }

    /** Places of two letters that two digits follow. */
    Positions accounts() {
        return accounts;
    }

    /** Runs of at least {@link #FEWEST_DIGITS} digits, separators allowed. */
    List<DigitGroups> numbers() {
        return numbers;
    }

    /** Returns false as soon as something must be folded first. */
    private boolean pass(boolean mayStop) {
        String text = this.text;
        int size = text.length();
        int token = 0;
        int walked = 0;
        for (int i = 0; i < size; i++) {
            char unit = text.charAt(i);
            byte kind;
            if (unit < 128) {
                kind = CLASS[unit];
            } else if (mayStop && Folding.changes(unit)) {
                return false;
            } else {
                kind = BREAK;
            }
            if (kind == LETTER) {
                continue;
            }
            if (kind < IN_TOKEN) {
                if (i - token >= SHORTEST_TOKEN) {
                    tokens.add(token);
                    tokens.add(i);
                }
                token = i + 1;
                if (kind != BREAK) {
                    note(kind, i);
                }
            } else if (kind == DIGIT) {
                if (i >= walked) {
                    walked = walk(i);
                }
                if (i >= 2 && isLetter(text.charAt(i - 1))) {
                    account(i);
                }
            } else if (kind == FIRST_OF_WORD) {
                word(i, unit);
            } else if (unit == '-' && text.startsWith("-----B", i)) {
                armours.add(i);
            }
        }
        if (size - token >= SHORTEST_TOKEN) {
            tokens.add(token);
            tokens.add(size);
        }
        return true;
    }

    private void note(byte kind, int i) {
        if (kind == ASSIGN) {
            assignments.add(i);
        } else if (i > 0) {
            ats.add(i);
        }
    }

    private int walk(int start) {
        int end = DigitGroups.end(text, start);
        if (end - start >= FEWEST_DIGITS) {
            DigitGroups number = DigitGroups.of(text, start, end);
            if (number.digits() >= FEWEST_DIGITS) {
                if (numbers.isEmpty()) {
                    numbers = new ArrayList<>();
                }
                numbers.add(number);
            }
        }
        return end;
    }

    private void account(int i) {
        if (isLetter(text.charAt(i - 2)) && i + 1 < text.length() && isDigit(text.charAt(i + 1))) {
            accounts.add(i - 2);
        }
    }

    private void word(int i, char unit) {
        if (unit == 'p' || unit == 'P') {
            if (text.regionMatches(true, i + 1, "ass", 0, 3) || text.regionMatches(true, i + 1, "wd", 0, 2)) {
                words.add(i);
            }
        } else if (text.regionMatches(true, i, "fied by ", 0, 8)) {
            words.add(i);
        }
    }

    static boolean isDigit(char unit) {
        return unit >= '0' && unit <= '9';
    }

    /** ASCII only. */
    static boolean isLetter(char unit) {
        return (unit >= 'a' && unit <= 'z') || (unit >= 'A' && unit <= 'Z');
    }

    private static byte[] classes() {
        byte[] classes = new byte[128];
        for (char unit = 0; unit < 128; unit++) {
            classes[unit] = isLetter(unit) ? LETTER : isDigit(unit) ? DIGIT : BREAK;
        }
        classes['_'] = DASH;
        classes['-'] = DASH;
        classes['@'] = AT;
        classes['='] = ASSIGN;
        classes[':'] = ASSIGN;
        for (char unit : "pPfF".toCharArray()) {
            classes[unit] = FIRST_OF_WORD;
        }
        return classes;
    }
}
