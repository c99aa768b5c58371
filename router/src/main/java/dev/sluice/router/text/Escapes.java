package dev.sluice.router.text;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Characters written as codes within a text: percent, entities of HTML, escapes of JSON and of programming languages,
 * quoted-printable; strings that code or mark-up cuts in pieces. One level is undone at a time.
 */
final class Escapes {
    /** Units of a field's name and value up to a plus. */
    private static final int LONGEST_FIELD = 200;

    /** Codes of quoted-printable in a text that is written so. */
    private static final int MANY = 3;

    private final String text;
    private final View view;
    private final Pieces pieces;
    private final boolean quotedPrintable;
    private @Nullable Rewriting plain;
    private int copied;
    private byte[] bytes = new byte[16];
    private int[] bounds = new int[17];
    private int size;
    private int codes;
    private int equalsCodes = -1;
    private final boolean query;

    private Escapes(Clues clues, boolean quotedPrintable) {
        view = clues.view();
        text = view.text();
        pieces = new Pieces(text);
        this.quotedPrintable = quotedPrintable && clues.shows(Sign.QUOTED_PRINTABLE);
        query = clues.shows(Sign.QUERY);
    }

    /** The view with one level undone; null if there is nothing to undo. */
    static @Nullable View undone(Clues clues) {
        int any = Sign.PERCENT
                | Sign.ENTITY
                | Sign.BACKSLASH
                | Sign.QUOTE
                | Sign.TAG
                | Sign.QUOTED_PRINTABLE
                | Sign.QUERY;
        return clues.shows(any) ? new Escapes(clues, true).run() : null;
    }

    /**
     * The same where an equals sign only assigns: an escaped password that begins with {@code ec} is no
     * quoted-printable. Null if there is nothing to undo, or the view above says it already.
     */
    static @Nullable View undoneAssigned(Clues clues) {
        int others = Sign.PERCENT | Sign.ENTITY | Sign.BACKSLASH | Sign.QUOTE | Sign.TAG | Sign.QUERY;
        boolean both = clues.shows(Sign.QUOTED_PRINTABLE) && clues.shows(others);
        return both ? new Escapes(clues, false).run() : null;
    }

    /** Whether characters are still coded, beyond what quoting strings in strings does. */
    static boolean hideMore(Clues clues) {
        if (!clues.shows(Sign.PERCENT | Sign.ENTITY | Sign.BACKSLASH)) {
            return false;
        }
        Escapes escapes = new Escapes(clues, true);
        escapes.run();
        return escapes.codes > 0;
    }

    private @Nullable View run() {
        int i = 0;
        while (i < text.length()) {
            int end =
                    switch (text.charAt(i)) {
                        case '%' -> coded(i, '%');
                        case '=' -> quotedPrintable ? coded(i, '=') : i;
                        case '\\' -> backslash(i);
                        case '&' -> entity(i);
                        case '"', '\'', '`' -> piece(i, pieces.concatenation(i));
                        case '<' -> piece(i, pieces.tags(i));
                        case '*' -> piece(i, pieces.emphasis(i));
                        case '+' -> query && form(i) ? put(' ', i, i + 1) : i;
                        default -> i;
                    };
            i = end > i ? end : i + 1;
        }
        Rewriting undone = plain;
        if (undone == null) {
            return null;
        }
        undone.keep(text, copied, text.length());
        return undone.over(view);
    }

    /** What was before the code stays; the code's own units are taken up by the caller. */
    private Rewriting before(int start, int end) {
        Rewriting undone = plain;
        if (undone == null) {
            undone = new Rewriting();
            plain = undone;
        }
        undone.keep(text, copied, start);
        copied = end;
        return undone;
    }

    /** Between two pieces stands nothing, or a space between numbers of a list. */
    private int piece(int start, int end) {
        if (end > start) {
            Rewriting undone = before(start, end);
            if (pieces.apart()) {
                undone.put(' ', start, end);
            }
        }
        return end;
    }

    /** Bytes in a row, each two hexadecimal digits behind the same sign, which may be UTF-8 together. */
    private int coded(int start, char sign) {
        size = 0;
        int at = start;
        while (true) {
            int value = at + 2 < text.length() && text.charAt(at) == sign ? Hexadecimal.pair(text, at + 1) : -1;
            if (value < 0) {
                break;
            }
            add(value, at);
            at += 3;
        }
        if (size == 1 && sign == '=' && (bytes[0] < 0 || Character.isLetterOrDigit(bytes[0])) && !manyCodes()) {
            return start; // id=30877722: nobody hides one letter, and half a letter is none
        }
        if (size > 0) {
            bytes(start, at);
            return at;
        }
        if (sign == '%' && start + 5 < text.length() && text.charAt(start + 1) == 'u') {
            int code = Hexadecimal.number(text, start + 2, 4);
            if (code >= 0) {
                before(start, start + 6).put((char) code, start, start + 6);
                return start + 6;
            }
        }
        // Base64's padding at the end of a line looks the same; so only where other bytes are coded so.
        if (sign == '=' && codes > 0 && start + 1 < text.length() && text.charAt(start + 1) == '\n') {
            before(start, start + 2); // a soft line break
            return start + 2;
        }
        return start;
    }

    /** Whether the plus is the blank of a form's field: {@code ?q=two+words}. */
    private boolean form(int plus) {
        if (plus == 0
                || !Character.isLetterOrDigit(text.charAt(plus - 1))
                || plus + 1 == text.length()
                || !Character.isLetterOrDigit(text.charAt(plus + 1))) {
            return false;
        }
        int at = plus;
        while (at > 0 && plus - at < LONGEST_FIELD && "&?".indexOf(text.charAt(at)) < 0 && text.charAt(at) > ' ') {
            at--;
        }
        return "&?".indexOf(text.charAt(at)) >= 0 && text.indexOf('=', at, plus) > 0;
    }

