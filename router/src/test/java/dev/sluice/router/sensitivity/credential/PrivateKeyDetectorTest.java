package dev.sluice.router.sensitivity.credential;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.router.sensitivity.Confidence;
import dev.sluice.router.sensitivity.Detector;
import dev.sluice.router.sensitivity.DetectorContract;
import java.util.List;
import org.junit.jupiter.api.Test;

class PrivateKeyDetectorTest extends DetectorContract {
    private static final String BODY = "q7Zt0aB1cD2eF3gH4iJ5kL6mN7oP8qR9sT0uV1wX2yZ3q7Zt0aB1cD2eF3gH4iJ5";

    @Override
    protected Detector detector() {
        return new PrivateKeyDetector();
    }

    @Override
    protected List<String> samples() {
        return List.of(
                armour("PRIVATE KEY", "\n"),
                armour("RSA PRIVATE KEY", "\n"),
                armour("EC PRIVATE KEY", "\r\n"),
                armour("OPENSSH PRIVATE KEY", "\\n"),
                armour("PGP PRIVATE KEY BLOCK", "\n"),
                armour("ENCRYPTED PRIVATE KEY", " "),
                "PuTTY-User-Key-File-3: ssh-ed25519\nEncryption: none\nComment: k\nPublic-Lines: 1\n" + BODY
                        + "\nPrivate-Lines: 1\n" + BODY + "\nPrivate-MAC: 0f9e8d7c6b5a",
                "{\"kty\":\"EC\",\"crv\":\"P-256\",\"d\":\"" + BODY + "\"}",
                "MII" + "EpAIBAAKCAQEA" + BODY,
                "LS0tLS1CRUdJTiBSU0EgUFJJVkFURSBLRVktLS0tLQo" + BODY);
    }

    @Override
    protected List<String> benign() {
        return List.of(
                armour("PUBLIC KEY", "\n"),
                armour("CERTIFICATE", "\n"),
                begin("PRIVATE KEY") + "\n...\n-----END PRIVATE KEY-----",
                "What does " + begin("PRIVATE KEY") + " mean?",
                "{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"" + BODY + "\"}",
                "LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0tCk" + BODY,
                "MII" + "BIjANBgkqhkiG9w0BAQEFAAOCAQ8A" + BODY,
                "PuTTY is a terminal",
                "---------------- BEGIN ----------------");
    }

    @Test
    void a_key_that_was_cut_off_is_found() {
        assertThat(confidence(begin("RSA PRIVATE KEY") + "\n" + BODY)).isEqualTo(Confidence.MEDIUM);
    }

    @Test
    void header_lines_of_an_encrypted_key_do_not_hide_it() {
        String lines = "\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-256-CBC,0011AABB\n\n";
        assertThat(find(begin("RSA PRIVATE KEY") + lines + BODY)).hasSize(1);
    }

    @Test
    void tokens_that_are_private_keys_by_themselves_are_found() {
        assertThat(find("AGE-SECRET" + "-KEY-1" + BODY.toUpperCase(java.util.Locale.ROOT)))
                .hasSize(1);
        assertThat(find("b3BlbnNzaC1rZXktdjE" + "AAAAABG5vbmUAAAAEbm9uZQAAAAAAAAAB"))
                .hasSize(1);
    }

    private static String begin(String label) {
        return "-----" + "BEGIN " + label + "-----";
    }

    private static String armour(String label, String line) {
        return begin(label) + line + BODY + line + BODY + line + "-----" + "END " + label + "-----";
    }
}
