package dev.sluice.router.sensitivity.number;

import dev.sluice.router.sensitivity.Confidence;
import dev.sluice.router.sensitivity.Findings;
import dev.sluice.router.text.Clues;
import dev.sluice.router.text.DigitGroups;
import dev.sluice.router.text.Positions;
import dev.sluice.router.text.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One text's search for the numbers of a table: a bounded way around each announcing word, and from each number and
 * code on. Linear, since each of these ways is bounded.
 */
final class FormatSearch {
    /** Units behind a number in which its announcing word may begin. */
    private static final int BEHIND = 24;

    /** Units from a number that was announced to the next of the same form, as in lists and tables. */
    private static final int NEXT = 120;

    /** Units from the begin of a number to its first digit, and from its last digit to its end, at most. */
    private static final int FARTHEST_DIGIT = 24;

    /** Units between an announcing word and a number whose check fails, at most. */
    private static final int WRONG_REACH = 12;

    /** Separators between two characters of a number, at most. */
    private static final int WIDEST_GAP = 3;

    /** Units of the longest number with separators between all its characters. */
    private static final int LONGEST = 88;

    /** What a word costs, and each place where a number may begin, in units. */
    private static final int ANNOUNCED = 16;

    private static final int PLACE = 8;

    private final FormatTable table;
    private final Clues clues;
    private final String text;
    private final boolean lettersFirst;
    private final Findings found;
    private final List<Hit> hits = new ArrayList<>();

    FormatSearch(FormatTable table, Clues clues, Findings found) {
        this.table = table;
        this.clues = clues;
        this.text = clues.text();
        this.lettersFirst = table.lettersFirst();
        this.found = found;
    }

    void run() {
        Words words = clues.words();
        Digits digits = new Digits(clues);
        for (int i = words.next(0, table.topic()); i < words.size(); i = words.next(i + 1, table.topic())) {
            int start = words.start(i);
            int end = words.end(i);
            boolean ahead = digits.between(end, end + table.reach() + FARTHEST_DIGIT);
            boolean behind = digits.before(start) >= start - BEHIND - FARTHEST_DIGIT;
            if (ahead || behind) {
                announced(start, end, behind);
            }
        }
        AloneSearch alone = new AloneSearch(table, text, found, hits);
        for (DigitGroups number : clues.numbers()) {
            abbreviated(number.start(0));
            alone.in(number);
        }
        Positions codes = clues.codes();
        for (int i = 0; i < codes.size(); i += 2) {
            alone.at(codes.at(i));
        }
        if (!hits.isEmpty()) {
            settle();
        }
    }

    /** Of those that overlap the surest, then the longest, is noted. */
    private void settle() {
        hits.sort(Comparator.comparingInt(Hit::start));
        Hit best = hits.getFirst();
        for (Hit hit : hits) {
            if (hit.start() >= best.end()) {
                note(best);
                best = hit;
            } else if (hit.confidence().compareTo(best.confidence()) > 0
                    || (hit.confidence() == best.confidence() && hit.length() > best.length())) {
                best = hit;
            }
        }
        note(best);
    }

    /** A check digit may stand in brackets, of which the last closes behind it. */
    private void note(Hit hit) {
        boolean open = hit.end() < text.length()
                && text.charAt(hit.end()) == ')'
                && text.indexOf('(', hit.start(), hit.end()) > hit.start();
        found.add(table.format(hit.format()).kind(), hit.confidence(), hit.start(), hit.end() + (open ? 1 : 0));
    }

    private void announced(int start, int end, boolean digitsBefore) {
        if (start > 0 && Clues.isDigit(text.charAt(start - 1))) {
            return; // a piece of a code
        }
        found.spend(ANNOUNCED);
        @Nullable Cue best = null;
        int bestEnd = -1;
        for (Cue cue : table.cues(text, start, end)) {
            int cueEnd = cue.end(text, start);
            if (cueEnd > bestEnd) {
                best = cue;
                bestEnd = cueEnd;
            }
        }
        if (bestEnd > 0
                && bestEnd + 1 < text.length()
                && Clues.isDigit(text.charAt(bestEnd))
                && !asciiWord(text.charAt(bestEnd + 1))) {
            bestEnd++; // as in CVV2
        }
        if (best != null && !ahead(best, bestEnd) && !(digitsBefore && behind(best, start))) {
            wrong(best, bestEnd);
        }
    }

