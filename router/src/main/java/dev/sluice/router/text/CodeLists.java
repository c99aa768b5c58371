package dev.sluice.router.text;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Characters as a list of numbers: {@code 34 35 33}, {@code 0x34, 0x35}, {@code 52 53 51 57}, {@code 00110100 …},
 * {@code U+0034}, octal, and pairs of bytes as in a dump. A list is one where all of it has the same form.
 */
final class CodeLists {
    private static final int FEWEST = 6;
    private static final int FEWEST_DECIMAL = 8;
    private static final int WIDEST_GAP = 4;
    private static final int LONGEST = 10;
    /** A name such as "chr" or "fromCharCode", and its bracket. */
    private static final int LONGEST_CALL = 16;

    private static final int LONGEST_OPAQUE = 256;

    private final String text;
    private int[] starts = new int[32];
    private int[] ends = new int[32];
    private int size;
    private int firstLine;
    /** Whether what was read as hexadecimal may as well be decimal. */
    private boolean ambiguous;

    private CodeLists(String text) {
        this.text = text;
    }

    /** The view with lists read; null if there is none. */
    static @Nullable View decoded(View view, Work work) {
        if (!work.spend(view.text().length() / 2)) {
            return null;
        }
        View dump = HexDump.read(view);
        return dump != null ? dump : new CodeLists(view.text()).run(view, work);
    }

    private @Nullable View run(View view, Work work) {
        Rewriting plain = null;
        int copied = 0;
        int i = 0;
        while (i < text.length()) {
            if (!wordy(i) || !coded(i, end(i))) {
                i = wordy(i) ? wordEnd(i) : i + 1;
                continue;
            }
            int end = list(i);
            Decoded bytes = size >= FEWEST ? read() : null;
            if (firstLine >= FEWEST && firstLine < size && (bytes == null || !bytes.text())) {
                size = firstLine; // what stands on the next line may be something else
                end = ends[size - 1];
                bytes = read();
            }
            if (bytes != null && bytes.text()) {
                if (plain == null) {
                    plain = new Rewriting();
                }
                plain.keep(text, copied, starts[0]);
                bytes.put(plain);
                Decoded other = ambiguous ? numbers(0, 10) : null;
                if (other != null && other.text()) {
                    plain.put(' ', starts[0], starts[0]);
                    other.put(plain);
                }
                copied = end;
            } else if (bytes != null && bytes.size() > LONGEST_OPAQUE) {
                work.blind("opaque_text");
            }
            i = end;
        }
        if (plain == null) {
            return null;
        }
        plain.keep(text, copied, text.length());
        return plain.over(view);
    }

    /** Collects the tokens that follow each other closely; returns the end of the last one. */
    private int list(int from) {
        size = 0;
        firstLine = 0;
        int at = from;
        int last = from;
        int width = 0;
        int call = call(from);
        while (at < text.length() && at - last <= WIDEST_GAP) {
            if (size > 0 && call > 0 && text.regionMatches(from - call, text, at, call)) {
                at += call;
                last = at;
                continue;
            }
            if (!wordy(at)) {
                if (Character.isLetter(text.charAt(at))) {
                    break;
                }
                firstLine = firstLine == 0 && text.charAt(at) == '\n' ? size : firstLine;
                at++;
                continue;
            }
            int end = end(at);
            boolean same = width == 0 || width == end - at || decimals(at, end, width);
            if (!coded(at, end) || !same) {
                break;
            }
            width = end - at;
            add(at, end);
            last = end;
            at = end;
        }
        return Math.max(last, from + 1);
    }

    /** Units of the function's name and its bracket before a code: {@code chr(52)+chr(53)}. */
    private int call(int from) {
        int start = from;
        if (start > 0 && text.charAt(start - 1) == '(') {
            start--;
            while (start > 0 && from - start < LONGEST_CALL && Clues.isLetter(text.charAt(start - 1))) {
                start--;
            }
        }
        return from - start > 1 ? from - start : 0;
    }

    private boolean decimals(int start, int end, int width) {
        for (int i = start; i < end; i++) {
            if (!Clues.isDigit(text.charAt(i))) {
                return false;
            }
        }
        return width <= 3 && end - start <= 3;
    }

    private void add(int start, int end) {
        if (size == starts.length) {
            starts = Arrays.copyOf(starts, size * 2);
            ends = Arrays.copyOf(ends, size * 2);
        }
        starts[size] = start;
        ends[size++] = end;
    }

    private int end(int from) {
        int end = from;
        while (end < text.length() && end - from <= LONGEST && wordy(end)) {
            end++;
        }
        return Math.max(end, from + 1);
    }

