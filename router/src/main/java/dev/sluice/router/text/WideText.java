package dev.sluice.router.text;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * UTF-16 and UTF-32 of either byte order (RFC 2781, Unicode Standard 3.10). A byte order mark tells; without one, bytes
 * count as text only if few high bytes occur among them, as in a text of one alphabet, or ASCII does: chance makes many
 * of the former and little of the latter. A last character that is cut short is left out.
 */
final class WideText {
    private static final int SHORTEST = 8;

    /** Different values that the high bytes of a text in an alphabet have: the script, ASCII, signs, one to spare. */
    private static final int SCRIPTS = 4;

    /** The scripts of alphabets, the kana the last of them, lie below; above, one high byte says little. */
    private static final int ALPHABETS = 0x31;

    /** Characters; a longer text has at least {@link #VARIED} different ones, a pattern in bytes has not. */
    private static final int LONG = 16;

    private static final int VARIED = 5;

    /** One of so many characters of a Chinese text is a digit or a sign of ASCII. */
    private static final int ASCII_SHARE = 8;

    private final byte[] bytes;
    private final int from;
    private final int width;
    private final boolean little;

    private WideText(byte[] bytes, int from, int width, boolean little) {
        this.bytes = bytes;
        this.from = from;
        this.width = width;
        this.little = little;
    }

    /** How the bytes are to be read; null if they are no such text. */
    static @Nullable WideText in(byte[] bytes, int size) {
        if (size < SHORTEST) {
            return null;
        }
        int mark = (bytes[0] & 0xFF) << 8 | (bytes[1] & 0xFF);
        int next = (bytes[2] & 0xFF) << 8 | (bytes[3] & 0xFF);
        WideText marked = mark == 0xFFFE && next == 0
                ? new WideText(bytes, 4, 4, true)
                : mark == 0 && next == 0xFEFF
                        ? new WideText(bytes, 4, 4, false)
                        : mark == 0xFFFE
                                ? new WideText(bytes, 2, 2, true)
                                : mark == 0xFEFF ? new WideText(bytes, 2, 2, false) : null;
        if (marked != null) {
            return marked.isText(size) ? marked : null;
        }
        for (int width = 4; width > 1; width -= 2) {
            for (int order = 0; order < 2; order++) {
                WideText text = new WideText(bytes, 0, width, order == 0);
                if (text.likely(size) && text.isText(size)) {
                    return text;
                }
            }
        }
        return null;
    }

    /** Puts the text; the units of a pair share their range. */
    void put(int size, int[] starts, int[] ends, Rewriting plain) {
        int at = from;
        while (at + width <= size) {
            int length = length(at, size);
            plain.putCode(code(at, size), starts[at], ends[at + length - 1]);
            at += length;
        }
    }

    private boolean isText(int size) {
        int at = from;
        int count = 0;
        Set<Integer> different = new HashSet<>();
        while (at + width <= size) {
            int code = code(at, size);
            int type = Character.isValidCodePoint(code) ? Character.getType(code) : Character.UNASSIGNED;
            boolean text = type == Character.CONTROL
                    ? code == '\n' || code == '\r' || code == '\t' || code == '\f' || code == 0x1B
                    : type != Character.UNASSIGNED && type != Character.SURROGATE && type != Character.PRIVATE_USE;
            if (!text) {
                return false;
            }
            count++;
            if (different.size() < VARIED) {
                different.add(code);
            }
            at += length(at, size);
        }
        return count > 0 && (count <= LONG || different.size() == VARIED);
    }

    /** Whether there are as few different high bytes as in a text of one script, most of them alike, or some ASCII. */
    private boolean likely(int size) {
        long[] seen = new long[4];
        int most = 0;
        int chief = 0;
        int[] counts = new int[256];
        int units = 0;
        int ascii = 0;
        for (int at = from; at + width <= size; at += width) {
            int high = bytes[at + (little ? width - 1 : 0)] & 0xFF;
            if (width == 4 && high != 0) {
                return false;
            }
            int script = width == 4 ? bytes[at + (little ? 2 : 1)] & 0xFF : high;
            seen[script >> 6] |= 1L << script;
            if (++counts[script] > most) {
                most = counts[script];
                chief = script;
            }
            ascii += script == 0 && ascii(at) ? 1 : 0;
            units++;
        }
        int scripts = 0;
        for (long some : seen) {
            scripts += Long.bitCount(some);
        }
        return (scripts <= SCRIPTS && most * 2 > units && chief < ALPHABETS)
                || (ascii > 1 && ascii * ASCII_SHARE >= units);
    }

    private boolean ascii(int at) {
        byte low = bytes[at + (little ? 0 : width - 1)];
        return low >= ' ' && low < 0x7F && (width == 2 || bytes[at + (little ? 1 : 2)] == 0);
    }

    private int length(int at, int size) {
        return Character.isBmpCodePoint(code(at, size)) ? width : 4;
    }

    /** The code point; of UTF-16 a pair's, a lone surrogate as it is. */
    private int code(int at, int size) {
        if (width == 4) {
            int high = unit(little ? at + 2 : at);
            int low = unit(little ? at : at + 2);
            return high > 0x10 ? -1 : high << 16 | low;
        }
        char unit = (char) unit(at);
        if (Character.isHighSurrogate(unit) && at + 4 <= size) {
            char low = (char) unit(at + 2);
            if (Character.isLowSurrogate(low)) {
                return Character.toCodePoint(unit, low);
            }
        }
        return unit;
    }

    private int unit(int at) {
        int one = bytes[at] & 0xFF;
        int other = bytes[at + 1] & 0xFF;
        return little ? other << 8 | one : one << 8 | other;
    }
}
