package dev.sluice.router.sensitivity.credential;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/**
 * The checksum in GitHub's and npm's tokens: the last six characters are the CRC-32 of those between the prefix and
 * them, in Base62 (digits, capitals, small letters) filled with zeros. "Behind GitHub's new authentication token
 * formats", GitHub's blog, 2021-04-05.
 */
final class Crc32Base62 {
    private static final int DIGITS = 6;
    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    private Crc32Base62() {}

    /** Whether the checksum at the end of a token is right; the prefix ends with the first underscore. */
    static boolean holds(String text, int start, int end) {
        int body = text.indexOf('_', start) + 1;
        if (body <= start || end - body <= DIGITS) {
            return false;
        }
        String checked = text.substring(body, end - DIGITS);
        return checksum(checked).contentEquals(text.subSequence(end - DIGITS, end));
    }

    static String checksum(String checked) {
        CRC32 crc = new CRC32();
        crc.update(checked.getBytes(StandardCharsets.US_ASCII));
        StringBuilder digits = new StringBuilder(DIGITS);
        for (long rest = crc.getValue(); digits.length() < DIGITS; rest /= 62) {
            digits.append(ALPHABET.charAt((int) (rest % 62)));
        }
        return digits.reverse().toString();
    }
}
