package dev.sluice.router.sensitivity.contact;

import dev.sluice.router.text.Clues;
import dev.sluice.router.text.Walk;

/**
 * Walks from a house number over what may be a postal address, and notes what speaks for one. Bounded by
 * {@link #MOST_PIECES} words and numbers each way.
 */
final class AddressWalk {
    private static final int MOST_PIECES = 16;
    private static final int MOST_BEHIND = 6;
    private static final int LONGEST_NUMBER = 6;

    private final String text;
    private boolean fleet;
    /** Where the address starts and ends. */
    int start;

    int end;
    /** A word for a street stands beside the number, or one that is also a common word. */
    boolean street;

    boolean common;
    /** A part of a house with its number. */
    boolean unit;

    /**
     * A word before the name that streets begin with, and other names as well: {@code Am Mühlbach}, {@code Plaza
     * Mayor}.
     */
    boolean typed;

    boolean box;

    /**
     * The number stands behind a type that ends names in English, {@code Nathan Lane 67}; where the word before it
     * begins.
     */
    private boolean endsInType;

    int owner = -1;
    boolean postcode;
    /** The postcode is five digits, or holds letters as well. */
    boolean coded;
    /** Words in capitals before and behind the number. */
    int before;

    int behind;
    int numbers;
    /** A comma stands between name and number. */
    boolean comma;
    /** The word beside the number is one that things are numbered with. */
    boolean numbered;

    AddressWalk(String text, int start, int end) {
        this.text = text;
        this.start = start;
        this.end = end;
    }

    boolean foundNothing() {
        return before == 0 && !street && !unit && !box;
    }

    /** From the number to the left, over the street's name. */
    void back() {
        int at = AddressMarks.numberMark(text, start);
        for (int piece = 0; piece < MOST_BEHIND; piece++) {
            int to = at;
            boolean here = false;
            while (to > 0 && at - to < 3 && separates(text.charAt(to - 1), piece == 0)) {
                here |= text.charAt(to - 1) == ',';
                to--;
            }
            comma |= here;
            if (to == at || (here && piece > 0 && !street && !unit)) {
                break;
            }
            boolean dotted = to > 0 && text.charAt(to - 1) == '.';
            int word = Walk.wordStart(text, dotted ? to - 1 : to);
            int wordEnd = dotted ? to - 1 : to;
            if (word == wordEnd && before > 0 && AddressMarks.calle(text, to)) {
                street = true;
                numbered = false;
                start = to - 2;
                break;
            }
            if (word == wordEnd) {
                if (!dotted && before > 0 && leading(to)) {
                    numbers++;
                }
                break;
            }
            int flags = StreetWords.flags(text, word, wordEnd);
            boolean known = StreetWords.street(flags)
                    || (dotted && wordEnd - word == 1 && "uUrR".indexOf(text.charAt(word)) >= 0);
            boolean part = StreetWords.unit(flags);
            if (dotted && !known && !part && wordEnd - word > 1) {
                break;
            }
            boolean capital = Walk.capital(text.charAt(word));
            if (piece > 0 && StreetWords.military(flags)) {
                box = true;
                postcode = true;
                fleet = true;
            }
            if (!capital && !known && !part && !(before > 0 && StreetWords.inner(flags))) {
                break;
            }
            if (piece == 0) {
                numbered = StreetWords.numbered(flags);
                unit |= part;
                boolean post = wordEnd - word == 3 && text.regionMatches(true, word, "box", 0, 3) && post(word);
                box |= StreetWords.box(flags) || post;
                word = post ? postStart(word) : word;
            }
            street |= known;
            endsInType |= piece == 0 && known && StreetWords.last(flags);
            owner = piece == 1 && endsInType ? word : owner;
            numbered &= piece == 0 || !known || StreetWords.last(flags);
            typed |= piece > 0 && capital && StreetWords.leads(flags);
            if (capital || known || part) {
                before += capital ? 1 : 0;
                start = word;
            }
            at = word;
            if (piece == 0 && part && !known) {
                break;
            }
        }
    }

    /** A number that stands before the street's name belongs to it: {@code 12 rue Haute}. */
    private boolean leading(int to) {
        int from = to;
        while (from > 0 && to - from < LONGEST_NUMBER && Clues.isDigit(text.charAt(from - 1))) {
            from--;
        }
        if (from < to
                && !Character.isLetterOrDigit(Walk.at(text, from - 1))
                && "$€£#.:".indexOf(Walk.at(text, from - 1)) < 0) {
            start = from;
            return true;
        }
        return false;
    }

