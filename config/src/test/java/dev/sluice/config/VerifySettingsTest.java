package dev.sluice.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.config.VerifySettings.Escalation;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerifySettingsTest {
    private static final String PRICE = """
            currency: EUR
            reference: m
            entries:
              - { model: m, valid_from: 2026-01-01, input: 1, output: 2, source: here, checked: 2026-01-01 }
              - { model: big, valid_from: 2026-01-01, input: 1, output: 2, source: here, checked: 2026-01-01 }
            """;
    private static final String CATALOGUE = """
            backends:
              - name: b
                provider: p
                url: https://b:1/v1
                locality: in_house
                protocol: pass_through
                models:
                  - { name: big, capability: 1, max_output: 10, licence: MIT }
                  - name: m
                    capability: 0.5
                    max_output: 10
                    licence: MIT
                    verify: VERIFY
            """;

    private final Path directory;

    VerifySettingsTest(@TempDir Path directory) {
        this.directory = directory;
    }

    private Folder folder(String catalogue) {
        return new Folder(directory)
                .with("gateway.yml", Folder.CALLERS)
                .with("price-book.yml", PRICE)
                .with("model-catalogue.yml", catalogue);
    }

    private Map<String, VerifySettings> verified(String yaml) {
        return folder(CATALOGUE.replace("VERIFY", yaml)).settings().verified();
    }

    @Test
    void without_a_word_nothing_is_verified_and_with_the_least_said_every_default_holds() {
        assertThat(folder(CATALOGUE.replace("        verify: VERIFY\n", ""))
                        .settings()
                        .verified())
                .isEmpty();
        assertThat(verified("{}"))
                .isEqualTo(Map.of(
                        "b/m",
                        new VerifySettings(VerifySettings.ALL, 0, new Escalation.Above(0.5), Duration.ofSeconds(10))));
    }

    @Test
    void every_key_is_mapped() {
        assertThat(verified("{ hold: first-40, samples: 2, deadline: 3s, escalate: 12.5% }"))
                .isEqualTo(
                        Map.of("b/m", new VerifySettings(40, 2, new Escalation.Share(0.125), Duration.ofSeconds(3))));
        assertThat(verified("{ escalate: 0.2 }")).isEqualTo(verified("{ escalate: 20% }"));
        assertThat(verified("{ hold: all, doubt: 0.25 }"))
                .isEqualTo(Map.of(
                        "b/m",
                        new VerifySettings(VerifySettings.ALL, 0, new Escalation.Above(0.25), Duration.ofSeconds(10))));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        { hold: first-0 }                | verify.hold: "first-0" (expected all, or first- and a number of tokens from 1 to 10000
        { hold: some }                   | verify.hold: "some" (expected all, or first-
        { samples: 3 }                   | verify.samples: "3" (expected a whole number from 0 to 2)
        { doubt: 1.5 }                   | verify.doubt: "1.5" (expected a number from 0 to 1)
        { escalate: 100% }               | verify.escalate: "100%" (expected a share such as 20% or 0.2, from 1% to 99%)
        { escalate: 0.995 }              | verify.escalate: "0.995" (expected a share such as 20% or 0.2
        { samples: 1, deadline: 1ms }    | verify.deadline: "1ms" (expected a duration
        { deadline: 1s }                 | verify.deadline: without further samples
        { doubt: 0.5, escalate: 20% }    | verify.escalate: given beside doubt (expected one of them
        { holds: all }                   | verify.holds: unknown key
        """)
    void what_makes_no_sense_is_told_with_its_place(String yaml, String problem) {
        assertThat(folder(CATALOGUE.replace("VERIFY", yaml)).problems())
                .contains("model-catalogue.yml:13: backends[0].models[1]." + problem);
    }

    @Test
    void a_model_whose_abler_ones_are_all_left_out_is_told_to_be_judged_by_nobody() {
        String catalogue = CATALOGUE
                        .replace("VERIFY", "{}")
                        .replace("      - { name: big, capability: 1, max_output: 10, licence: MIT }\n", "")
                + """
                  - name: cloud
                    provider: p
                    url: https://b:2/v1
                    locality: external
                    protocol: pass_through
                    key: ${NOT_SET}
                    optional: true
                    models:
                      - { name: big, capability: 1, max_output: 10, licence: MIT }
                """;
        assertThat(folder(catalogue).settings().warnings())
                .extracting(Warning::toString)
                .contains(
                        "model-catalogue.yml:12: backends[0].models[0].verify: every abler model is left out, since its"
                                + " key is not set: no answer is judged");
    }

    @Test
    void only_pass_through_models_of_the_house_with_an_abler_one_behind_them_are_verified() {
        String catalogue = CATALOGUE.replace("VERIFY", "{}");
        assertThat(folder(catalogue.replace("in_house", "external")).problems())
                .contains("verify: at a model outside the house (expected only with locality in_house");
        assertThat(folder(catalogue.replace("pass_through", "openai")).problems())
                .contains("verify: with a translated protocol (expected only with protocol pass_through");
        assertThat(folder(catalogue.replace("capability: 0.5", "capability: 1")).problems())
                .contains("verify: at the model of the highest capability (expected an abler model");
    }
}
