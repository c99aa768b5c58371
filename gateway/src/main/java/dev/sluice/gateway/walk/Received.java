package dev.sluice.gateway.walk;

import dev.sluice.config.Settings;
import dev.sluice.gateway.live.InForce;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A request has come.
 *
 * @param requestId unique for good: 48 bits of time and 80 random ones, in Crockford's base 32; sorts by time
 * @param inForce the settings it keeps to its end
 */
record Received(String requestId, Instant at, InForce inForce) {
    private static final char[] BASE32 = "0123456789abcdefghjkmnpqrstvwxyz".toCharArray();

    static Received now(Instant at, InForce inForce) {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        char[] id = new char[30];
        id[0] = 'r';
        id[1] = 'e';
        id[2] = 'q';
        id[3] = '_';
        write(id, 4, 10, at.toEpochMilli());
        write(id, 14, 8, random.nextLong());
        write(id, 22, 8, random.nextLong());
        return new Received(new String(id), at, inForce);
    }

    Settings settings() {
        return inForce.settings();
    }

    private static void write(char[] to, int from, int digits, long bits) {
        long left = bits;
        for (int i = from + digits - 1; i >= from; i--) {
            to[i] = BASE32[(int) (left & 31)];
            left >>>= 5;
        }
    }
}
