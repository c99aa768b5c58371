package dev.sluice.gateway.dialect.chat;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** The lines of one event: its data, and how to exchange them. */
final class EventLines {
    private final byte[] block;
    private final byte[] data;
    /** Of the first data line's value. */
    private final int from;

    private final int to;
    /** Where the last data line ends, its line end excluded. */
    private final int last;

    private EventLines(byte[] block, byte[] data, int from, int to, int last) {
        this.block = block;
        this.data = data;
        this.from = from;
        this.to = to;
        this.last = last;
    }

    /**
     * @param first whether the block begins the stream, where a byte order mark is allowed
     * @param name of the data lines
     */
    static EventLines of(byte[] block, boolean first, byte[] name) {
        ByteArrayOutputStream data = new ByteArrayOutputStream(block.length);
        int from = -1;
        int to = -1;
        int last = -1;
        int at = first && block.length >= 3 && block[0] == (byte) 0xEF && block[1] == (byte) 0xBB ? 3 : 0;
        while (at < block.length) {
            int end = at;
            while (end < block.length && block[end] != '\n' && block[end] != '\r') {
                end++;
            }
            int colon = at + name.length;
            if (colon < end && block[colon] == ':' && Arrays.equals(block, at, colon, name, 0, name.length)) {
                int value = colon + 1 < end && block[colon + 1] == ' ' ? colon + 2 : colon + 1;
                if (from < 0) {
                    from = value;
                    to = end;
                } else {
                    // A line break in JSON is white space; as a space it needs no second line.
                    data.write(' ');
                }
                data.write(block, value, end - value);
                last = end;
            }
            at = end + 1;
        }
        return new EventLines(block, data.toByteArray(), from, to, last);
    }

    /** All data lines as one; empty if there is none. */
    byte[] data() {
        return data;
    }

    /** The block with other data, on one line; what stood between several data lines goes with them. */
    byte[] with(byte[] other) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(block.length + other.length);
        out.write(block, 0, from);
        out.writeBytes(other);
        int rest = Math.max(to, last);
        out.write(block, rest, block.length - rest);
        return out.toByteArray();
    }
}
