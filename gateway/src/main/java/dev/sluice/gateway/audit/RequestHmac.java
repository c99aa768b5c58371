package dev.sluice.gateway.audit;

import dev.sluice.gateway.journal.JournalException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * HMAC-SHA-256 of request bodies with a key that never leaves the storage folder: whoever holds a body and the key can
 * show that it was this request; without the key not even a short body can be guessed. Thread-safe.
 */
public final class RequestHmac {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int KEY_BYTES = 32;

    private final Mac keyed;

    private RequestHmac(byte[] key) {
        try {
            this.keyed = Mac.getInstance(ALGORITHM);
            keyed.init(new SecretKeySpec(key, ALGORITHM));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }

    /** Reads {@code storage/request-hmac.key}, or makes it with rights 0600. */
    public static RequestHmac open(Path storage) {
        Path file = storage.resolve("request-hmac.key");
        try {
            Files.createDirectories(storage);
            makeIfAbsent(file);
            byte[] key = Files.readAllBytes(file);
            if (key.length != KEY_BYTES) {
                throw new JournalException(file + ": " + key.length + " bytes (expected " + KEY_BYTES
                        + "); restore it from a backup, or delete it and lose the power to recognise older requests");
            }
            return new RequestHmac(key);
        } catch (IOException e) {
            throw new JournalException(file + ": cannot be read or made: " + e, e);
        }
    }

    /** 64 lower-case hexadecimal digits. */
    public String of(byte[] body) {
        try {
            return HexFormat.of().formatHex(((Mac) keyed.clone()).doFinal(body));
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("the platform's " + ALGORITHM + " can be cloned", e);
        }
    }

    private static void makeIfAbsent(Path file) throws IOException {
        byte[] key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        try (FileChannel channel = FileChannel.open(
                file,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
            ByteBuffer bytes = ByteBuffer.wrap(key);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        } catch (FileAlreadyExistsException there) {
            // Made by an earlier run: that is the key.
        }
    }
}