    /** Whether equals signs before two hexadecimal digits are many in this text; counted once. */
    private boolean manyCodes() {
        if (equalsCodes < 0) {
            equalsCodes = 0;
            int at = text.indexOf('=');
            while (at >= 0 && at + 2 < text.length() && equalsCodes < MANY) {
                equalsCodes += Hexadecimal.pair(text, at + 1) >= 0 ? 1 : 0;
                at = text.indexOf('=', at + 1);
            }
        }
        return equalsCodes >= MANY;
    }

    private void add(int value, int start) {
        if (size == bytes.length) {
            bytes = Arrays.copyOf(bytes, size * 2);
            bounds = Arrays.copyOf(bounds, size * 2 + 1);
        }
        bytes[size] = (byte) value;
        bounds[size++] = start;
    }

    private void bytes(int start, int end) {
        codes++;
        bounds[size] = end;
        Rewriting undone = before(start, end);
        int at = 0;
        while (at < size) {
            int length = Utf8.length(bytes, at, size);
            int next = at + Math.max(1, length);
            undone.putCode(length == 0 ? bytes[at] & 0xFF : Utf8.code(bytes, at, length), bounds[at], bounds[next]);
            at = next;
        }
    }

    private int backslash(int start) {
        if (start + 1 == text.length()) {
            return start;
        }
        char next = text.charAt(start + 1);
        switch (next) {
            case 'n', 'r' -> {
                return put('\n', start, start + 2);
            }
            case 't', 'b', 'f' -> {
                return put(' ', start, start + 2);
            }
            case '"', '\'', '/', '\\', '`' -> {
                return put(next, start, start + 2);
            }
            case 'u', 'U', 'x' -> {
                return hexadecimal(start, next);
            }
            default -> {
                return next == '\n' ? joined(start) : octal(start);
            }
        }
    }

    /** A backslash at a line's end: the next line goes on in the same word. */
    private int joined(int start) {
        before(start, start + 2);
        return start + 2;
    }

    private int coded(int code, int start, int end) {
        codes++;
        return put(code, start, end);
    }

    private int put(int code, int start, int end) {
        before(start, end).putCode(code, start, end);
        return end;
    }

    private int hexadecimal(int start, char kind) {
        int at = start + 2;
        if (at < text.length() && text.charAt(at) == '{') {
            int close = text.indexOf('}', at, Math.min(text.length(), at + 8));
            int code = close < 0 ? -1 : Hexadecimal.number(text, at + 1, close - at - 1);
            return Character.isValidCodePoint(code) ? coded(code, start, close + 1) : start;
        }
        if (kind == 'u' || kind == 'U') {
            int code = Hexadecimal.number(text, at, kind == 'u' ? 4 : 8);
            return Character.isValidCodePoint(code) ? coded(code, start, at + (kind == 'u' ? 4 : 8)) : start;
        }
        size = 0;
        at = start;
        while (at + 3 < text.length()
                && text.charAt(at) == '\\'
                && text.charAt(at + 1) == 'x'
                && Hexadecimal.pair(text, at + 2) >= 0) {
            add(Hexadecimal.pair(text, at + 2), at);
            at += 4;
        }
        if (size > 0) {
            bytes(start, at);
        }
        return at;
    }

    /** {@code \000041}: six hexadecimal digits, as style sheets have it; a blank behind belongs to it. */
    private int six(int start) {
        int code = Hexadecimal.number(text, start + 1, 6);
        if (!Character.isValidCodePoint(code) || text.charAt(start + 1) != '0') {
            return start;
        }
        int end = start + 7;
        return coded(code, start, end < text.length() && text.charAt(end) == ' ' ? end + 1 : end);
    }

    private int octal(int start) {
        int six = six(start);
        if (six > start) {
            return six;
        }
        size = 0;
        int at = start;
        while (at + 3 < text.length() && text.charAt(at) == '\\') {
            int value = 0;
            for (int i = at + 1; i <= at + 3; i++) {
                int digit = text.charAt(i) - '0';
                value = value < 0 || digit < 0 || digit > 7 ? -1 : value * 8 + digit;
            }
            if (value < 0 || value > 255) {
                break;
            }
            add(value, at);
            at += 4;
        }
        if (size > 0) {
            bytes(start, at);
        }
        return at;
    }

    private int entity(int start) {
        int at = start + 1;
        if (at < text.length() && text.charAt(at) == '#') {
            return numbered(start, at + 1);
        }
        int end = at;
        while (end < text.length() && end - at < HtmlEntities.LONGEST_NAME && Clues.isLetter(text.charAt(end))) {
            end++;
        }
        if (end == at || end == text.length() || text.charAt(end) != ';') {
            return start;
        }
        String plain = HtmlEntities.named(text.substring(at, end));
        if (plain == null) {
            return start;
        }
        before(start, end + 1).put(plain, start, end + 1);
        return end + 1;
    }

    private int numbered(int start, int from) {
        boolean hex = from < text.length() && (text.charAt(from) | 0x20) == 'x';
        int at = hex ? from + 1 : from;
        int digits = at;
        int code = 0;
        while (at < text.length() && at - digits < 8) {
            int digit = hex || Clues.isDigit(text.charAt(at)) ? Hexadecimal.digit(text.charAt(at)) : -1;
            if (digit < 0) {
                break;
            }
            code = Math.min(code * (hex ? 16 : 10) + digit, 0x200000);
            at++;
        }
        if (at == digits || !Character.isValidCodePoint(code)) {
            return start;
        }
        return coded(code, start, at < text.length() && text.charAt(at) == ';' ? at + 1 : at);
    }
}