    private int wordEnd(int from) {
        int end = from + 1;
        while (end < text.length() && wordy(end)) {
            end++;
        }
        return end;
    }

    /** Whether a token may be a code: hexadecimal digits, a mark for them before. */
    private boolean coded(int start, int end) {
        int from = start + marked(start, end);
        if (end - from < 1 || end - from > 8) {
            return false;
        }
        for (int i = from; i < end; i++) {
            if (Hexadecimal.digit(text.charAt(i)) < 0) {
                return false;
            }
        }
        return true;
    }

    /** Length of {@code 0x}, {@code U+} and their like. */
    private int marked(int start, int end) {
        if (end - start < 3) {
            return 0;
        }
        char first = text.charAt(start);
        char second = text.charAt(start + 1);
        int kind = second | 0x20;
        if (first == '0') {
            return kind == 'x' || kind == 'o' || (kind == 'b' && end - start >= 9) ? 2 : 0;
        }
        return (first | 0x20) == 'u' && second == '+' ? 2 : 0;
    }

    private @Nullable Decoded read() {
        ambiguous = false;
        int mark = marked(starts[0], ends[0]);
        int width = ends[0] - starts[0] - mark;
        boolean same = true;
        boolean decimal = true;
        boolean ones = true;
        for (int i = 0; i < size; i++) {
            same &= ends[i] - starts[i] - mark == width;
            for (int at = starts[i] + mark; at < ends[i]; at++) {
                char unit = text.charAt(at);
                decimal &= Clues.isDigit(unit);
                ones &= unit == '0' || unit == '1';
            }
        }
        if (same && ones && (width == 8 || width == 7)) {
            return numbers(mark, 2);
        }
        if (same && (width == 2 || (width == 4 && mark > 0))) {
            Decoded hex = numbers(mark, 16);
            if (hex != null && (hex.text() || !decimal)) {
                ambiguous = decimal && mark == 0 && width == 2;
                return hex;
            }
        }
        if (same && width == 4 && mark == 0) {
            return pairs();
        }
        if (!decimal || mark > 0 || width > 3 || size < FEWEST_DECIMAL) {
            return null;
        }
        Decoded plain = numbers(0, 10);
        return plain != null && plain.text() ? plain : same && width == 3 ? numbers(0, 8) : null;
    }

    /** One number, one character; null if one of them is none. */
    private @Nullable Decoded numbers(int mark, int base) {
        byte[] bytes = new byte[size];
        for (int i = 0; i < size; i++) {
            int value = 0;
            for (int at = starts[i] + mark; at < ends[i]; at++) {
                int digit = Hexadecimal.digit(text.charAt(at));
                value = digit >= base ? 256 : value * base + digit;
            }
            if (value > 255) {
                return null;
            }
            bytes[i] = (byte) value;
        }
        return new Decoded(bytes, Arrays.copyOf(starts, size), Arrays.copyOf(ends, size), size);
    }

    /** Two bytes in each token, as dumps show them. */
    private Decoded pairs() {
        byte[] bytes = new byte[2 * size];
        int[] first = new int[2 * size];
        int[] last = new int[2 * size];
        for (int i = 0; i < size; i++) {
            for (int half = 0; half < 2; half++) {
                int at = starts[i] + 2 * half;
                bytes[2 * i + half] = (byte) Hexadecimal.pair(text, at);
                first[2 * i + half] = at;
                last[2 * i + half] = at + 2;
            }
        }
        return new Decoded(bytes, first, last, 2 * size);
    }

    /** Numbers of a fixed width without gaps: pairs of hexadecimal digits, or eight ones and zeros. */
    static Decoded fixed(String text, int from, int to, int width) {
        int count = (to - from) / width;
        byte[] bytes = new byte[count];
        int[] starts = new int[count];
        int[] ends = new int[count];
        for (int i = 0; i < count; i++) {
            int at = from + i * width;
            int value = 0;
            for (int digit = at; digit < at + width; digit++) {
                value = value * (width == 8 ? 2 : 16) + Hexadecimal.digit(text.charAt(digit));
            }
            bytes[i] = (byte) value;
            starts[i] = at;
            ends[i] = at + width;
        }
        return new Decoded(bytes, starts, ends, count);
    }

    private boolean wordy(int at) {
        char unit = text.charAt(at);
        return Clues.isLetter(unit)
                || Clues.isDigit(unit)
                || (unit == '+' && at > 0 && (text.charAt(at - 1) | 0x20) == 'u');
    }
}
