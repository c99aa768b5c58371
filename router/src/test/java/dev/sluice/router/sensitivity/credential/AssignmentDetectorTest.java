package dev.sluice.router.sensitivity.credential;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.router.sensitivity.Detector;
import dev.sluice.router.sensitivity.DetectorContract;
import dev.sluice.router.sensitivity.Finding;
import java.util.List;
import org.junit.jupiter.api.Test;

class AssignmentDetectorTest extends DetectorContract {
    private static final String TOKEN = "q7Zt0aB1cD2eF3gH4iJ5";

    @Override
    protected Detector detector() {
        return new AssignmentDetector();
    }

    @Override
    protected String announcement() {
        return "password: ";
    }

    @Override
    protected List<String> samples() {
        return List.of("Tr0ub4dor&3", "kV9#mQ2x!", "blue7whale", "Grün-3-Haus", "9f8e7d6c5b4a", "a'b\"c<d9");
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
                "password = config.db1.password",
                "api_key = \"YOUR_API_KEY_1\"",
                "API_KEY=xxxxxxxxxxxxxxxxxxxx1",
                "token: process.env.TOKEN1",
                "token: undefined",
                "max_tokens=4096, prompt_tokens: 12345",
                "compass: N45W120",
                "https://host:8080/path@v2",
                "public_key = \"" + TOKEN + "\"",
                "token_type: " + TOKEN,
                "secretName: \"prod-db-1\"",
                "cache_key = \"0f9e8d7c6b5a4c3b2a1f0e9d8c7b6a5f\"",
                "key: \"0f9e8d7c-6b5a-4c3b-2a1f-0e9d8c7b6a5f\"",
                "user_id: 0f9e8d7c-6b5a-4c3b-2a1f-0e9d8c7b6a5f",
                "sha256: 0f9e8d7c6b5a4c3b2a1f0e9d8c7b6a5f4e3d2c1b0a9f8e7d6c5b4a3f2e1d0c9b",
                "access_token_url='https://host9.test/login/oauth/access_token'",
                "Authorization: Bearer <token>",
                "monkey: q7Zt0aB1cD2eF3gH",
                "The result: a key, 4 tokens and 2 secrets.");
    }

    @Test
    void assignments_in_code_and_configuration_are_found() {
        for (String text : List.of(
                "{\"password\": \"s3cretPig\"}",
                "DB_PASSWORD=s3cretPig",
                "passwd := 's3cretPig'",
                "{\\\"pwd\\\": \\\"s3cretPig\\\"}",
                "Passwort: s3cretPig",
                "mot de passe : s3cretPig",
                "client_secret = 'q7Zt0aB1cD2eF3gH'",
                "Authorization: Bearer " + TOKEN,
                "{'Authorization': 'Basic YWJjOnE3WnQwYUIxY0QyZUYzZ0g='}",
                "https://h.test/x?a=1&access_token=" + TOKEN + "&b=2",
                "<property name=\"DB_PASSWORD\" value=\"s3cretPig\"/>",
                "- name: DB_PASSWORD\n  value: s3cretPig",
                "SECRET = getenv('SECRET', 's3cretPig9Xy')",
                "Set-Cookie: session=" + TOKEN,
                "MAILER_KEY=" + TOKEN,
                "PIN: 4821")) {
            assertThat(find(text)).as(text).hasSize(1);
        }
    }

    @Test
    void the_scheme_of_an_authorization_belongs_to_the_finding() {
        String text = "curl -H 'Authorization: Bearer " + TOKEN + "' x";
        Finding found = find(text).getFirst();
        assertThat(text.substring(found.start(), found.end())).isEqualTo("Bearer " + TOKEN);
        assertThat(found.kind()).isEqualTo("SECRET.GENERIC");
    }

    @Test
    void a_value_in_a_query_ends_at_the_next_name() {
        String text = "https://h.test/x?token=" + TOKEN + "&page=2";
        Finding found = find(text).getFirst();
        assertThat(text.substring(found.start(), found.end())).isEqualTo(TOKEN);
    }

    @Test
    void passwords_are_announced_in_arabic_and_hindi() {
        assertThat(find("كلمة المرور: Sommer_H4Fmpy$")).hasSize(1);
        assertThat(find("पासवर्ड: gr8$vKTS33p$")).hasSize(1);
    }
}
