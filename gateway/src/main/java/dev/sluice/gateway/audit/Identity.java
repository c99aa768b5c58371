package dev.sluice.gateway.audit;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Who an actor is: the personal fields of the audit trail. They stand outside the chain, encrypted with the actor's own
 * key (AES-256-GCM).
 *
 * @param salt 32 hexadecimal digits
 * @param caller its name in {@code gateway.yml}
 * @param keyId names the caller's key without telling it
 */
public record Identity(String salt, String caller, String keyId) {
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    static Identity of(String caller, String keyId) {
        byte[] salt = new byte[16];
        new SecureRandom().nextBytes(salt);
        return new Identity(HexFormat.of().formatHex(salt), caller, keyId);
    }

    /** SHA-256 over salt, caller and key id, with line breaks between them; 64 hexadecimal digits. */
    public String commitment() {
        return Chain.hex(Chain.digest(text()));
    }

    /** @param actor goes into the seal, so that it fits no other actor */
    String seal(byte[] key, String actor) {
        byte[] nonce = new byte[NONCE];
        new SecureRandom().nextBytes(nonce);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, key, nonce, actor).doFinal(text());
            byte[] whole = Arrays.copyOf(nonce, NONCE + sealed.length);
            System.arraycopy(sealed, 0, whole, NONCE, sealed.length);
            return HexFormat.of().formatHex(whole);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has AES/GCM", e);
        }
    }

    /** Empty if the key or the actor is another one, or the seal was changed. */
    static Optional<Identity> unseal(String sealed, byte[] key, String actor) {
        try {
            byte[] whole = HexFormat.of().parseHex(sealed);
            byte[] nonce = Arrays.copyOf(whole, NONCE);
            byte[] text = cipher(Cipher.DECRYPT_MODE, key, nonce, actor).doFinal(whole, NONCE, whole.length - NONCE);
            String[] fields = new String(text, StandardCharsets.UTF_8).split("\n", 3);
            return Optional.of(new Identity(fields[0], fields[1], fields[2]));
        } catch (GeneralSecurityException | RuntimeException notThisOne) {
            return Optional.empty();
        }
    }

    private byte[] text() {
        return (salt + "\n" + caller + "\n" + keyId).getBytes(StandardCharsets.UTF_8);
    }

    private static Cipher cipher(int mode, byte[] key, byte[] nonce, String actor) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(actor.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
