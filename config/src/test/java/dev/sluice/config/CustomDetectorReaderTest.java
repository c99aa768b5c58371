package dev.sluice.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.router.sensitivity.Finding;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CustomDetectorReaderTest {
    private static final String REST = """
            rules:
            - id: own
              when: { entities: [DICTIONARY.codenames, CUSTOM.staff], confidence: low }
              then: { decision: local_only }
            tests: [{ text: "about bluefin", expect: local_only, rule: own }]
            """;
    private static final String HEAD = """
            policy: p
            version: 7
            owner: o
            default: { decision: local_only, reason: none-matched }
            on_error: { decision: refuse }
            """;
    private static final String STAFF =
            "patterns:\n  staff: { regex: '\\bE-[0-9]{6}\\b', context: [badge], examples: ['badge E-123456'], not: [E-1] }\n";

    private final Path directory;

    CustomDetectorReaderTest(@TempDir Path directory) {
        this.directory = directory;
    }

    private Folder policy(String detectors) {
        return new Folder(directory).with("privacy-policy.yml", HEAD + detectors + REST);
    }

    @Test
    void terms_and_patterns_of_the_house_are_kinds_that_rules_may_name() {
        Settings settings = policy("dictionaries:\n  codenames: { level: restricted, values: [Bluefin] }\n" + STAFF)
                .settings();
        List<Finding> findings = settings.judge()
                .judge(Folder.request("{\"model\":\"Bluefin, badge E-123456\"}".getBytes(StandardCharsets.UTF_8)))
                .findings();
        assertThat(findings).extracting(Finding::kind).contains("DICTIONARY.codenames", "CUSTOM.staff");
    }

    @Test
    void a_file_of_terms_counts_for_the_version() throws IOException {
        Path terms = directory.resolve("terms.txt");
        Files.writeString(terms, "Bluefin\n\n  Project Greywater \n");
        Folder folder = policy("dictionaries:\n  codenames: { file: terms.txt }\n" + STAFF);
        String version = folder.settings().version();
        Files.writeString(terms, "Bluefin\nOther\n");
        assertThat(folder.settings().version()).isNotEqualTo(version);
    }

    @Test
    void whatever_is_wrong_is_a_problem_that_repeats_no_term() {
        assertThat(policy("dictionaries:\n  codenames: { values: ['?!'] }\n" + STAFF)
                        .problems())
                .contains("dictionaries.codenames.values: term 1")
                .doesNotContain("?!");
        assertThat(policy("dictionaries:\n  codenames: { file: none.txt }\n" + STAFF)
                        .problems())
                .contains("cannot be read (there is no such file");
        assertThat(policy("dictionaries:\n  codenames: { match: any, values: [a] }\n" + STAFF)
                        .problems())
                .contains("\"any\" (expected one of: case_insensitive_word, exact_word, substring)");
        assertThat(policy("dictionaries:\n  codenames: { values: [Bluefin], file: x }\n" + STAFF)
                        .problems())
                .contains("values and file (expected one of them)");
        assertThat(policy("dictionaries:\n  'code names': { values: [Bluefin] }\n" + STAFF)
                        .problems())
                .contains("an id that no kind can have");
        assertThat(policy("patterns:\n  staff: { regex: '(?=a)b' }\n").problems())
                .contains("no pattern in RE2's syntax");
        assertThat(policy("patterns:\n  staff: { regex: 'E-[0-9]{6}', examples: [E-12] }\n")
                        .problems())
                .contains("patterns.staff.examples[0]: nothing is found in it")
                .doesNotContain("E-12");
        assertThat(policy("patterns:\n  staff: { regex: 'E-[0-9]{6}', not: [E-123456] }\n")
                        .problems())
                .contains("patterns.staff.not[0]: a match (expected none in it)");
    }
}
