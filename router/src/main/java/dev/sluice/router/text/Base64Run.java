package dev.sluice.router.text;

import java.util.Arrays;

/** A run of base64 in a text, of either alphabet, over as many lines as it is wrapped in. */
final class Base64Run {
    /** Shorter lines than this are words one below the other. */
    private static final int SHORTEST_LINE = 4;

    private static final byte[] VALUE = values();

    private final String text;
    private final int[] at;
    private final int size;
    private final int start;
    private final int end;

    private Base64Run(String text, int[] at, int size, int start, int end) {
        this.text = text;
        this.at = at;
        this.size = size;
        this.start = start;
        this.end = end;
    }

    /** The run that holds the unit at {@code inside}, not before {@code floor}. */
    static Base64Run around(String text, int inside, int floor) {
        int start = inside;
        while (start > floor && in(text.charAt(start - 1))) {
            start--;
        }
        int[] at = new int[64];
        int size = 0;
        int line = start;
        int end = start;
        int first = -1;
        while (true) {
            int stop = line;
            while (stop < text.length() && in(text.charAt(stop))) {
                if (size == at.length) {
                    at = Arrays.copyOf(at, size * 2);
                }
                at[size++] = stop++;
            }
            end = stop;
            int length = stop - line;
            boolean shorter = first >= 0 && length < first;
            first = first < 0 || line == start ? length : first;
            int next = shorter ? -1 : nextLine(text, stop);
            if (next < 0 || !continues(text, next, first, line == start)) {
                break;
            }
            line = next;
        }
        while (end < text.length() && text.charAt(end) == '=') {
            end++;
        }
        return new Base64Run(text, at, size, start, end);
    }

    /** A part of this run, between two units of the text. */
    Base64Run part(int from, int to) {
        int first = Arrays.binarySearch(at, 0, size, from);
        int last = Arrays.binarySearch(at, 0, size, to);
        int low = first < 0 ? -first - 1 : first;
        int high = last < 0 ? -last - 1 : last;
        return new Base64Run(text, Arrays.copyOfRange(at, low, high), high - low, from, to);
    }

    /** The first characters of this run. */
    Base64Run head(int characters) {
        return new Base64Run(text, at, characters, start, end);
    }

    int start() {
        return start;
    }

    /** One past the run, padding included. */
    int end() {
        return end;
    }

    /** Characters. */
    int size() {
        return size;
    }

    /** Whether it is of mixed kind, as random bytes are; words, rulers and sequences of genes are not. */
    boolean mixed() {
        boolean upper = false;
        boolean lower = false;
        boolean digit = false;
        for (int i = 0; i < size; i++) {
            char unit = text.charAt(at[i]);
            upper |= unit >= 'A' && unit <= 'Z';
            lower |= unit >= 'a' && unit <= 'z';
            digit |= Clues.isDigit(unit);
        }
        return (upper && lower) || (digit && (upper || lower));
    }

    /** Whether all of it is hexadecimal: a digest, which is base64 only by accident. */
    boolean hex() {
        for (int i = 0; i < size; i++) {
            if (Hexadecimal.digit(text.charAt(at[i])) < 0) {
                return false;
            }
        }
        return true;
    }

    /** What it means if the first {@code skip} characters belong to something else. */
    Decoded decode(int skip) {
        int most = (size - skip) * 3 / 4;
        byte[] bytes = new byte[most];
        int[] starts = new int[most];
        int[] ends = new int[most];
        int bits = 0;
        int held = 0;
        int count = 0;
        int from = skip;
        for (int i = skip; i < size; i++) {
            held = held << 6 | VALUE[text.charAt(at[i])];
            bits += 6;
            if (bits >= 8) {
                bits -= 8;
                bytes[count] = (byte) (held >> bits);
                starts[count] = at[from];
                ends[count++] = at[i] + 1;
                held &= (1 << bits) - 1;
                from = bits == 0 ? i + 1 : i;
            }
        }
        return new Decoded(bytes, starts, ends, count);
    }

    /** Whether a run is filled up by equals signs, behind which it is over. */
    static boolean padded(String text, int start, int end) {
        int signs = -(end - start) & 3;
        if (signs == 0 || signs == 3 || end + signs > text.length()) {
            return false;
        }
        for (int i = end; i < end + signs; i++) {
            if (text.charAt(i) != '=') {
                return false;
            }
        }
        char after = end + signs == text.length() ? ' ' : text.charAt(end + signs);
        return after != '=' && !in(after);
    }

    static boolean in(char unit) {
        return unit < 128 && VALUE[unit] >= 0;
    }

    /**
     * Where the next line's first character stands, behind its indentation or mark of quotation; -1 if none follows.
     */
    private static int nextLine(String text, int from) {
        int i = from;
        while (i < text.length() && (text.charAt(i) == '\r' || text.charAt(i) == ' ')) {
            i++;
        }
        if (i == text.length() || text.charAt(i) != '\n') {
            return -1;
        }
        i++;
        while (i < text.length()
                && i - from < 24
                && (text.charAt(i) == ' ' || text.charAt(i) == '\t' || text.charAt(i) == '>')) {
            i++;
        }
        return i < text.length() && in(text.charAt(i)) ? i : -1;
    }

    /** Whether the line goes on with the run: nothing else stands on it, and it is not longer than a whole line. */
    private static boolean continues(String text, int line, int whole, boolean second) {
        int end = line;
        while (end < text.length() && in(text.charAt(end))) {
            end++;
        }
        int length = end - line;
        while (end < text.length()
                && (text.charAt(end) == '=' || text.charAt(end) == '\r' || text.charAt(end) == ' ')) {
            end++;
        }
        boolean closes = end == text.length() || text.charAt(end) == '\n' || "\"'`.,)".indexOf(text.charAt(end)) >= 0;
        return closes && length >= SHORTEST_LINE - 2 && (second || length <= whole);
    }

    private static byte[] values() {
        byte[] values = new byte[128];
        Arrays.fill(values, (byte) -1);
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        for (int i = 0; i < 64; i++) {
            values[alphabet.charAt(i)] = (byte) i;
        }
        values['-'] = 62;
        values['_'] = 63;
        return values;
    }
}
