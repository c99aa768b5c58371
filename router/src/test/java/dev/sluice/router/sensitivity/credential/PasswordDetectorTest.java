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
        return "the password is ";
    }

    @Override
    protected List<String> samples() {
        return List.of("Tr0ub4dor&3", "kV9#mQ2x!", "blue7whale", "Grün-3-Haus", "9f8e7d6c5b4a");
    }

    @Override
    protected List<String> benign() {
        return List.of(
                "The password is incorrect.",
                "My password reset link expired in 2024.",
                "The password is required and must have 12 characters.",
                "Why is the password hashed with SHA-256 here?",
                "How do password managers encrypt vaults?",
                "call setPassword(getPassword(user1)) twice",
                "<password>${db.password}</password>",
                "--password $DB_PASSWORD1",
                "--token <your-token-1>",
                "DEBUG cache miss key 0f9e8d7c6b5a4c3b2a1f0e9d8c7b6a5f4e3d2c1b",
                "The key idea of section 4.2 is that a token is 4 characters.");
    }

    @Test
    void a_password_is_found_in_prose_of_many_languages() {
        for (String text : List.of(
                "my password is s3cretPig, thanks",
                "the passphrase was changed to s3cretPig.",
                "Das Passwort für den Server lautet s3cretPig.",
                "le mot de passe du serveur est « s3cretPig »",
                "la contraseña del servidor es s3cretPig",
                "a senha do servidor é s3cretPig",
                "het wachtwoord is s3cretPig",
                "hasło do serwera to s3cretPig",
                "пароль от сервера s3cretPig",
                "サーバーのパスワードは「s3cretPig」です",
                "服务器的密码是s3cretPig。",
                "비밀번호는 s3cretPig 입니다",
                "use s3cret#Pig as the password",
                "s3cret#Pig is my password now")) {
            assertThat(find(text)).as(text).hasSize(1);
            Finding found = find(text).getFirst();
            assertThat(text.substring(found.start(), found.end())).contains("Pig");
        }
    }

    @Test
    void a_password_is_found_as_an_argument_in_sql_and_in_markup() {
        for (String text : List.of(
                "--password s3cretPig",
                "-Password 's3cretPig'",
                "CREATE USER u IDENTIFIED BY 's3cretPig';",
                "ALTER USER u IDENTIFIED WITH caching_sha2_password BY 's3cretPig'",
                "CREATE ROLE r LOGIN PASSWORD 's3cretPig'",
                "ConvertTo-SecureString -AsPlainText -Force s3cretPig9",
                "factory.setPassword(\"s3cretPig\")",
                "put(\"password\", \"s3cretPig\")",
                "<password>s3cretPig</password>",
                "machine h login u password s3cretPig")) {
            assertThat(find(text)).as(text).hasSize(1);
        }
    }

    @Test
    void a_token_behind_its_name_is_found_where_it_looks_drawn_at_random() {
        for (String text : List.of(
                "--token q7Zt0aB1cD2eF3gH",
                "hmac secret 0f9e8d7c6b5a4c3b2a1f0e9d8c7b6a5f4e3d2c1b, write the check",
                "the api key is q7Zt0aB1cD2eF3gH")) {
            assertThat(find(text)).as(text).hasSize(1);
            assertThat(find(text).getFirst().kind()).isEqualTo("SECRET.GENERIC");
        }
    }

    @Test
    void a_path_s_end_announces_nothing() {
        assertThat(find("What does the line \"root:x:0:0:root:/root:/bin/bash\" in /etc/passwd say?"))
                .isEmpty();
        assertThat(find("In /etc/passwd \"root:x:0:0:root:/root:/bin/bash\" stands first"))
                .isEmpty();
    }

    @Test
    void a_question_about_passwords_holds_none() {
        assertThat(find("How do I reset my password in Django?")).isEmpty();
    }
}