    private int postStart(int word) {
        int from = word;
        while (from > 0
                && word - from < 6
                && (" .".indexOf(text.charAt(from - 1)) >= 0 || Clues.isLetter(text.charAt(from - 1)))) {
            char unit = text.charAt(from - 1);
            from--;
            if (unit == 'P' || unit == 'p') {
                break;
            }
        }
        return from;
    }

    private boolean post(int word) {
        String mark =
                Walk.lower(text, Math.max(0, word - 6), word).replace(".", "").replace(" ", "");
        return mark.endsWith("po");
    }

    /** From the number's end to the right, over street, parts of the house, town, postcode and country. */
    void ahead() {
        int at = end;
        boolean first = true;
        int sinceNumber = 0;
        for (int piece = 0; piece < MOST_PIECES; piece++) {
            int next = gap(at);
            if (next < 0) {
                return;
            }
            boolean parted = text.indexOf(',', at, next) >= 0;
            boolean line = text.indexOf('\n', at, next) >= 0;
            first &= !parted && !line;
            char unitChar = Walk.at(text, next);
            if (Clues.isDigit(unitChar)) {
                int to = number(next);
                if (to < 0) {
                    return;
                }
                boolean zip = to - next >= 4 && (!first || behind > 1);
                boolean placed = zip && (line || parted || sinceNumber > 0 || behind > 0);
                postcode |= placed;
                coded |= placed
                        && comma
                        && to - next == 5
                        && Walk.at(text, to) == ' '
                        && (Walk.capital(Walk.at(text, to + 1)) || smallAhead(to + 1));
                numbers++;
                sinceNumber = 0;
                end = to;
                at = to;
                continue;
            }
            int to = Walk.wordEnd(text, next);
            if (to == next) {
                return;
            }
            int flags = StreetWords.flags(text, next, to);
            boolean known = StreetWords.street(flags);
            boolean part = StreetWords.unit(flags) && Clues.isDigit(Walk.at(text, AddressMarks.unitNumber(text, to)));
            boolean capital =
                    Walk.capital(unitChar) && !Walk.caseless(unitChar) && !(to - next == 1 && unitChar == 'I');
            boolean caseless = Walk.caseless(unitChar) && sinceNumber < 3;
            boolean small =
                    StreetWords.connector(flags) && !(to - next == 3 && text.startsWith("and", next)) && connects(to);
            boolean filler = to - next <= 4 && parted && (AddressLines.zipAt(text, to) || Walk.at(text, to) == '\n');
            boolean type = StreetWords.common(flags) && first && behind > 0;
            known |= first && behind == 0 && StreetWords.common(flags) && AddressMarks.romance(text, to);
            if (Walk.at(text, to) == ':' || !(capital || known || part || caseless || small || filler || type)) {
                return;
            }
            if (first && (known || type)) {
                street |= known && (behind > 0 || (!StreetWords.last(flags) && connectsCapital(to)));
                common |= type && capital;
            }
            if (postcodeOf(next, to)) {
                postcode = true;
                coded |= code(to) > to;
                to = code(to);
            }
            unit |= part;
            behind += capital || caseless ? 1 : 0;
            sinceNumber++;
            at = to;
            if (Walk.at(text, at) == '.' && (known || part || StreetWords.common(flags)) && !sentence(at)) {
                at++;
            }
            if (!small) {
                end = at;
            }
        }
    }

    /** After an abbreviation's dot the sentence goes on, unless a new one starts. */
    private boolean sentence(int dot) {
        char next = Walk.at(text, dot + 1);
        char after = Walk.at(text, dot + 2);
        return next == '\n'
                || (next == ' ' && Character.isUpperCase(after) && Character.isLowerCase(Walk.at(text, dot + 3)));
    }

    /** {@code XK12 3QZ}, {@code K1A 0B1}, {@code 7311 ZQ}, {@code OH 40999}, {@code APO AE}. */
    private boolean postcodeOf(int word, int wordEnd) {
        int length = wordEnd - word;
        if (length > 3
                || !Character.isUpperCase(text.charAt(word))
                || !Character.isUpperCase(text.charAt(wordEnd - 1))) {
            return false;
        }
        if (Clues.isDigit(Walk.at(text, wordEnd))) {
            return length <= 2 && code(wordEnd) > wordEnd;
        }
        return length == 2 && AddressLines.zipAt(text, wordEnd);
    }

    /** One past a British or Canadian postcode that starts with this word. */
    private int code(int wordEnd) {
        int at = wordEnd;
        while (at - wordEnd < 3 && Character.isLetterOrDigit(Walk.at(text, at))) {
            at++;
        }
        if (Walk.at(text, at) == ' '
                && Clues.isDigit(Walk.at(text, at + 1))
                && Character.isUpperCase(Walk.at(text, at + 2))
                && Character.isLetterOrDigit(Walk.at(text, at + 3))
                && !Character.isLetterOrDigit(Walk.at(text, at + 4))) {
            return at + 4;
        }
        return wordEnd;
    }

