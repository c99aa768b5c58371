package dev.sluice.router.sensitivity.credential;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.router.sensitivity.Detector;
import dev.sluice.router.sensitivity.DetectorContract;
import dev.sluice.router.sensitivity.Finding;
import java.util.List;
import org.junit.jupiter.api.Test;

class PasswordDetectorTest extends DetectorContract {
    @Override
    protected Detector detector() {
        return new PasswordDetector();
    }

    @Override
    protected String announcement() {
        return "password: ";
    }

    @Override
    protected List<String> samples() {
        return List.of("Tr0ub4dor&3", "kV9#mQ2x!", "blue7whale", "Grün-3-Haus", "9f8e7d6c5b4a");
    }

    @Override
    protected List<String> benign() {
        return List.of(
                "password: must be at least 8 characters",
                "password = ${DB_PASSWORD1}",
                "password = os.environ['DB_PASS1']",
                "password = getPassword(user1)",
                "password: <your password 1>",
                "password: ********",
                "password: string",
                "The password is incorrect.",
                "My password reset link expired in 2024.",
                "max_tokens=4096, prompt_tokens: 12345",
                "token: undefined",
                "postgres://user:password@localhost/db",
                "compass: N45W120",
                "https://host:8080/path@v2");
    }

    @Test
    void assignments_in_code_configuration_and_prose_are_found() {
        for (String text : List.of(
                "{\"password\": \"s3cretPig\"}",
                "DB_PASSWORD=s3cretPig",
                "passwd := 's3cretPig'",
                "{\\\"pwd\\\": \\\"s3cretPig\\\"}",
                "my password is s3cretPig, thanks",
                "the passphrase was changed to s3cretPig.",
                "--password s3cretPig",
                "CREATE USER u IDENTIFIED BY 's3cretPig';",
                "Passwort: s3cretPig",
                "client_secret = 'q7Zt0aB1cD2eF3gH'",
                "Authorization: Bearer q7Zt0aB1cD2eF3gH")) {
            assertThat(find(text)).as(text).hasSize(1);
        }
    }

    @Test
    void credentials_in_addresses_are_found_with_the_user() {
        String text = "use postgres://app:s3cretPig@db.internal/x";
        assertThat(find(text)).hasSize(1);
        Finding finding = find(text).getFirst();
        assertThat(text.substring(finding.start(), finding.end())).isEqualTo("app:s3cretPig");
        assertThat(find("jdbc:oracle:thin:app/s3cretPig@//db:1521/X")).hasSize(1);
    }
}
