package dev.sluice.router.sensitivity;

import dev.sluice.router.prompt.Part;
import dev.sluice.router.prompt.Place;
import dev.sluice.router.text.View;
import java.util.ArrayList;
import java.util.List;
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

    /** Work of searching a short text, beside its length, in units. */
    private static final int OVERHEAD = 256;

    /** Digits behind a whole value that may be more of it. */
    private static final int FEWEST_MORE = 3;

    /** Members whose words are for machines; a number in one does not go on in a text. */
    private static final Set<String> OF_MACHINES =
            Set.of("id", "call_id", "tool_call_id", "type", "role", "model", "object");

    private final List<Part.Text> texts;
    private final List<Part.Text> ofMachines = new ArrayList<>(4);
    private final Scanner.Search search;
    private final List<Finding> findings;
    private final int known;

    Borders(List<Part.Text> all, Scanner.Search search, List<Finding> findings) {
        this(new ArrayList<>(all.size()), findings, search);
        for (Part.Text text : all) {
            (OF_MACHINES.contains(text.place().step()) ? ofMachines : texts).add(text);
        }
    }

    private Borders(List<Part.Text> texts, List<Finding> findings, Scanner.Search search) {
        this.texts = texts;
        this.search = search;
        this.findings = findings;
        this.known = findings.size();
    }

    void look() {
        // A list of identifiers may be a number in pieces all the same.
        new Borders(ofMachines, findings, search).rows();
        int chained = 0;
        for (int i = 0; i + 1 < texts.size(); i++) {
            direct(i, i + 1);
            if (i >= chained) {
                chained = chain(i);
            }
            numbers(i, i + 1);
            if (i + 2 < texts.size()) {
                numbers(i, i + 2);
            }
        }
    }

    private void rows() {
        for (int i = 0; i + 2 < texts.size(); ) {
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
        boolean goesOn = valued(before.charAt(before.length() - 1)) && valued(after.charAt(0));
        if (goesOn && (telling(before, true) || telling(after, false))) {
            Seam seam = new Seam();
            seam.add(one, Math.max(0, before.length() - WINDOW), before.length());
            seam.add(other, 0, Math.min(after.length(), WINDOW));
            search(seam);
        }
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
        for (int spaces = 0; spaces < 2; spaces++) {
            Seam seam = new Seam();
            seam.add(one, Math.max(0, head.start() - CONTEXT), head.end());
            seam.space(spaces);
            seam.add(other, tail.start(), Math.min(after.length(), tail.end() + CONTEXT));
            search(seam);
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
                        first - 1,
                        Math.max(0, text(first - 1).length() - CONTEXT),
                        text(first - 1).length());
                seam.space(1);
            }
            for (int link : links) {
                Piece piece = Piece.first(text(link), SHORT);
                seam.add(link, link == links.getFirst() ? 0 : piece.start(), piece.end());
                seam.space(spaces);
            }
            search(seam);
        }
        return last;
    }

    private void search(Seam seam) {
        if (!search.spend(seam.length() + OVERHEAD)) {
            search.settle(texts.getFirst().place());
            return;
        }
        for (Finding finding : search.all(View.of(seam.text()), Place.at("seam"))) {
            if (finding.confidence() != Confidence.LOW) {
                seam.spread(finding);
            }
        }
    }

    private String text(int index) {
        return texts.get(index).text();
    }

    private static boolean valued(char unit) {
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

    /** Pieces set together, and the way back to their texts. */
    private final class Seam {
        private final StringBuilder joined = new StringBuilder();
        private final List<int[]> pieces = new ArrayList<>(2);

        void add(int text, int start, int end) {
            pieces.add(new int[] {text, start, joined.length(), joined.length() + end - start});
            joined.append(texts.get(text).text(), start, end);
        }

        void space(int count) {
            joined.repeat(" ", count);
        }

        int length() {
            return joined.length();
        }

        String text() {
            return joined.toString();
        }

        /** One finding in each text that it touches, unless one alone holds it. */
        void spread(Finding finding) {
            List<Finding> spread = new ArrayList<>(2);
            boolean held = false;
            boolean more = false;
            for (int[] piece : pieces) {
                int start = Math.max(finding.start(), piece[2]);
                int end = Math.min(finding.end(), piece[3]);
                if (start < end) {
                    int shift = piece[1] - piece[2];
                    Part.Text text = texts.get(piece[0]);
                    Finding part = new Finding(
                            finding.kind(),
                            finding.level(),
                            finding.confidence(),
                            text.place(),
                            start + shift,
                            end + shift);
                    boolean whole = isKnown(part) || isAddress(part, text);
                    held |= whole;
                    more |= !whole && saysMore(part, text);
                    spread.add(part);
                }
            }
            if (spread.size() > 1 && (!held || more)) {
                spread.forEach(this::add);
            }
        }

        /** Whether a text by itself has it. */
        private boolean isKnown(Finding part) {
            return findings.subList(0, known).stream().anyMatch(other -> other.covers(part));
        }

        /** A whole mail address that nobody found by itself is one that the world uses in examples. */
        private boolean isAddress(Finding part, Part.Text text) {
            int at = text.text().indexOf('@', part.start());
            int dot = at < 0 ? -1 : text.text().indexOf('.', at);
            return part.kind().equals("EMAIL") && at > part.start() && dot > at + 1 && dot < part.end() - 2;
        }

        /** Whether what stands beside a whole value may be more of it: some digits, or anything beside a secret. */
        private boolean saysMore(Finding part, Part.Text text) {
            boolean name = text.text().equals(text.place().step());
            if (part.kind().startsWith("SECRET") && !name) {
                return true;
            }
            int digits = 0;
            for (int i = part.start(); i < part.end(); i++) {
                digits += Character.isDigit(text.text().charAt(i)) ? 1 : 0;
            }
            return digits >= FEWEST_MORE;
        }

        private void add(Finding part) {
            for (int i = findings.size() - 1; i >= 0 && i >= Math.max(0, known - MOST_PIECES); i--) {
                if (findings.get(i).covers(part)) {
                    return;
                }
            }
            findings.add(part);
        }
    }
}