    /** Letters with full stops or a quotation mark between stand before many numbers: {@code T.C.}, {@code S.S.N.}. */
    private void abbreviated(int number) {
        int at = number - 1;
        while (at >= 0 && number - at <= WIDEST_GAP && !Character.isLetter(text.charAt(at))) {
            at--;
        }
        StringBuilder letters = new StringBuilder();
        boolean dotted = false;
        while (at >= 0 && letters.length() < 6) {
            char unit = text.charAt(at);
            boolean dot = unit == '.' || unit == '"' || unit == '\u05f4';
            if (dot && at > 0 && Character.isLetter(text.charAt(at - 1))) {
                dotted = true;
            } else if (Character.isLetter(unit) && (at == 0 || !Character.isLetter(text.charAt(at - 1)))) {
                letters.append(unit);
            } else {
                break;
            }
            at--;
        }
        if (dotted && letters.length() > 1) {
            for (Cue cue : table.cues(letters.reverse().toString(), 0, letters.length())) {
                if (cue.words().size() == 1) {
                    ahead(cue, number);
                }
            }
        }
    }

    /** Looks for numbers behind an announcing word; one that is found extends the way to the next in a list. */
    private boolean ahead(Cue cue, int from) {
        int limit = Math.min(text.length(), from + NumberFormat.REACH);
        @Nullable Hit first = null;
        int at = from;
        while (at < limit) {
            if (!opens(at, from)) {
                at++;
                continue;
            }
            Hit hit = best(cue, at, from, text.length());
            boolean like =
                    first == null || (hit != null && hit.format() == first.format() && hit.length() == first.length());
            if (hit != null && like) {
                hits.add(hit);
                first = first == null ? hit : first;
                at = hit.end();
                limit = Math.min(Math.min(text.length(), at + NEXT), from + table.reach() + 1);
            } else {
                at = wordEnd(at);
            }
        }
        return first != null;
    }

    private boolean behind(Cue cue, int cueStart) {
        if (table.reach() < NumberFormat.REACH) {
            return false; // see reachBehind
        }
        int at = Math.max(0, cueStart - BEHIND - LONGEST);
        while (at < cueStart) {
            if (opens(at, 0)) {
                Hit hit = best(cue, at, at, cueStart);
                if (hit != null && cueStart - hit.end() <= reachBehind(hit)) {
                    hits.add(hit);
                    return true;
                }
                at = wordEnd(at);
            } else {
                at++;
            }
        }
        return false;
    }

    /** Short numbers whose word must stand near are looked for behind it only. */
    private int reachBehind(Hit hit) {
        return table.format(hit.format()).reach() < NumberFormat.REACH ? -1 : BEHIND;
    }

    /** A number of the announced shape whose check fails, unless it is one that is printed as an example. */
    private void wrong(Cue cue, int from) {
        int at = from;
        while (at < text.length() && at - from <= WRONG_REACH && !begins(at, from)) {
            at++;
        }
        if (at == text.length() || at - from > WRONG_REACH || !cue.own().intersects(cue.formats())) {
            return;
        }
        int node = Shapes.ROOT;
        int end = at;
        while (end < text.length() && node != Shapes.NOWHERE) {
            if (!asciiWord(text.charAt(end))) {
                return;
            }
            node = table.told().next(node, text.charAt(end++));
            boolean whole = end == text.length() || !asciiWord(text.charAt(end));
            int[] ending = whole ? table.told().at(node) : null;
            if (ending != null) {
                for (int format : ending) {
                    if (cue.own().get(format) && end - at >= 8 && !table.published(plain(at, end))) {
                        hits.add(new Hit(format, Confidence.LOW, at, end));
                        return;
                    }
                }
            }
        }
    }

