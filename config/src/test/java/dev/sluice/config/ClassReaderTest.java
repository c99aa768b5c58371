package dev.sluice.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.router.decision.Judgement;
import dev.sluice.router.sensitivity.Finding;
import dev.sluice.router.sensitivity.Sensitivity;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassReaderTest {
    private static final String REST = """
            policy: p
            version: 7
            owner: o
            default: { decision: local_only, reason: none-matched }
            on_error: { decision: refuse }
            rules:
            - id: own
              when: { entities: [CUSTOM.plate] }
              then: { decision: local_only }
            tests: [{ text: "the car ZZ-1234", expect: local_only, rule: own }]
            """;
    private static final String OURS = "detectors: [dev.sluice.config.PlateDetector]\n";

    private final Path directory;

    ClassReaderTest(@TempDir Path directory) {
        this.directory = directory;
    }

    private Folder policy(String detectors) {
        return new Folder(directory).with("privacy-policy.yml", detectors + REST);
    }

    private static Judgement judged(Settings settings, String text) {
        return settings.judge()
                .judge(Folder.request(("{\"model\":\"" + text + "\"}").getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void a_class_of_the_customers_finds_its_kind_which_rules_and_tests_may_name() {
        Judgement judgement = judged(policy(OURS).settings(), "see ZZ-1234 there");
        assertThat(judgement.findings()).extracting(Finding::kind).contains("CUSTOM.plate");
        assertThat(judgement.sensitivity()).isEqualTo(Sensitivity.RESTRICTED);
    }

    @Test
    void without_the_class_its_kind_is_unknown() {
        assertThat(policy("").problems()).contains("CUSTOM.plate");
    }

    @Test
    void one_that_throws_makes_the_request_unscannable_even_if_a_class_of_its_own_is_missing() {
        assertThat(judged(policy(OURS).settings(), "boom").unscannable())
                .anySatisfy(part -> assertThat(part.what()).isEqualTo("detector PlateDetector"));
    }

    @Test
    void a_class_that_is_missing_or_no_detector_stops_the_load_with_its_line() {
        assertThat(policy("detectors:\n- com.acme.PlateDetector\n").problems())
                .contains("privacy-policy.yml:2: detectors[0]: \"com.acme.PlateDetector\" is not on the class path")
                .contains("SLUICE_CLASSPATH");
        assertThat(policy("detectors: [java.lang.String]\n").problems())
                .contains("privacy-policy.yml:1: detectors[0]: \"java.lang.String\" (expected a class that implements");
        assertThat(policy("detectors: [dev.sluice.router.sensitivity.custom.DictionaryDetector]\n")
                        .problems())
                .contains(
                        "could not be made (NoSuchMethodException; expected a public class with a public constructor");
        assertThat(policy("detectors: dev.sluice.config.PlateDetector\n").problems())
                .contains("expected a list of classes");
    }
}
