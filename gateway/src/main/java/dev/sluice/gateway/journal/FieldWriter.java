package dev.sluice.gateway.journal;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Packs fields into bytes for a journal: big-endian numbers, strings as UTF-8 with a length, null as such. */
public final class FieldWriter {
    private byte[] bytes = new byte[512];
    private int length;

    public FieldWriter octet(int value) {
        room(1);
        bytes[length++] = (byte) value;
        return this;
    }

    public FieldWriter number(long value) {
        room(8);
        for (int shift = 56; shift >= 0; shift -= 8) {
            bytes[length++] = (byte) (value >>> shift);
        }
        return this;
    }

    /** To the microsecond. */
    public FieldWriter instant(Instant value) {
        return number(ChronoUnit.MICROS.between(Instant.EPOCH, value));
    }

    public FieldWriter numberOrNull(@Nullable Long value) {
        return value == null ? octet(0) : octet(1).number(value);
    }

    public FieldWriter text(@Nullable String value) {
        if (value == null) {
            return size(-1);
        }
        return utf8(value.getBytes(StandardCharsets.UTF_8));
    }

    /** A text that is encoded already. */
    public FieldWriter utf8(byte[] encoded) {
        size(encoded.length);
        room(encoded.length);
        System.arraycopy(encoded, 0, bytes, length, encoded.length);
        length += encoded.length;
        return this;
    }

    /** The buffer itself; only its first {@link #length} bytes count. */
    public byte[] bytes() {
        return bytes;
    }

    public int length() {
        return length;
    }

    public byte[] toByteArray() {
        return Arrays.copyOf(bytes, length);
    }

    private FieldWriter size(int size) {
        return octet(size >> 24).octet(size >> 16).octet(size >> 8).octet(size);
    }

    private void room(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }
}
