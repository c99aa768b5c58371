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

    /** In base64, with its padding, nine digits or more. */
    private static final int SHORTEST_PADDED = 14;

    /** Fewer digits are neither a card nor a telephone number nor a social security number. */
    public static final int FEWEST_DIGITS = 7;

    /** A code with fewer digits is a word with a number at its end. */
    public static final int FEWEST_CODE_DIGITS = 2;

    private static final byte LETTER = 0;
    private static final byte BREAK = 1;
    private static final byte AT = 2;
    private static final byte ASSIGN = 3;
    /** Nobody sees it: it is folded away. */
    private static final byte UNSEEN = 4;
    /** From here on a unit belongs to a token; the classes before end one, letters aside. */
    private static final byte IN_TOKEN = 5;

    private static final byte DIGIT = 5;
    private static final byte DASH = 6;
    private static final byte[] CLASS = classes();

    /** Signs of a disguise, as bits of {@link #signs}: what is behind one is looked at only where it shows. */
    static final int PERCENT = 1;

    static final int ENTITY = 1 << 1;
    static final int BACKSLASH = 1 << 2;
    static final int QUOTE = 1 << 3;
    static final int TAG = 1 << 4;
    /** Several short tokens, or ones with digits, one after the other. */
    static final int LISTED = 1 << 5;
    /** Digits that something odd parts. */
    static final int PARTED = 1 << 6;
    /** A digit between letters, or a letter between digits. */
    static final int LEET = 1 << 7;
    /** A letter that looks like one of Latin, in or beside Latin. */
    static final int MIXED = 1 << 8;
    /** A mark that joined no letter. */
    static final int MARKS = 1 << 9;
    /** Something was folded. */
    static final int FOLDED = 1 << 10;
    /** A row of Chinese digits. */
    static final int HAN_DIGITS = 1 << 11;
    /** An equals sign before two hexadecimal digits or at the end of a line. */
    static final int QUOTED_PRINTABLE = 1 << 12;
    /** A whole word of letters that look like Latin ones. */
    static final int FOREIGN = 1 << 13;

    /** Some tokens of the same few units, one after the other, the last of which may be shorter. */
    static final int CHOPPED = 1 << 14;

    /** A field of an address's query. */
    static final int QUERY = 1 << 15;

    private static final int LISTED_TOKENS = 6;
    /** Units of a piece and pieces in a row. */
    private static final int LONGEST_PIECE = 5;

    private static final int CHOPPED_TOKENS = 4;
    private static final int[] SIGN = signTable();

    private final View view;
    private final String text;
    private final Positions ats = new Positions();
    private final Positions assignments = new Positions();
    private final Positions armours = new Positions();
    private final Positions tokens = new Positions();
    private final Positions padded = new Positions();
    private final Positions codes = new Positions();
    private final Positions figures = new Positions();
    private final Positions accounts = new Positions();
    private final Words words = new Words();
    private List<DigitGroups> numbers = List.of();
    private View unfolded;
    private int signs;
    private int listed;
    private int dashes;
    /** Units of the token before, if it may be a piece; so many like it in a row, and their digits. */
    private int piece;

    private int same;
    private int figured;
    private int latinWords;

    private Clues(View view) {
        this.view = view;
        this.unfolded = view;
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
            clues.unfolded = view;
            clues.signs = FOLDED;
            boolean whole = clues.pass(false);
            assert whole : "folded twice";
        }
        return clues;
    }

    /** The text before anything was folded. */
    View unfolded() {
        return unfolded;
    }

    /** Whether there may be more to see than the plain text. */
    boolean suspicious() {
        return signs != 0 || tokens.size() > 0 || padded.size() > 0 || codes.size() > 0 || words.size() > 0;
    }

    /** How many places there are to look at. */
    int count() {
        int bounds = tokens.size() + codes.size() + figures.size();
        return bounds / 2 + words.size() + numbers.size() + assignments.size() + ats.size();
    }

    boolean shows(int sign) {
        return (signs & sign) != 0;
    }

    /** Whether Latin letters are the rule, so that a word of other letters stands out. */
    boolean mostlyLatin() {
        return latinWords >= 4;
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

    /** Start and end, alternating, of shorter runs that an equals sign fills up to the length of base64. */
    Positions padded() {
        return padded;
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

    /** Start and end, alternating, of each run of digits and separators with too few digits for {@link #numbers}. */
    public Positions figures() {
        return figures;
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
            } else if (mayStop && Folding.changes(text, i)) {
                return false;
            } else {
                kind = Walk.letter(unit) ? LETTER : BREAK;
                signs |= kind == BREAK ? foreignSign(unit) : 0;
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
                    boolean beside = i > token;
                    token(token, i, digits);
                    int end = foreign(i, hash, start, mayStop, beside);
                    if (end < 0) {
                        return false;
                    }
                    i = end;
                    token = i;
                    digits = 0;
                } else {
                    latinWords++;
                    if (lexicon.maybe(hash)) {
                        word(start, i, hash);
                    }
                }
                continue;
            }
            if (unit < 128) {
                signs |= SIGN[unit];
            }
            if (kind < IN_TOKEN) {
                if (unit == '=' && token > 0 && "?&".indexOf(text.charAt(token - 1)) >= 0) {
                    signs |= QUERY;
                }
                token(token, i, digits);
                token = i + 1;
                digits = 0;
                if (kind == ASSIGN) {
                    assignments.add(i);
                    if (unit == '=' && quotedPrintable(i)) {
                        signs |= QUOTED_PRINTABLE;
                    }
                } else if (kind == AT && i > 0) {
                    ats.add(i);
                    signs |= piece > 0 ? CHOPPED : 0;
                } else if (kind == UNSEEN && mayStop) {
                    return false;
                }
            } else if (kind == DIGIT) {
                digits++;
                if (i >= walked) {
                    walked = walk(i);
                }
                if (i + 1 < size && "OoIlSZB".indexOf(text.charAt(i + 1)) >= 0 && figures.size() > 0) {
                    signs |= LEET;
                }
                if (i >= 1 && isLetter(text.charAt(i - 1))) {
                    if (i >= 2) {
                        account(i);
                    }
                    leet(i);
                }
            } else {
                dashes++;
                if (unit == '-' && text.startsWith("-----B", i)) {
                    armours.add(i);
                }
            }
            i++;
        }
        token(token, size, digits);
        return true;
    }

    /** The rest of a word that is not all ASCII; returns its end, or -1 if something must be folded first. */
    private int foreign(int from, int begun, int wordStart, boolean mayStop, boolean beside) {
        Lexicon lexicon = Lexicon.BUILT_IN;
        int hash = begun;
        int start = wordStart;
        int i = from;
        boolean latin = beside;
        int alike = 0;
        int letters = 0;
        while (i < text.length()) {
            char unit = text.charAt(i);
            if (unit < 128 ? CLASS[unit] != LETTER : !Walk.letter(unit)) {
                break;
            }
            if (mayStop && unit >= 128 && Folding.changes(text, i)) {
                return -1;
            }
            if (Lexicon.unspaced(unit)) {
                if (i > 0 && SpokenDigits.han(unit) >= 0 && SpokenDigits.han(text.charAt(i - 1)) >= 0) {
                    signs |= HAN_DIGITS;
                }
                if (i > start && lexicon.maybe(hash)) {
                    word(start, i, hash);
                }
                int end = unspaced(i);
                i = Math.max(i + 1, end);
                start = i;
                hash = 0;
                continue;
            }
            if (unit < 128) {
                latin = true;
            } else {
                letters++;
                alike += LookAlikes.of(unit) == 0 ? 0 : 1;
            }
            hash = Lexicon.next(hash, unit < 128 ? unit | 0x20 : Character.toLowerCase(unit));
            i++;
        }
        if (alike > 0) {
            if (latin || (i < text.length() && text.charAt(i) < 128 && CLASS[text.charAt(i)] >= IN_TOKEN)) {
                signs |= MIXED;
            } else if (alike == letters) {
                signs |= FOREIGN;
            }
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

    private static int foreignSign(char unit) {
        return Character.getType(unit) == Character.NON_SPACING_MARK && LookAlikes.mark(unit)
                ? MARKS
                : SpokenDigits.han(unit) >= 0 ? HAN_DIGITS : LookAlikes.of(unit) == 0 ? 0 : MIXED;
    }

    private void leet(int i) {
        if (i + 1 < text.length() && isLetter(text.charAt(i + 1))) {
            signs |= LEET;
        } else if (i >= 2 && isDigit(text.charAt(i - 2))) {
            signs |= LEET;
        }
    }

    private boolean quotedPrintable(int i) {
        return i + 2 < text.length()
                && (text.charAt(i + 1) == '\n' || Hexadecimal.pair(text, i + 1) >= 0);
    }

    private void token(int start, int end, int digits) {
        int length = end - start;
        if (length == 0) {
            return;
        }
        if (length > 2 && digits == 0) {
            // A function's name stands before each of its numbers: chr(52)+chr(53).
            listed = end < text.length() && text.charAt(end) == '(' ? listed : 0;
        } else if (++listed == LISTED_TOKENS) {
            signs |= LISTED;
        }
        pieces(end, length, digits);
        if (dashes > 0) {
            if (dashes >= 3 && 2 * dashes + 1 >= length) {
                signs |= LISTED;
            }
            dashes = 0;
        }
        if (digits >= FEWEST_CODE_DIGITS && length > digits) {
            codes.add(start);
            codes.add(end);
        }
        if (length >= SHORTEST_TOKEN) {
            tokens.add(start);
            tokens.add(end);
        } else if (length >= SHORTEST_PADDED && digits > 0 && Base64Run.padded(text, start, end)) {
            padded.add(start);
            padded.add(end);
        }
    }

    /**
     * Looks for tokens of the same few units in a row with a digit among them, and for short ones before an at sign.
     */
    private void pieces(int end, int length, int digits) {
        boolean at = end < text.length() && text.charAt(end) == '@';
        if (dashes >= CHOPPED_TOKENS - 1 && length <= (LONGEST_PIECE + 1) * (dashes + 1) && (digits > 0 || at)) {
            signs |= CHOPPED;
        }
        if (length == dashes) {
            return; // a mark that a token is made of: AKI - A6N
        }
        if (length > LONGEST_PIECE) {
            piece = 0;
            return;
        }
        same = length == piece ? same + 1 : 1;
        figured = length == piece ? figured + digits : digits;
        piece = length;
        if (same >= CHOPPED_TOKENS - 1 && figured > 0) {
            signs |= CHOPPED;
        }
    }

    private int walk(int start) {
        int end = DigitGroups.end(text, start);
        DigitGroups number = end - start >= FEWEST_DIGITS ? DigitGroups.of(text, start, end) : null;
        if (number == null || number.digits() < FEWEST_DIGITS) {
            figures.add(start);
            figures.add(end);
        } else {
            if (numbers.isEmpty()) {
                numbers = new ArrayList<>();
            }
            numbers.add(number);
            if (start > 0 && text.charAt(start - 1) == '_') {
                signs |= PARTED;
            }
        }
        if (end < text.length() && parts(text.charAt(end))) {
            signs |= PARTED;
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

    /** Separators that nobody uses in a number unless it shall not be seen as one; see {@link Parted}. */
    static boolean parts(char unit) {
        return switch (unit) {
            case '_',
                    ',',
                    '|',
                    '*',
                    '+',
                    '~',
                    '\\',
                    '\n',
                    '\t',
                    '#',
                    ':',
                    ';',
                    '<',
                    '>',
                    '`',
                    '"',
                    '\'',
                    '=',
                    '[',
                    ']' -> true;
            default -> unit >= 128 && !Character.isLetterOrDigit(unit);
        };
    }

    private static int[] signTable() {
        int[] table = new int[128];
        table['%'] = PERCENT;
        table['&'] = ENTITY;
        table['\\'] = BACKSLASH;
        table['"'] = QUOTE;
        table['\''] = QUOTE;
        table['`'] = QUOTE;
        table['<'] = TAG;
        table['*'] = TAG;
        return table;
    }

    /** ASCII only. */
    public static boolean isLetter(char unit) {
        return (unit >= 'a' && unit <= 'z') || (unit >= 'A' && unit <= 'Z');
    }

    private static byte[] classes() {
        byte[] classes = new byte[128];
        for (char unit = 0; unit < 128; unit++) {
            classes[unit] = isLetter(unit) ? LETTER : isDigit(unit) ? DIGIT : Folding.unseen(unit) ? UNSEEN : BREAK;
        }
        classes['_'] = DASH;
        classes['-'] = DASH;
        classes['@'] = AT;
        classes['='] = ASSIGN;
        classes[':'] = ASSIGN;
        return classes;
    }
}
