package dev.sluice.gateway.audit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The hashes of a chain, as this package's description defines them. */
final class Chain {
    private Chain() {}

    /** What stands before an instance's first entry. */
    static byte[] beginning(String instance) {
        return sha256().digest(("sluice audit chain " + instance).getBytes(StandardCharsets.UTF_8));
    }

    /** @param content canonical JSON in UTF-8 */
    static byte[] digest(byte[] content) {
        return sha256().digest(content);
    }

    static byte[] digest(String content) {
        return digest(content.getBytes(StandardCharsets.UTF_8));
    }

    static byte[] link(byte[] previous, long sequence, byte[] digest) {
        MessageDigest sha256 = sha256();
        sha256.update(previous);
        sha256.update(ByteBuffer.allocate(Long.BYTES).putLong(0, sequence));
        return sha256.digest(digest);
    }

    static String hex(byte[] hash) {
        return HexFormat.of().formatHex(hash);
    }

    static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex);
    }

    /** All zeros for something that is no hash, which nothing fits then. */
    static byte[] bytesOrNone(String hex) {
        return hex.matches("[0-9a-f]{64}") ? bytes(hex) : new byte[32];
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
