package dev.sluice.router.text;

import java.util.ArrayList;
import java.util.List;

/**
 * The pass over a text that finds its {@link Clues}, whose fields mean what the clues' methods say.
 *
 * <p>It classes each unit by a table. Runs of letters, which most of a text is, are hashed as they pass, so that a word
 * of the {@link Lexicon} is known at its end; the rest costs a few comparisons. Runs of digits are walked ahead once,
 * so the pass is linear.
 */
final class CluePass {
    /** In base64, with its padding, nine digits or more. */
    private static final int SHORTEST_PADDED = 14;

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

    private static final int LISTED_TOKENS = 6;
    /** Units of a piece and pieces in a row. */
    private static final int LONGEST_PIECE = 5;

    private static final int CHOPPED_TOKENS = 4;

    final Positions ats = new Positions();
    final Positions assignments = new Positions();
    final Positions armours = new Positions();
    final Positions tokens = new Positions();
    final Positions padded = new Positions();
    final Positions codes = new Positions();
    final Positions figures = new Positions();
    final Positions accounts = new Positions();
    final Words words = new Words();
    List<DigitGroups> numbers = List.of();
    int signs;
    /** Words of ASCII letters alone. */
    int latinWords;

    private final String text;
    private int listed;
    private int dashes;
    /** Units of the token before, if it may be a piece; so many like it in a row, and their digits. */
    private int piece;

    private int same;
    private int figured;

    CluePass(String text) {
        this.text = text;
    }

    /** Once only. Returns false as soon as something must be folded first. */
    boolean run(boolean mayStop) {
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
                signs |= kind == BREAK ? Sign.ofForeign(unit) : 0;
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
                signs |= Sign.ofAscii(unit);
            }
            if (kind < IN_TOKEN) {
                if (unit == '=' && token > 0 && "?&".indexOf(text.charAt(token - 1)) >= 0) {
                    signs |= Sign.QUERY;
                }
                token(token, i, digits);
                token = i + 1;
                digits = 0;
                if (kind == ASSIGN) {
                    assignments.add(i);
                    if (unit == '=' && quotedPrintable(i)) {
                        signs |= Sign.QUOTED_PRINTABLE;
                    }
                } else if (kind == AT && i > 0) {
                    ats.add(i);
                    signs |= piece > 0 ? Sign.CHOPPED : 0;
                } else if (kind == UNSEEN && mayStop) {
                    return false;
                }
            } else if (kind == DIGIT) {
                digits++;
                if (i >= walked) {
                    walked = walk(i);
                }
                if (i + 1 < size && "OoIlSZB".indexOf(text.charAt(i + 1)) >= 0 && figures.size() > 0) {
                    signs |= Sign.LEET;
                }
                if (i >= 1 && Clues.isLetter(text.charAt(i - 1))) {
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
                    signs |= Sign.HAN_DIGITS;
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
                signs |= Sign.MIXED;
            } else if (alike == letters) {
                signs |= Sign.FOREIGN;
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

    private void leet(int i) {
        if (i + 1 < text.length() && Clues.isLetter(text.charAt(i + 1))) {
            signs |= Sign.LEET;
        } else if (i >= 2 && Clues.isDigit(text.charAt(i - 2))) {
            signs |= Sign.LEET;
        }
    }

    private boolean quotedPrintable(int i) {
        return i + 2 < text.length() && (text.charAt(i + 1) == '\n' || Hexadecimal.pair(text, i + 1) >= 0);
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
            signs |= Sign.LISTED;
        }
        pieces(end, length, digits);
        if (dashes > 0) {
            if (dashes >= 3 && 2 * dashes + 1 >= length) {
                signs |= Sign.LISTED;
            }
            dashes = 0;
        }
        if (digits >= Clues.FEWEST_CODE_DIGITS && length > digits) {
            codes.add(start);
            codes.add(end);
        }
        if (length >= Clues.SHORTEST_TOKEN) {
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
            signs |= Sign.CHOPPED;
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
            signs |= Sign.CHOPPED;
        }
    }

    private int walk(int start) {
        int end = DigitGroups.end(text, start);
        DigitGroups number = end - start >= Clues.FEWEST_DIGITS ? DigitGroups.of(text, start, end) : null;
        if (number == null || number.digits() < Clues.FEWEST_DIGITS) {
            figures.add(start);
            figures.add(end);
        } else {
            if (numbers.isEmpty()) {
                numbers = new ArrayList<>();
            }
            numbers.add(number);
            if (start > 0 && text.charAt(start - 1) == '_') {
                signs |= Sign.PARTED;
            }
        }
        if (end < text.length() && Parted.odd(text.charAt(end))) {
            signs |= Sign.PARTED;
        }
        return end;
    }

    private void account(int i) {
        if (Clues.isLetter(text.charAt(i - 2)) && i + 1 < text.length() && Clues.isDigit(text.charAt(i + 1))) {
            accounts.add(i - 2);
        }
    }

    private static byte[] classes() {
        byte[] classes = new byte[128];
        for (char unit = 0; unit < 128; unit++) {
            byte other = Folding.unseen(unit) ? UNSEEN : BREAK;
            classes[unit] = Clues.isLetter(unit) ? LETTER : Clues.isDigit(unit) ? DIGIT : other;
        }
        classes['_'] = DASH;
        classes['-'] = DASH;
        classes['@'] = AT;
        classes['='] = ASSIGN;
        classes[':'] = ASSIGN;
        return classes;
    }
}
