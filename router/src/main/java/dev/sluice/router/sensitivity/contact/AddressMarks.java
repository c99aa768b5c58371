package dev.sluice.router.sensitivity.contact;

import dev.sluice.router.text.Clues;
import dev.sluice.router.text.Walk;
import dev.sluice.router.text.WordMap;
import java.util.List;

/** Small marks in postal addresses: repeated and ordinal numbers, short forms, brackets, postcodes' signs. */
final class AddressMarks {
    /** {@code bis}, {@code ter}: more than one house of a number. */
    private static final WordMap REPEATED = WordMap.of("bis ter quater");

    private static final WordMap ROMANCE = WordMap.of("de du des da do dos das del della dei delle d la le");

    /** How "number" is written before a house's; the ring of an ordinal may have become a letter. */
    private static final List<String> NUMBER_MARKS = List.of(
            "n.\u00BA",
            "n.o",
            "n\u00BA",
            "n\u00B0",
            "no.",
            "no",
            "nr.",
            "nr",
            "n.",
            "num.",
            "num",
            "núm.",
            "número",
            "numero");

    private AddressMarks() {}

    /** One past {@code bis} and its like behind a house number. */
    static int repeated(String text, int end) {
        int word = end + 1;
        int to = Walk.at(text, end) == ' ' ? Walk.wordEnd(text, word) : end;
        return to > word && REPEATED.has(text, word, to) && Walk.at(text, to) == ' ' ? to : end;
    }

    /** Whether a small word of a Romance language follows: {@code place de la …}. */
    static boolean romance(String text, int wordEnd) {
        return Walk.at(text, wordEnd) == ' ' && ROMANCE.has(text, wordEnd + 1, Walk.wordEnd(text, wordEnd + 1));
    }

    /** {@code 4.º}, whose ring may have become a letter. */
    static boolean ordinal(String text, int dot) {
        return Walk.at(text, dot) == '.'
                && "oa\u00BA\u00AA".indexOf(Walk.at(text, dot + 1)) >= 0
                && !Character.isLetterOrDigit(Walk.at(text, dot + 2));
    }

    /** Where the word for "number" begins before a house number; {@code start} if none does. */
    static int numberMark(String text, int start) {
        int end = Walk.at(text, start - 1) == ' ' ? start - 1 : start;
        for (String mark : NUMBER_MARKS) {
            int from = end - mark.length();
            if (from > 1
                    && text.regionMatches(true, from, mark, 0, mark.length())
                    && " ,".indexOf(text.charAt(from - 1)) >= 0) {
                return from;
            }
        }
        return start;
    }

    /** Whether {@code C/} stands before, short for a street in Spanish. */
    static boolean calle(String text, int end) {
        return end > 1
                && text.charAt(end - 1) == '/'
                && (text.charAt(end - 2) | 0x20) == 'c'
                && !Character.isLetterOrDigit(Walk.at(text, end - 3));
    }

    /** One past the bracket that closes one which the address holds: {@code Milano (MI)}. */
    static int closed(String text, int start, int end) {
        return Walk.at(text, end) == ')' && text.indexOf('(', start, end) >= 0 && text.indexOf(')', start, end) < 0
                ? end + 1
                : end;
    }

    /** Where {@code 〒123-4567} begins before a Japanese address. */
    static int japanesePostcode(String text, int start, int floor) {
        int end = start > 0 && (text.charAt(start - 1) == ' ' || text.charAt(start - 1) == '\n') ? start - 1 : start;
        int from = end;
        while (from > floor
                && end - from < 8
                && (Clues.isDigit(text.charAt(from - 1)) || text.charAt(from - 1) == '-')) {
            from--;
        }
        boolean marked = from > floor && text.charAt(from - 1) == '〒';
        return end - from >= 7 ? (marked ? from - 1 : end - from == 8 ? from : start) : start;
    }

    /** Whether two capitals stand here by themselves, as in a Dutch postcode. */
    static boolean twoCapitals(String text, int at) {
        return Character.isUpperCase(Walk.at(text, at))
                && Character.isUpperCase(Walk.at(text, at + 1))
                && !Character.isLetterOrDigit(Walk.at(text, at + 2));
    }

    /** Where the number of a part of a house stands, blanks and marks passed over. */
    static int unitNumber(String text, int at) {
        int to = at;
        while (to - at < 3
                && (Walk.at(text, to) == ' '
                        || Walk.at(text, to) == '.'
                        || Walk.at(text, to) == '#'
                        || Walk.at(text, to) == ':')) {
            to++;
        }
        return to;
    }
}