    private boolean connects(int at) {
        char next = Walk.at(text, at + 1);
        return (Walk.at(text, at) == ' ' || Walk.at(text, at) == '\'' || Walk.at(text, at) == '.')
                && (Walk.capital(next) || Clues.isDigit(next) || smallAt(at + 1));
    }

    private boolean connectsCapital(int at) {
        return Walk.at(text, at) == ' ' && (Walk.capital(Walk.at(text, at + 1)) || smallAt(at + 1));
    }

    private boolean smallAt(int at) {
        int to = Walk.wordEnd(text, at);
        return to > at
                && to - at <= 5
                && (StreetWords.connector(StreetWords.flags(text, at, to))
                        || StreetWords.street(StreetWords.flags(text, at, to))
                        || text.charAt(at + (to - at > 1 ? 1 : 0)) == '\'')
                && (Walk.capital(Walk.at(text, to + 1)) || smallAhead(to + 1));
    }

    private boolean smallAhead(int at) {
        int to = Walk.wordEnd(text, at);
        return to > at && to - at <= 5 && StreetWords.connector(StreetWords.flags(text, at, to));
    }

    /**
     * One past a number of at most {@link #LONGEST_NUMBER} digits with its letter or its second half; -1 if it is none.
     */
    private int number(int from) {
        int to = from;
        while (to - from <= LONGEST_NUMBER && Clues.isDigit(Walk.at(text, to))) {
            to++;
        }
        if (to - from > LONGEST_NUMBER) {
            return -1;
        }
        char next = Walk.at(text, to);
        if ((next == '-' || next == '/') && Clues.isDigit(Walk.at(text, to + 1))) {
            int second = to + 1;
            while (second - to <= 5 && Clues.isDigit(Walk.at(text, second))) {
                second++;
            }
            if (second - to > 5 || (Walk.at(text, second) == next)) {
                return -1;
            }
            to = second;
        } else if (next == ' ' && to - from == 4 && AddressMarks.twoCapitals(text, to + 1)) {
            postcode = true;
            coded = true;
            return to + 3; // a Dutch postcode
        } else if (Clues.isLetter(next) && !Character.isLetterOrDigit(Walk.at(text, to + 1))) {
            to++;
        } else if (next == '\u00BA' || next == '\u00AA' || AddressMarks.ordinal(text, to)) {
            to += next == '.' ? 2 : 1;
            if (Walk.at(text, to) == ' '
                    && Character.isUpperCase(Walk.at(text, to + 1))
                    && !Character.isLetter(Walk.at(text, to + 2))) {
                to += 2;
            }
        }
        char after = Walk.at(text, to);
        boolean inside = (Character.isLetterOrDigit(after) && !Walk.caseless(after))
                || after == '_'
                || after == '%'
                || ((after == '.' || after == ':') && Clues.isDigit(Walk.at(text, to + 1)));
        return inside ? -1 : to;
    }

    /** Where the next piece starts; -1 if the address ends here. */
    private int gap(int from) {
        int at = from;
        int breaks = 0;
        boolean brackets = false;
        while (at - from < 12 && at < text.length()) {
            char unit = text.charAt(at);
            if (unit == '\n') {
                breaks++;
            } else if (unit != ' '
                    && unit != ','
                    && unit != '\r'
                    && unit != '\t'
                    && !(breaks > 0 && (unit == '>' || unit == '?'))) {
                boolean dash = unit == '-' && Walk.at(text, at - 1) == ' ' && Walk.at(text, at + 1) == ' ';
                boolean bracket = (unit == '(' && Character.isUpperCase(Walk.at(text, at + 1)))
                        || (unit == ')' && at == from)
                        || (unit == '.'
                                && at == from
                                && Clues.isDigit(Walk.at(text, at - 1))
                                && AddressLines.partAt(text, at + 1));
                brackets |= bracket;
                boolean mark = unit == '#' && Clues.isDigit(Walk.at(text, at + 1));
                if (!dash && !mark && !bracket) {
                    break;
                }
            }
            at++;
        }
        if (at == from
                || (brackets && !street && !unit && !postcode && numbers == 0)
                || breaks > 2
                || (breaks > 0 && !AddressLines.goesOn(text, from, at, breaks))) {
            return -1;
        }
        return at;
    }

    private boolean separates(char unit, boolean beside) {
        return unit == ' ' || (fleet && unit == '\n') || unit == ',' || unit == '\u00A0' || (beside && unit == '#');
    }
}
