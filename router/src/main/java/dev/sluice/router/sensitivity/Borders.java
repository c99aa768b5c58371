package dev.sluice.router.sensitivity;

import dev.sluice.router.prompt.Part;
import dev.sluice.router.prompt.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Values cut in pieces that stand in several texts of a request: the end of one and the beginning of the next, numbers
 * in one message and in the next but one, a list with a group of digits in each element. Pieces are set together, with
 * some words around them, and searched like a text; a finding counts if it touches more than one piece, and becomes one
 * finding in each text that it touches.
 */
final class Borders {
    /** Units of each text at a direct border. */
    private static final int WINDOW = 160;

    /** Units around a number that may tell what it is. */
    private static final int CONTEXT = 64;

    /** A text up to this length may be a piece and nothing else. */
    private static final int SHORT = 40;

    private static final int MOST_PIECES = 24;
    private static final int MOST_DIGITS = 24;
    private static final int FEWEST_DIGITS = 7;

    /** Digits of most cards, written in groups of four. A JSON number loses the zeros that it begins with. */
    private static final int CARD = 16;

    private static final int GROUP = 4;

    /** So many rows of small numbers are set together; those of long lists are searched with spaces between alone. */
    private static final int MOST_ROWS = 32;

    /** So many pairs of words are set together; what has more of them is a list of identifiers. */
    private static final int MOST_SEAMS = 256;

    /** Numbers with fewer units are pieces in rows of numbers only. */
    static final int SMALL_NUMBER = 7;

    /** Members whose words are for machines; a number in one does not go on in a text. */
    private static final Set<String> OF_MACHINES =
            Set.of("id", "call_id", "tool_call_id", "type", "role", "model", "object");

    private final List<Part.Text> texts;
    private final List<Part.Text> ofMachines = new ArrayList<>(4);
    private final List<Part.Text> numbers = new ArrayList<>();
    private final Scanner.Search search;
    private final Known known;
    private int seams;

    Borders(List<Part.Text> all, Scanner.Search search, Known known) {
        this(new ArrayList<>(all.size()), known, search);
        for (Part.Text text : all) {
            if (isOfMachines(text)) {
                ofMachines.add(text);
            } else if (!isSmallNumber(text)) {
                texts.add(text);
            }
            if (text.sort() == Part.Sort.NUMBER && text.text().indexOf('.') < 0) {
                numbers.add(text);
            }
        }
    }

    private Borders(List<Part.Text> texts, Known known, Scanner.Search search) {
        this.texts = texts;
        this.search = search;
        this.known = known;
    }

    static boolean isOfMachines(Part.Text text) {
        return OF_MACHINES.contains(text.place().step());
    }

    static boolean isSmallNumber(Part.Text text) {
        return text.sort().isNumber() && text.text().length() < SMALL_NUMBER;
    }

    void look() {
        // A list of identifiers may be a number in pieces all the same.
        new Borders(ofMachines, known, search).rows();
        lists();
        int chained = 0;
        for (int i = 0; i + 1 < texts.size() && !search.isSpent(); i++) {
            direct(i, i + 1);
            if (i >= chained) {
                chained = chain(i);
            }
            numbers(i, i + 1);
            tokens(i, i + 1);
            if (i + 2 < texts.size()) {
                numbers(i, i + 2);
                tokens(i, i + 2);
            }
        }
    }

    /** The numbers of one array or object that together are as long as a number that somebody has. */
    private void lists() {
        int rows = 0;
        int from = 0;
        while (from < numbers.size() && rows < MOST_ROWS) {
            Place owner = numbers.get(from).place().parent();
            int digits = 0;
            int longest = 0;
            int to = from;
            while (to < numbers.size()
                    && Objects.equals(owner, numbers.get(to).place().parent())) {
                int own = digits(numbers.get(to++));
                digits += own;
                longest = Math.max(longest, own);
            }
            if (to - from > 1 && digits >= FEWEST_DIGITS && digits <= MOST_DIGITS) {
                list(from, to, 0);
                if (longest == GROUP && (to - from) * GROUP == CARD && digits < CARD) {
                    list(from, to, GROUP);
                }
                rows++;
            }
            from = to;
        }
    }

    /** @param width each number gets zeros up to so many digits */
    private void list(int from, int to, int width) {
        Seam seam = new Seam();
        for (Part.Text number : numbers.subList(from, to)) {
            int length = number.text().length();
            seam.say("0".repeat(Math.max(0, width - digits(number))));
            seam.add(number, length - digits(number), length);
        }
        seam.search(search, known, Seam.Aim.PIECES);
    }

    private static int digits(Part.Text number) {
        return number.text().length() - (number.text().charAt(0) == '-' ? 1 : 0);
    }

    private void rows() {
        for (int i = 0; i + 2 < texts.size() && !search.isSpent(); ) {
            i = Math.max(i + 1, chain(i));
        }
    }

