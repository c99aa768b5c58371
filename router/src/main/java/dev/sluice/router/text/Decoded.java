package dev.sluice.router.text;

import org.jspecify.annotations.Nullable;

/** Bytes that were written as text, and the units that each stands for. */
final class Decoded {
    /** A run of printable ASCII of this many bytes amid others is text that chance hardly makes. */
    private static final int TELLING = 12;

    /** Different characters that a text of any kind has. */
    private static final int VARIED = 5;

    private final byte[] bytes;
    private final int[] starts;
    private final int[] ends;
    private final int size;

    /**
     * @param starts first unit of each byte
     * @param ends one past the last unit of each byte
     * @param size how many bytes
     */
    Decoded(byte[] bytes, int[] starts, int[] ends, int size) {
        this.bytes = bytes;
        this.starts = starts;
        this.ends = ends;
        this.size = size;
    }

    byte[] bytes() {
        return bytes;
    }

    int size() {
        return size;
    }

    /** Whether all of it is text. */
    boolean text() {
        return size > 0 && textFrom(0) == size;
    }

    /** How to read it as UTF-16 or UTF-32; null if it is neither. */
    @Nullable
    WideText wide() {
        return WideText.in(bytes, size);
    }

    void put(WideText wide, Rewriting plain) {
        wide.put(size, starts, ends, plain);
    }

    /** One past the characters of text that begin at this byte. */
    private int textFrom(int from) {
        int at = from;
        while (at < size) {
            int length = bytes[at] >= 0 ? 1 : Utf8.length(bytes, at, size);
            if (length == 0 || (length == 1 && !printable(bytes[at]))) {
                return at;
            }
            if (length > 1 && !Character.isDefined(Utf8.code(bytes, at, length))) {
                return at;
            }
            at += length;
        }
        return at;
    }

    void put(Rewriting plain) {
        put(0, size, plain);
    }

    /** Length of the longest run of ASCII; 0 if it is none that chance does not make. */
    int telling() {
        return tellingAt() < 0 ? 0 : tellingEnd(tellingAt()) - tellingAt();
    }

    /** Puts the longest run of ASCII in place of all, if there is one. */
    void putTelling(Rewriting plain) {
        int start = tellingAt();
        if (start >= 0) {
            put(start, tellingEnd(start), plain);
        }
    }

    private int tellingAt() {
        int best = 0;
        int bestStart = 0;
        int start = 0;
        for (int i = 0; i <= size; i++) {
            if (i == size || !printable(bytes[i])) {
                if (i - start > best) {
                    best = i - start;
                    bestStart = start;
                }
                start = i + 1;
            }
        }
        return best < TELLING || monotonous(bestStart, bestStart + best) ? -1 : bestStart;
    }

    private int tellingEnd(int start) {
        int end = start;
        while (end < size && printable(bytes[end])) {
            end++;
        }
        return end;
    }

    /** A pattern in the bytes may look like {@code iiiiii}. */
    private boolean monotonous(int from, int to) {
        long low = 0;
        long high = 0;
        for (int i = from; i < to; i++) {
            if (bytes[i] < 64) {
                low |= 1L << bytes[i];
            } else {
                high |= 1L << (bytes[i] - 64);
            }
        }
        return Long.bitCount(low) + Long.bitCount(high) < VARIED;
    }

    private void put(int from, int to, Rewriting plain) {
        int at = from;
        while (at < to) {
            int length = Math.max(1, Utf8.length(bytes, at, to));
            plain.putCode(Utf8.code(bytes, at, length), starts[at], ends[at + length - 1]);
            at += length;
        }
    }

    /** Whether what begins so is a compressed, encrypted or drawn thing, in which nobody finds text. */
    boolean knownBinary() {
        return begins(0x50, 0x4B, 0x03, 0x04) // zip, and documents of offices
                || begins(0x89, 0x50, 0x4E, 0x47)
                || begins(0xFF, 0xD8, 0xFF)
                || begins(0x47, 0x49, 0x46, 0x38)
                || begins(0x25, 0x50, 0x44, 0x46) // PDF
                || begins(0x28, 0xB5, 0x2F, 0xFD) // zstd
                || begins(0xFD, 0x37, 0x7A, 0x58) // xz
                || begins(0x42, 0x5A, 0x68) // bzip2
                || begins(0x37, 0x7A, 0xBC, 0xAF) // 7z
                || begins(0x52, 0x61, 0x72, 0x21); // rar
    }

    boolean gzip() {
        return begins(0x1F, 0x8B, 0x08);
    }

    boolean zlib() {
        return size > 6
                && (bytes[0] & 0x0F) == 8
                && (bytes[0] & 0xF0) <= 0x70
                && ((bytes[0] & 0xFF) << 8 | (bytes[1] & 0xFF)) % 31 == 0;
    }

    private boolean begins(int... head) {
        if (size < head.length + 4) {
            return false;
        }
        for (int i = 0; i < head.length; i++) {
            if ((bytes[i] & 0xFF) != head[i]) {
                return false;
            }
        }
        return true;
    }

    private static boolean printable(byte one) {
        return (one >= 0x20 && one < 0x7F) || one == '\n' || one == '\r' || one == '\t' || one == 0x1B || one == '\f';
    }
}
