package dev.sluice.router.text;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A dump of bytes as tools print it, line after line: where the line's bytes stand, the bytes in hexadecimal digits,
 * and the same as characters ({@code 00000000: 4865 6c6c 6f21 Hello!}). The digits alone are read.
 */
final class HexDump {
    private static final int SHORTEST_OFFSET = 4;
    private static final int LONGEST_OFFSET = 16;
    private static final int MOST_BYTES = 32;

    /** Bytes in all; fewer are no dump worth reading. */
    private static final int FEWEST = 8;

    private final String text;
    private byte[] bytes = new byte[64];
    private int[] starts = new int[64];
    private int[] ends = new int[64];
    private int size;

    private HexDump(String text) {
        this.text = text;
    }

    /** The view with each dump read; null if there is none. Linear. */
    static @Nullable View read(View view) {
        String text = view.text();
        HexDump dump = new HexDump(text);
        Rewriting plain = null;
        int copied = 0;
        int first = -1;
        int line = 0;
        while (line <= text.length()) {
            int end = text.indexOf('\n', line);
            end = end < 0 ? text.length() : end;
            boolean more = dump.line(line, end);
            if (more && first < 0) {
                first = line;
            }
            if (first >= 0 && (!more || end == text.length())) {
                Decoded decoded = dump.decoded();
                if (decoded.size() >= FEWEST && decoded.text()) {
                    plain = plain == null ? new Rewriting() : plain;
                    plain.keep(text, copied, first);
                    decoded.put(plain);
                    copied = more ? end : line - 1;
                }
                dump.size = 0;
                first = -1;
            }
            line = end + 1;
        }
        if (plain == null) {
            return null;
        }
        plain.keep(text, copied, text.length());
        return plain.over(view);
    }

    /** Takes the bytes of a line; false, and none are taken, if it is no line of a dump. */
    private boolean line(int start, int end) {
        int at = blanks(start, end);
        int offset = at;
        while (at < end && at - offset <= LONGEST_OFFSET && Hexadecimal.digit(text.charAt(at)) >= 0) {
            at++;
        }
        if (at - offset < SHORTEST_OFFSET || at - offset > LONGEST_OFFSET || at == end) {
            return false;
        }
        at += text.charAt(at) == ':' ? 1 : 0;
        int before = size;
        while (size - before < MOST_BYTES) {
            int group = blanks(at, end);
            boolean wide = group - at > 2 && size > before;
            int to = group;
            while (to < end && to - group < 8 && Hexadecimal.digit(text.charAt(to)) >= 0) {
                to++;
            }
            boolean whole = to > group && (to - group) % 2 == 0 && (to == end || text.charAt(to) <= ' ');
            if (group == at || wide || !whole) {
                break;
            }
            for (int i = group; i < to; i += 2) {
                add(Hexadecimal.pair(text, i), i);
            }
            at = to;
            if (text.startsWith("  ", at) && at + 2 < end && last(at + 2, end, size - before)) {
                break;
            }
        }
        return size > before;
    }

    /** Whether what is left of the line is as many characters as it has bytes, signs around them aside. */
    private boolean last(int from, int end, int count) {
        int left = end - from;
        return left == count || left == count + 1 || left == count + 2 || left == count + 3;
    }

    private int blanks(int from, int end) {
        int at = from;
        while (at < end && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
        return at;
    }

    private void add(int value, int start) {
        if (size == bytes.length) {
            bytes = Arrays.copyOf(bytes, size * 2);
            starts = Arrays.copyOf(starts, size * 2);
            ends = Arrays.copyOf(ends, size * 2);
        }
        bytes[size] = (byte) value;
        starts[size] = start;
        ends[size++] = start + 2;
    }

    private Decoded decoded() {
        return new Decoded(Arrays.copyOf(bytes, size), Arrays.copyOf(starts, size), Arrays.copyOf(ends, size), size);
    }
}
