package dev.sluice.gateway.journal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Reads what a {@link FieldWriter} wrote, in the same order. Throws when the bytes end early. */
public final class FieldReader {
    private final ByteBuffer bytes;

    public FieldReader(byte[] bytes) {
        this.bytes = ByteBuffer.wrap(bytes);
    }

    public int octet() {
        return bytes.get() & 0xFF;
    }

    public byte[] octets(int count) {
        byte[] octets = new byte[count];
        bytes.get(octets);
        return octets;
    }

    public long number() {
        return bytes.getLong();
    }

    public Instant instant() {
        return Instant.EPOCH.plus(number(), ChronoUnit.MICROS);
    }

    public @Nullable Long numberOrNull() {
        return octet() == 0 ? null : (Long) number();
    }

    public @Nullable String textOrNull() {
        int size = bytes.getInt();
        if (size < 0) {
            return null;
        }
        String value = new String(bytes.array(), bytes.position(), size, StandardCharsets.UTF_8);
        bytes.position(bytes.position() + size);
        return value;
    }

    public String text() {
        String value = textOrNull();
        if (value == null) {
            throw new JournalException("journal: a field is missing (expected text)");
        }
        return value;
    }
}
