package dev.sluice.gateway.audit;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/**
 * The keys that signatures are checked with.
 *
 * @param byId by {@link SigningKey#id}
 * @param exclusive whether a signature by any other key is a forgery; otherwise it is only not checked
 */
public record PublicKeys(Map<String, PublicKey> byId, boolean exclusive) {
    static final String PUBLIC = "PUBLIC KEY";

    /** What a check of a signature gives. */
    enum Check {
        GOOD,
        FORGED,
        /** By a key that is not among these. */
        NOT_CHECKED
    }

    public PublicKeys {
        byId = Map.copyOf(byId);
    }

    /** The one of a storage folder; none if there is none. Other instances' signatures are not checked. */
    public static PublicKeys of(Path storage) {
        return broughtAlong(SigningKey.publicPem(storage).orElse(""));
    }

    /**
     * Those an auditor was given.
     *
     * @param pem one key or more
     * @throws IllegalArgumentException if it holds none
     */
    public static PublicKeys given(String pem) {
        Map<String, PublicKey> keys = read(pem);
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("public key: none found (expected PEM, BEGIN PUBLIC KEY, Ed25519)");
        }
        return new PublicKeys(keys, true);
    }

    /** Those of a storage folder, which can only vouch for itself; none if they cannot be read. */
    static PublicKeys broughtAlong(String pem) {
        try {
            return new PublicKeys(read(pem), false);
        } catch (IllegalArgumentException unreadable) {
            return new PublicKeys(Map.of(), false);
        }
    }

    /** Base64 of its X.509 form, as an export holds it; none if it cannot be read. */
    static PublicKeys ofExport(String base64) {
        try {
            byte[] der = Base64.getDecoder().decode(base64);
            return Base64.getEncoder().encodeToString(der).equals(base64)
                    ? broughtAlong(Pem.of(PUBLIC, der))
                    : broughtAlong("");
        } catch (IllegalArgumentException garbled) {
            return broughtAlong("");
        }
    }

    Check check(String keyId, String text, String signature) {
        PublicKey key = byId.get(keyId);
        if (key == null) {
            return exclusive ? Check.FORGED : Check.NOT_CHECKED;
        }
        try {
            Signature verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(key);
            verifier.update(text.getBytes(StandardCharsets.UTF_8));
            byte[] decoded = Base64.getDecoder().decode(signature);
            // Base64 has spare bits at its end; a signature has one spelling only.
            return Base64.getEncoder().encodeToString(decoded).equals(signature) && verifier.verify(decoded)
                    ? Check.GOOD
                    : Check.FORGED;
        } catch (GeneralSecurityException | IllegalArgumentException garbled) {
            return Check.FORGED;
        }
    }

    static String id(byte[] der) {
        return Chain.hex(Chain.digest(der)).substring(0, 16);
    }

    private static Map<String, PublicKey> read(String pem) {
        Map<String, PublicKey> keys = new HashMap<>();
        try {
            for (byte[] der : Pem.blocks(PUBLIC, pem)) {
                keys.put(id(der), KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(der)));
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("public key: not an Ed25519 key in X.509 form", e);
        }
        return keys;
    }
}