    /** A word or number that goes on in the next text. */
    private void direct(int one, int other) {
        String before = text(one);
        String after = text(other);
        if (before.isEmpty() || after.isEmpty()) {
            return;
        }
        boolean goesOn = valued(before.charAt(before.length() - 1)) && valued(after.charAt(0)) && !named(one, other);
        if (goesOn && (telling(before, true) || telling(after, false))) {
            Seam seam = new Seam();
            seam.add(texts.get(one), Math.max(0, before.length() - WINDOW), before.length());
            seam.add(texts.get(other), 0, Math.min(after.length(), WINDOW));
            seam.search(search, known, Seam.Aim.PIECES);
        }
    }

    /** What a name says of its own value is read where all members are. */
    private boolean named(int one, int other) {
        return texts.get(one).sort() == Part.Sort.NAME
                && texts.get(one).place().equals(texts.get(other).place());
    }

    /** The last word of one text and the first or the last of another, where the one looks like the half of a value. */
    private void tokens(int one, int other) {
        Token head = Token.last(text(one), WINDOW);
        if (!head.isHalf() || named(one, other) || seams >= MOST_SEAMS) {
            return;
        }
        Token first = Token.first(text(other), WINDOW);
        Token last = Token.last(text(other), WINDOW);
        token(one, head, other, first);
        if (last.start() > first.start()) {
            token(one, head, other, last);
        }
    }

    private void token(int one, Token head, int other, Token tail) {
        boolean asItStands = one + 1 == other && head.end() == text(one).length() && tail.start() == 0;
        if (tail.isEmpty() || asItStands) {
            return;
        }
        seams++;
        Seam seam = new Seam();
        seam.add(texts.get(one), Math.max(0, head.start() - CONTEXT), head.end());
        seam.add(texts.get(other), tail.start(), Math.min(text(other).length(), tail.end() + CONTEXT));
        seam.search(search, known, Seam.Aim.HALVES);
    }

    /** The last number of one text and the first of another. */
    private void numbers(int one, int other) {
        String before = text(one);
        String after = text(other);
        Piece head = Piece.last(before, WINDOW);
        if (head.digits() == 0) {
            return;
        }
        Piece tail = Piece.first(after, WINDOW);
        int digits = head.digits() + tail.digits();
        if (tail.digits() == 0 || digits < FEWEST_DIGITS || digits > MOST_DIGITS) {
            return;
        }
        boolean zero = digits == CARD - 1
                && texts.get(one).sort().isNumber()
                && texts.get(other).sort().isNumber();
        for (String between : zero ? List.of("", " ", "0") : List.of("", " ")) {
            Seam seam = new Seam();
            seam.add(texts.get(one), Math.max(0, head.start() - CONTEXT), head.end());
            seam.say(between);
            seam.add(texts.get(other), tail.start(), Math.min(after.length(), tail.end() + CONTEXT));
            seam.search(search, known, Seam.Aim.PIECES);
        }
    }

    /** A row of short texts with a piece of a number each; texts without digits may stand between. Returns its end. */
    private int chain(int first) {
        List<Integer> links = new ArrayList<>(4);
        int digits = 0;
        int last = first;
        for (int i = first; i < texts.size() && i - last <= 2 && links.size() < MOST_PIECES; i++) {
            String text = text(i);
            int own = text.length() > SHORT ? 0 : Piece.first(text, SHORT).digits();
            if (own > 0) {
                digits += own;
                if (digits > MOST_DIGITS) {
                    break;
                }
                links.add(i);
                last = i;
            } else if (links.isEmpty()) {
                return first + 1;
            }
        }
        if (links.size() < 3 || digits < FEWEST_DIGITS) {
            return first + 1;
        }
        for (int spaces = 0; spaces < 2; spaces++) {
            Seam seam = new Seam();
            if (first > 0) {
                seam.add(
                        texts.get(first - 1),
                        Math.max(0, text(first - 1).length() - CONTEXT),
                        text(first - 1).length());
                seam.say(" ");
            }
            for (int link : links) {
                Piece piece = Piece.first(text(link), SHORT);
                seam.add(texts.get(link), link == links.getFirst() ? 0 : piece.start(), piece.end());
                seam.say(" ".repeat(spaces));
            }
            seam.search(search, known, Seam.Aim.PIECES);
        }
        return last;
    }

    private String text(int index) {
        return texts.get(index).text();
    }

    static boolean valued(char unit) {
        return Character.isLetterOrDigit(unit) || "@._-+/=".indexOf(unit) >= 0;
    }

    /** Whether the word at the border may be a part of a value: it holds a digit or an at sign, or is long. */
    private static boolean telling(String text, boolean atEnd) {
        int length = 0;
        int i = atEnd ? text.length() - 1 : 0;
        while (i >= 0 && i < text.length() && text.charAt(i) > ' ') {
            char unit = text.charAt(i);
            if (unit == '@' || (unit >= '0' && unit <= '9') || ++length > 20) {
                return true;
            }
            i += atEnd ? -1 : 1;
        }
        return false;
    }
}
