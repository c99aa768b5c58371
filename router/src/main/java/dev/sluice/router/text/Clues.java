package dev.sluice.router.text;

import java.util.ArrayList;
import java.util.List;

/**
 * What one pass over a text showed: where it is worth looking. Made once for a text and handed to all detectors.
 *
 * <p>The pass classes each unit by a table. Runs of letters, which most of a text is, are hashed as they pass, so that
 * a word of the {@link Lexicon} is known at its end; the rest costs a few comparisons. Runs of digits are walked ahead
 * once, so the pass is linear.
 */
public final class Clues {
    /** No key of a known format is shorter. */
    public static final int SHORTEST_TOKEN = 16;

    /** Fewer digits are neither a card nor a telephone number nor a social security number. */
    public static final int FEWEST_DIGITS = 7;

    /** A code with fewer digits is a word with a number at its end. */
    public static final int FEWEST_CODE_DIGITS = 2;

    private static final byte LETTER = 0;
    private static final byte BREAK = 1;
    private static final byte AT = 2;
    private static final byte ASSIGN = 3;
    /** From here on a unit belongs to a token; the classes before end one, letters aside. */
    private static final byte IN_TOKEN = 4;

    private static final byte DIGIT = 4;
    private static final byte DASH = 5;
    private static final byte[] CLASS = classes();

    private final View view;
    private final String text;
    private final Positions ats = new Positions();
    private final Positions assignments = new Positions();
    private final Positions armours = new Positions();
    private final Positions tokens = new Positions();
    private final Positions codes = new Positions();
    private final Positions accounts = new Positions();
    private final Words words = new Words();
    private List<DigitGroups> numbers = List.of();

    private Clues(View view) {
        this.view = view;
        this.text = view.text();
    }

    /** The clues of a string, whose cheap disguises are taken off first where it has any. */
    public static Clues in(String text) {
        return in(View.of(text));
    }

    /** The clues of a text, whose cheap disguises are taken off first where it has any. */
    public static Clues in(View view) {
        Clues clues = new Clues(view);
        if (!clues.pass(true)) {
            clues = new Clues(Folding.of(view));
            boolean whole = clues.pass(false);
            assert whole : "folded twice";
        }
        return clues;
    }

    /** The text that the clues are offsets in, and the way back to the caller's string. */
    public View view() {
        return view;
    }

    public String text() {
        return text;
    }

    /** Every {@code @} with something before it. */
    public Positions ats() {
        return ats;
    }

    /** Every {@code =} and {@code :}. */
    public Positions assignments() {
        return assignments;
    }

    /** Starts of {@code -----B}. */
    public Positions armours() {
        return armours;
    }

    /** Start and end of each run of at least {@link #SHORTEST_TOKEN} of {@code [A-Za-z0-9_-]}, alternating. */
    public Positions tokens() {
        return tokens;
    }

    /**
     * Start and end, alternating, of each run of {@code [A-Za-z0-9_-]} that holds at least {@link #FEWEST_CODE_DIGITS}
     * digits and something else.
     */
    public Positions codes() {
        return codes;
    }

    /** Places of two letters that two digits follow. */
    public Positions accounts() {
        return accounts;
    }

    /** Runs of at least {@link #FEWEST_DIGITS} digits, separators allowed. */
    public List<DigitGroups> numbers() {
        return numbers;
    }

    /** Words that speak of something. */
    public Words words() {
        return words;
    }

    /** Returns false as soon as something must be folded first. */
    private boolean pass(boolean mayStop) {
        String text = this.text;
        Lexicon lexicon = Lexicon.BUILT_IN;
        int size = text.length();
        int token = 0;
        int digits = 0;
        int walked = 0;
        int i = 0;
        while (i < size) {
            char unit = text.charAt(i);
            byte kind;
            if (unit < 128) {
                kind = CLASS[unit];
            } else if (mayStop && Folding.changes(unit)) {
                return false;
            } else {
                kind = Character.isLetter(unit) ? LETTER : BREAK;
            }
            if (kind == LETTER) {
                int start = i;
                int hash = 0;
                while (unit < 128) {
                    hash = Lexicon.next(hash, unit | 0x20);
                    if (++i == size || ((unit = text.charAt(i)) < 128 && CLASS[unit] != LETTER)) {
                        break;
                    }
                }
                if (i < size && unit >= 128) {
                    token(token, i, digits);
                    int end = foreign(i, hash, start, mayStop);
                    if (end < 0) {
                        return false;
                    }
                    i = end;
                    token = i;
                    digits = 0;
                } else if (lexicon.maybe(hash)) {
                    word(start, i, hash);
                }
                continue;
            }
            if (kind < IN_TOKEN) {
                token(token, i, digits);
                token = i + 1;
                digits = 0;
                if (kind == ASSIGN) {
                    assignments.add(i);
                } else if (kind == AT && i > 0) {
                    ats.add(i);
                }
            } else if (kind == DIGIT) {
                digits++;
                if (i >= walked) {
                    walked = walk(i);
                }
                if (i >= 2 && isLetter(text.charAt(i - 1))) {
                    account(i);
                }
            } else if (unit == '-' && text.startsWith("-----B", i)) {
                armours.add(i);
            }
            i++;
        }
        token(token, size, digits);
        return true;
    }

    /** The rest of a word that is not all ASCII; returns its end, or -1 if something must be folded first. */
    private int foreign(int from, int begun, int wordStart, boolean mayStop) {
        Lexicon lexicon = Lexicon.BUILT_IN;
        int hash = begun;
        int start = wordStart;
        int i = from;
        while (i < text.length()) {
            char unit = text.charAt(i);
            if (unit < 128 ? CLASS[unit] != LETTER : !Character.isLetter(unit)) {
                break;
            }
            if (mayStop && unit >= 128 && Folding.changes(unit)) {
                return -1;
            }
            if (Lexicon.unspaced(unit)) {
                if (i > start && lexicon.maybe(hash)) {
                    word(start, i, hash);
                }
                int end = unspaced(i);
                i = Math.max(i + 1, end);
                start = i;
                hash = 0;
                continue;
            }
            hash = Lexicon.next(hash, unit < 128 ? unit | 0x20 : Character.toLowerCase(unit));
            i++;
        }
        if (i > start && lexicon.maybe(hash)) {
            word(start, i, hash);
        }
        return i;
    }

    private int unspaced(int i) {
        Lexicon lexicon = Lexicon.BUILT_IN;
        if (i + 1 >= text.length()
                || !lexicon.maybe(Lexicon.next(Lexicon.next(0, text.charAt(i)), text.charAt(i + 1)))) {
            return i;
        }
        int end = lexicon.unspacedEnd(text, i);
        if (end > i) {
            int hash = 0;
            for (int at = i; at < end; at++) {
                hash = Lexicon.next(hash, text.charAt(at));
            }
            word(i, end, hash);
        }
        return end;
    }

    private void word(int start, int end, int hash) {
        long topics = Lexicon.BUILT_IN.topics(text, start, end, hash);
        if (topics != 0) {
            words.add(start, end, topics);
        }
    }

    private void token(int start, int end, int digits) {
        if (digits >= FEWEST_CODE_DIGITS && end - start > digits) {
            codes.add(start);
            codes.add(end);
        }
        if (end - start >= SHORTEST_TOKEN) {
            tokens.add(start);
            tokens.add(end);
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

    public static boolean isDigit(char unit) {
        return unit >= '0' && unit <= '9';
    }

    /** ASCII only. */
    public static boolean isLetter(char unit) {
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
        return classes;
    }
}
