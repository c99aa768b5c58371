package dev.sluice.router.text;

import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/** Undoes gzip, zlib and bare deflate, within bounds: a bomb is not blown up. */
final class Inflation {
    private static final int GROWTH = 8;
    private static final int SMALL = 1 << 13;

    /** Bare deflate has no mark; shorter runs than this hold nothing that is worth the attempt. */
    private static final int SHORTEST_BARE = 20;

    /** Units of {@link Work} for bytes that are probably not compressed at all. */
    private static final int ATTEMPT = 64;

    private Inflation() {}

    /** The bytes below, each standing for the whole range; null if nothing is compressed. */
    static @Nullable Decoded of(Decoded packed, int start, int end, Work work) {
        int skip = packed.gzip() ? gzipHeader(packed) : packed.zlib() ? 2 : packed.size() < SHORTEST_BARE ? -1 : 0;
        boolean bare = skip == 0;
        if (skip < 0 || (bare && (packed.bytes()[0] & 0x06) == 0x06) || (bare && (packed.bytes()[0] & 0x06) == 0)) {
            return null; // no such block type, or one that is not compressed and would be text already
        }
        if (bare && !work.spend(ATTEMPT)) {
            return null;
        }
        int most = Math.max(SMALL, GROWTH * (end - start));
        byte[] bytes = new byte[Math.min(most, bare ? 256 : Math.max(64, packed.size() * 4))];
        int size = 0;
        Inflater inflater = work.inflater();
        try {
            inflater.setInput(packed.bytes(), skip, packed.size() - skip);
            while (!inflater.finished()) {
                if (size == bytes.length) {
                    if (size >= most || !work.spend(size)) {
                        work.blind("decode_growth");
                        return null;
                    }
                    bytes = Arrays.copyOf(bytes, Math.min(most, size * 2));
                }
                int more = inflater.inflate(bytes, size, bytes.length - size);
                size += more;
                if (more == 0 && (inflater.needsInput() || inflater.needsDictionary())) {
                    break;
                }
            }
        } catch (DataFormatException notCompressed) {
            // A truncated gzip still shows its head; a run of chance shows nothing.
            if (bare || size == 0) {
                return null;
            }
        }
        int[] starts = new int[size];
        int[] ends = new int[size];
        Arrays.fill(starts, start);
        Arrays.fill(ends, end);
        Decoded below = new Decoded(bytes, starts, ends, size);
        return bare && !(size >= 8 && below.text()) ? null : below;
    }

    /** Where the deflated data begin (RFC 1952); -1 if the header is cut. */
    private static int gzipHeader(Decoded packed) {
        byte[] bytes = packed.bytes();
        int flags = bytes[3];
        int at = 10;
        if ((flags & 4) != 0 && at + 2 < packed.size()) {
            at += 2 + (bytes[at] & 0xFF) + ((bytes[at + 1] & 0xFF) << 8);
        }
        for (int flag = 8; flag <= 16; flag *= 2) {
            if ((flags & flag) != 0) {
                while (at < packed.size() && bytes[at] != 0) {
                    at++;
                }
                at++;
            }
        }
        at += (flags & 2) != 0 ? 2 : 0;
        return at < packed.size() ? at : -1;
    }
}