    /**
     * The longest number that begins here and that the cue announces; null if there is none.
     *
     * @param from where the cue ends
     * @param limit where the number must have ended
     */
    private @Nullable Hit best(Cue cue, int start, int from, int limit) {
        @Nullable Hit best = null;
        int node = Shapes.ROOT;
        int gap = 0;
        int i = start;
        while (i < limit) {
            char unit = text.charAt(i);
            if (asciiWord(unit)) {
                node = table.told().next(node, unit);
                if (node == Shapes.NOWHERE) {
                    break;
                }
                gap = 0;
                i++;
                if (i == text.length() || !asciiWord(text.charAt(i))) {
                    int[] ending = table.told().at(node);
                    Hit hit = ending == null ? null : checked(ending, cue, start, i, start - from);
                    best = hit == null ? best : hit;
                }
            } else if (Character.isLetter(unit) || ++gap > WIDEST_GAP) {
                break;
            } else {
                i++;
            }
        }
        found.spend(PLACE + i - start);
        return best;
    }

    private @Nullable Hit checked(int[] formats, Cue cue, int start, int end, int distance) {
        String plain = "";
        @Nullable Hit best = null;
        for (int index : formats) {
            NumberFormat format = table.format(index);
            if (!cue.formats().get(index) || distance > format.reach() || !written(format, start, end)) {
                continue;
            }
            plain = plain.isEmpty() ? plain(start, end) : plain;
            if (format.check().test(plain)) {
                boolean own = cue.own().get(index);
                if (own) {
                    return new Hit(index, format.told(), start, end);
                }
                best = best == null ? new Hit(index, Confidence.MEDIUM, start, end) : best;
            }
        }
        return best;
    }

    private boolean written(NumberFormat format, int start, int end) {
        if (format.separators() != NumberFormat.Separators.ANY
                && (joined(start - 1, start - 2) || joined(end, end + 1))) {
            return false; // a piece of a date or of a longer number
        }
        boolean letter = Clues.isLetter(text.charAt(start));
        boolean gap = false;
        for (int i = start; i < end; i++) {
            char unit = text.charAt(i);
            boolean separates = !asciiWord(unit);
            if (separates
                    && !(switch (format.separators()) {
                        case ANY -> true;
                        case PLAIN -> !gap && (unit == ' ' || unit == '-' || unit == '.');
                        case NONE ->
                            letter && !gap && (unit == ' ' || unit == '-') && AloneSearch.capitals(text, start, end);
                    })) {
                return false;
            }
            gap = separates;
        }
        return true;
    }

    /** Whether a separator and a digit stand there. */
    private boolean joined(int separator, int further) {
        return separator >= 0
                && further >= 0
                && separator < text.length()
                && further < text.length()
                && "-./".indexOf(text.charAt(separator)) >= 0
                && Clues.isDigit(text.charAt(further));
    }

    /** Whether a number of the table may begin here. */
    private boolean opens(int at, int from) {
        char unit = text.charAt(at);
        return (Clues.isDigit(unit) || (lettersFirst && Clues.isLetter(unit)))
                && (at == 0 || at == from || !asciiWord(text.charAt(at - 1)));
    }

    private boolean begins(int at, int from) {
        return asciiWord(text.charAt(at)) && (at == 0 || at == from || !asciiWord(text.charAt(at - 1)));
    }

    private int wordEnd(int start) {
        int end = start;
        while (end < text.length() && asciiWord(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private String plain(int start, int end) {
        int digits = start;
        while (digits < end && Clues.isDigit(text.charAt(digits))) {
            digits++;
        }
        if (digits == end) {
            return text.substring(start, end);
        }
        StringBuilder plain = new StringBuilder(end - start);
        for (int i = start; i < end; i++) {
            char unit = text.charAt(i);
            if (asciiWord(unit)) {
                plain.append(unit >= 'a' ? (char) (unit - 0x20) : unit);
            }
        }
        return plain.toString();
    }

    static boolean asciiWord(char unit) {
        return Clues.isDigit(unit) || Clues.isLetter(unit);
    }
}
