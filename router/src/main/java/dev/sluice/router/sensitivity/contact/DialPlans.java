package dev.sluice.router.sensitivity.contact;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * Which digits may be a telephone number, from {@code dial-plans.txt}: by calling code, length and first digit, and in
 * North America by area. Coarser than a numbering plan, and a few comparisons a number.
 */
final class DialPlans {
    /** Of a national number (ITU-T E.164). */
    private static final int LONGEST = 14;

    private static final int AMERICAN = 10;

    /** The calling codes of places whose national forms are known. */
    private static final int[] NATIONAL = {
        44, 49, 33, 39, 34, 91, 61, 55, 81, 31, 48, 46, 41, 52, 86, 7, 82, 90, 380, 972, 351, 32, 43, 45, 47, 358, 420,
        36, 30, 353, 40, 27, 64, 65, 54, 56, 57
    };

    /** By calling code and length: bits of the first digit. */
    private static final short[][] BEGINNINGS = new short[1000][];

    private static final boolean[] AREAS = new boolean[1000];
    private static final short[] ANYWHERE = new short[LONGEST + 1];

    static {
        read();
        for (int code : NATIONAL) {
            short[] begin = BEGINNINGS[code];
            for (int length = 0; length <= LONGEST && begin != null; length++) {
                ANYWHERE[length] |= begin[length];
            }
        }
    }

    private DialPlans() {}

    /** Whether the digits from the place on are a calling code with a number of its plan. */
    static boolean international(char[] digits, int from, int to) {
        int code = 0;
        for (int length = 1; length <= 3 && from + length < to; length++) {
            code = code * 10 + digits[from + length - 1] - '0';
            int rest = from + length;
            if (length == 1 && code == 1) {
                return american(digits, rest, to);
            }
            short[] begin = code < BEGINNINGS.length ? BEGINNINGS[code] : null;
            if (begin != null && (length > 1 || code == 7)) {
                return begins(begin, digits, rest, to)
                        || (digits[rest] == '0' && rest + 1 < to && begins(begin, digits, rest + 1, to));
            }
        }
        return false;
    }

    /** Ten digits: an area and a number that begins with neither 0 nor 1. */
    static boolean american(char[] digits, int from, int to) {
        return to - from == AMERICAN
                && digits[from + 3] >= '2'
                && AREAS[(digits[from] - '0') * 100 + (digits[from + 1] - '0') * 10 + digits[from + 2] - '0'];
    }

    /** Whether the digits are how some country writes its own numbers. */
    static boolean national(char[] digits, int to) {
        if (digits[0] == '0' && digits[1] == '0') {
            return international(digits, 2, to);
        }
        boolean trunk = digits[0] == '0' || (digits[0] == '8' && to == 11);
        return begins(ANYWHERE, digits, 0, to)
                || american(digits, 0, to)
                || (digits[0] == '1' && american(digits, 1, to))
                || (trunk && begins(ANYWHERE, digits, 1, to));
    }

    private static boolean begins(short[] begin, char[] digits, int from, int to) {
        int length = to - from;
        return length > 0 && length <= LONGEST && (begin[length] & (1 << (digits[from] - '0'))) != 0;
    }

    private static void read() {
        try (InputStream stream = DialPlans.class.getResourceAsStream("dial-plans.txt")) {
            if (stream == null) {
                throw new IllegalStateException("telephone numbers: no list dial-plans.txt");
            }
            new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && line.charAt(0) != '#')
                    .forEach(DialPlans::read);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static void read(String line) {
        String[] fields = line.split(" ", -1);
        if (fields[0].equals("areas")) {
            for (int i = 1; i < fields.length; i++) {
                AREAS[Integer.parseInt(fields[i])] = true;
            }
            return;
        }
        short[] begin = new short[LONGEST + 1];
        for (int i = 1; i < fields.length; i++) {
            int colon = fields[i].indexOf(':');
            int length = Integer.parseInt(fields[i], 0, colon, 10);
            for (int at = colon + 1; at < fields[i].length(); at++) {
                begin[length] |= (short) (1 << (fields[i].charAt(at) - '0'));
            }
        }
        BEGINNINGS[Integer.parseInt(fields[0])] = begin;
    }
}
