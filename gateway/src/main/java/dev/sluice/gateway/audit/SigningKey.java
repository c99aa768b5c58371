package dev.sluice.gateway.audit;

import dev.sluice.gateway.journal.JournalException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Optional;

/**
 * The storage folder's Ed25519 key. {@code audit-signing.key} holds both halves and is the owner's alone;
 * {@code audit-signing.pub} is to be handed to auditors. Thread-safe.
 */
public final class SigningKey {
    private static final String ALGORITHM = "Ed25519";
    private static final String PRIVATE = "PRIVATE KEY";

    private final PrivateKey secret;
    private final String publicPem;
    private final String id;

    private SigningKey(PrivateKey secret, String publicPem, String id) {
        this.secret = secret;
        this.publicPem = publicPem;
        this.id = id;
    }

    /** Reads the key of a storage folder, or makes it with rights 0600. */
    public static SigningKey open(Path storage) {
        Path file = storage.resolve("audit-signing.key");
        try {
            Files.createDirectories(storage);
            if (!Files.exists(file)) {
                PrivateFile.makeIfAbsent(file, draw());
            }
            SigningKey key = read(Files.readString(file));
            Path shown = publicFile(storage);
            if (!Files.exists(shown)) {
                Files.writeString(shown, key.publicPem);
            }
            return key;
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            throw new JournalException(
                    file + ": cannot be read or made (" + e.getClass().getSimpleName()
                            + "); restore it from a backup, or move it away: then a new key signs from now on");
        }
    }

    /** Where the public half of a storage folder lies. */
    static Path publicFile(Path storage) {
        return storage.resolve("audit-signing.pub");
    }

    /** The public half's X.509 form in Base64. */
    String publicBase64() {
        return Base64.getEncoder()
                .encodeToString(Pem.blocks(PublicKeys.PUBLIC, publicPem).getFirst());
    }

    /** The public half of a storage folder, in PEM; empty before the first start. */
    public static Optional<String> publicPem(Path storage) {
        Path file = publicFile(storage);
        try {
            return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
        } catch (IOException e) {
            throw new JournalException(file + ": cannot be read: " + e, e);
        }
    }

    /** First 16 hexadecimal digits of the SHA-256 of the public half. */
    public String id() {
        return id;
    }

    /** The public half in PEM. */
    public String publicPem() {
        return publicPem;
    }

    /** A signature in Base64. */
    public String sign(String text) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(secret);
            signature.update(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }

    private static SigningKey read(String pem) throws GeneralSecurityException {
        byte[] secret = Pem.blocks(PRIVATE, pem).getFirst();
        byte[] shown = Pem.blocks(PublicKeys.PUBLIC, pem).getFirst();
        return new SigningKey(
                KeyFactory.getInstance(ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(secret)),
                Pem.of(PublicKeys.PUBLIC, shown),
                PublicKeys.id(shown));
    }

    private static byte[] draw() throws GeneralSecurityException {
        KeyPair pair = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
        String both = Pem.of(PRIVATE, pair.getPrivate().getEncoded())
                + Pem.of(PublicKeys.PUBLIC, pair.getPublic().getEncoded());
        return both.getBytes(StandardCharsets.UTF_8);
    }
}
