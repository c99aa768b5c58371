package dev.sluice.gateway.journal;

import java.security.SecureRandom;
import java.util.HexFormat;

/** Which journal it is: 128 random bits, drawn when its first segment is made. */
public record JournalId(long high, long low) {
    static JournalId draw() {
        SecureRandom random = new SecureRandom();
        return new JournalId(random.nextLong(), random.nextLong());
    }

    /** 32 lower-case hexadecimal digits. */
    @Override
    public String toString() {
        return HexFormat.of().toHexDigits(high) + HexFormat.of().toHexDigits(low);
    }
}
