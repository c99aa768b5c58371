package dev.sluice.router.text;

import java.util.List;

/**
 * What one {@link CluePass pass} over a text showed: where it is worth looking. Made once for a text and handed to all
 * detectors.
 */
public final class Clues {
    /** No key of a known format is shorter. */
    public static final int SHORTEST_TOKEN = 16;

    /** Fewer digits are neither a card nor a telephone number nor a social security number. */
    public static final int FEWEST_DIGITS = 7;

    /** A code with fewer digits is a word with a number at its end. */
    public static final int FEWEST_CODE_DIGITS = 2;

    private final View view;
    private final View unfolded;
    private final CluePass found;
    private final int signs;

    private Clues(View view, View unfolded, CluePass found, int signs) {
        this.view = view;
        this.unfolded = unfolded;
        this.found = found;
        this.signs = signs;
    }

    /** The clues of a string, whose cheap disguises are taken off first where it has any. */
    public static Clues in(String text) {
        return in(View.of(text));
    }

    /** The clues of a text, whose cheap disguises are taken off first where it has any. */
    public static Clues in(View view) {
        CluePass pass = new CluePass(view.text());
        if (pass.run(true)) {
            return new Clues(view, view, pass, pass.signs);
        }
        View folded = Folding.of(view);
        CluePass second = new CluePass(folded.text());
        boolean whole = second.run(false);
        assert whole : "folded twice";
        return new Clues(folded, view, second, second.signs | Sign.FOLDED);
    }

    /** The text before anything was folded. */
    View unfolded() {
        return unfolded;
    }

    /** Whether there may be more to see than the plain text. */
    boolean suspicious() {
        return signs != 0
                || found.tokens.size() > 0
                || found.padded.size() > 0
                || found.codes.size() > 0
                || found.words.size() > 0;
    }

    /** How many places there are to look at. */
    int count() {
        int bounds = found.tokens.size() + found.codes.size() + found.figures.size();
        return bounds / 2 + found.words.size() + found.numbers.size() + found.assignments.size() + found.ats.size();
    }

    boolean shows(int sign) {
        return (signs & sign) != 0;
    }

    /** Whether Latin letters are the rule, so that a word of other letters stands out. */
    boolean mostlyLatin() {
        return found.latinWords >= 4;
    }

    /** The text that the clues are offsets in, and the way back to the caller's string. */
    public View view() {
        return view;
    }

    public String text() {
        return view.text();
    }

    /** Every {@code @} with something before it. */
    public Positions ats() {
        return found.ats;
    }

    /** Every {@code =} and {@code :}. */
    public Positions assignments() {
        return found.assignments;
    }

    /** Starts of {@code -----B}. */
    public Positions armours() {
        return found.armours;
    }

    /** Start and end of each run of at least {@link #SHORTEST_TOKEN} of {@code [A-Za-z0-9_-]}, alternating. */
    public Positions tokens() {
        return found.tokens;
    }

    /** Start and end, alternating, of shorter runs that an equals sign fills up to the length of base64. */
    Positions padded() {
        return found.padded;
    }

    /**
     * Start and end, alternating, of each run of {@code [A-Za-z0-9_-]} that holds at least {@link #FEWEST_CODE_DIGITS}
     * digits and something else.
     */
    public Positions codes() {
        return found.codes;
    }

    /** Places of two letters that two digits follow. */
    public Positions accounts() {
        return found.accounts;
    }

    /** Runs of at least {@link #FEWEST_DIGITS} digits, separators allowed. */
    public List<DigitGroups> numbers() {
        return found.numbers;
    }

    /** Start and end, alternating, of each run of digits and separators with too few digits for {@link #numbers}. */
    public Positions figures() {
        return found.figures;
    }

    /** Words that speak of something. */
    public Words words() {
        return found.words;
    }

    public static boolean isDigit(char unit) {
        return unit >= '0' && unit <= '9';
    }

    /** ASCII only. */
    public static boolean isLetter(char unit) {
        return (unit >= 'a' && unit <= 'z') || (unit >= 'A' && unit <= 'Z');
    }
}
