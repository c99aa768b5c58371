package dev.sluice.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sluice.router.difficulty.Difficulty;
import dev.sluice.router.difficulty.DifficultyModels;
import dev.sluice.router.prompt.Prompt;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CalibrationReaderTest {
    private static final String MODEL = DifficultyModels.standard().version();

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    Path directory;

    private Folder folder(String calibration) {
        return new Folder(directory)
                .variable("OPENAI_API_KEY", "key")
                .with("gateway.yml", Folder.CALLERS + calibration);
    }

    private static Difficulty rated(Settings settings) {
        Prompt prompt = Folder.request(
                "{\"model\":\"auto\",\"text\":\"Prove that 2 is prime.\"}".getBytes(StandardCharsets.UTF_8));
        return settings.judge().judge(prompt).difficulty();
    }

    @Test
    void the_first_pair_whose_routes_are_in_use_says_how_likely_success_is_and_leaves_the_score() {
        String plain = "calibration: []\n";
        String pairs = """
                calibration:
                  - local: local
                    strong: claude-sonnet
                    model: %s
                    local_success: { method: platt, intercept: -5, slope: 0 }
                  - local: local
                    strong: openai/gpt-4.1
                    model: %s
                    local_success: { method: platt, intercept: 0, slope: -0.0 }
                    strong_success: { method: isotonic, knots: [[0, 0.75], [1, 0.75]] }
                """.formatted(MODEL, MODEL);
        Difficulty before = rated(folder(plain).settings());
        Difficulty after = rated(folder(pairs).settings());
        assertThat(after.score()).isEqualTo(before.score());
        assertThat(after.features()).isEqualTo(before.features());
        assertThat(after.local()).isCloseTo(0.5, within(1e-12));
        assertThat(after.strong()).isEqualTo(0.75);
    }

    @Test
    void what_was_learnt_from_another_models_scores_is_told_and_not_applied() {
        String other = """
                calibration:
                  - local: local
                    strong: gpt-4.1
                    model: some-other-model
                    local_success: { method: platt, intercept: -5, slope: 0 }
                """;
        Settings settings = folder(other).settings();
        assertThat(settings.warnings())
                .extracting(Warning::toString)
                .anyMatch(warning -> warning.startsWith("gateway.yml:8: ") && warning.contains("some-other-model"));
        assertThat(rated(settings)).isEqualTo(rated(folder("calibration: []\n").settings()));
    }

    @Test
    void every_mistake_is_told_with_its_line() {
        assertThat(folder("""
                        calibration:
                          - local: lokal
                            strong: gpt-4.1
                            model: m
                            local_success: { method: platt, intercept: 21, slope: 0.5 }
                          - local: local
                            strong: local
                            model: m
                            strong_success: { method: isotonic, knots: [[0.5, 0.5], [0.4, 0.6], [1]] }
                          - local: local
                            strong: gpt-4.1
                            model: m
                          - local: local
                            strong: gpt-4.1
                            model: m
                            local_success: { method: magic, knots: [] }
                        """).problems().lines())
                .containsExactly(
                        "gateway.yml:9: calibration[0].local_success.intercept: \"21\" (expected a number from -20 to 20)",
                        "gateway.yml:9: calibration[0].local_success.slope: \"0.5\" (expected a number from -20 to 0)",
                        "gateway.yml:11: calibration[1].strong: the same as local (expected another route)",
                        "gateway.yml:13: calibration[1].strong_success.knots[1]: after [0.5, 0.5] (expected a higher score"
                                + " and no higher success)",
                        "gateway.yml:13: calibration[1].strong_success.knots[2]: an empty list (expected two numbers from"
                                + " 0 to 1: a score and the success there)",
                        "gateway.yml:14: calibration[2]: says nothing (expected local_success, strong_success or both)",
                        "gateway.yml:20: calibration[3].local_success.method: \"magic\" (expected one of: isotonic, platt)");
    }

    @Test
    void an_unknown_route_is_told() {
        assertThat(folder("""
                        calibration:
                          - local: lokal
                            strong: gpt-4.1
                            model: m
                            local_success: { method: platt, intercept: 1, slope: -0.5 }
                        """).problems())
                .startsWith("gateway.yml:6: calibration[0].local: unknown route \"lokal\" (expected one of: ")
                .contains("did you mean \"local\"?");
    }

    @Test
    void a_judge_is_of_the_house_unless_the_file_says_otherwise() {
        assertThat(folder("judge: { route: gpt-4.1 }\n").problems())
                .isEqualTo(
                        "gateway.yml:5: judge.route: \"gpt-4.1\" is outside the house (expected a route of the house,"
                                + " or external: true)");
        assertThat(folder("judge: { route: gpt-4.1, external: true }\n")
                        .settings()
                        .gateway()
                        .judge())
                .contains(new AnswerJudge("gpt-4.1", true));
        assertThat(folder("judge: { route: local }\n").settings().gateway().judge())
                .contains(new AnswerJudge("local", false));
        assertThat(folder("judge: { route: nobody }\n").problems()).contains("judge.route: unknown route \"nobody\"");
    }
}
