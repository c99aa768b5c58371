package dev.sluice.gateway.calibrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.sluice.config.LoadResult;
import dev.sluice.config.Settings;
import dev.sluice.config.SettingsLoader;
import dev.sluice.gateway.RunningGateway;
import dev.sluice.gateway.Served;
import dev.sluice.gateway.calibrate.RouteOutcome.Source;
import dev.sluice.gateway.dialect.chat.PolicyTestBody;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordedOutcomesTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    Path folder;

    private final Outcomes outcomes = new Outcomes();

    @SuppressWarnings("NullAway.Init") // set before each test
    private Settings settings;

    @BeforeEach
    void configure() throws IOException {
        RunningGateway.write(
                folder,
                "",
                "{ window: 20 }",
                Served.by("small", "http://127.0.0.1:1/v1").trusted(0.3),
                Served.by("big", "http://127.0.0.1:2/v1").trusted(0.8),
                Served.by("mini", "http://127.0.0.1:3/v1").trusted(0.5).outside());
        settings = switch (SettingsLoader.load(
                folder, Map.of("BACKEND_KEY", RunningGateway.BACKEND_KEY), PolicyTestBody::read)) {
            case LoadResult.Loaded(Settings loaded) -> loaded;
            case LoadResult.Rejected(var problems) -> throw new AssertionError(problems);
        };
    }

    private String row(String id, String route, String more, double quality) {
        return "{\"id\":\"%s\",\"route\":\"%s/%s-model\",\"local\":null,\"strong\":null,\"score\":0.25,\"local_success\":0.7,"
                        .formatted(id, route, route)
                + "\"strong_success\":0.9,\"model_version\":\"%s\",%s,\"quality\":%s}\n"
                        .formatted(settings.judge().difficultyVersion(), more, quality);
    }

    private String rated(String id, String route, String kind, double quality) {
        return row(id, route, "\"kind\":\"" + kind + "\",\"source\":\"USER\"", quality);
    }

    private String shadows(String id, String route, String abler, double quality) {
        return row(
                id,
                route,
                "\"abler\":\"" + abler + "/" + abler + "-model\",\"kind\":\"AGREEMENT\",\"source\":\"SHADOW\"",
                quality);
    }

    @Test
    void a_shadow_counts_where_nobody_rated_that_answer() {
        RecordedOutcomes.read(
                shadows("1", "small", "big", 1)
                        + shadows("2", "small", "big", 1)
                        + rated("2", "small", "REGENERATED", 0)
                        + rated("3", "big", "RATING", 1)
                        + shadows("3", "small", "big", 0),
                settings,
                outcomes);
        assertThat(outcomes.of("small"))
                .extracting(RouteOutcome::group, RouteOutcome::source, RouteOutcome::success)
                .containsExactly(
                        tuple("1", Source.SHADOW, 1.0),
                        tuple("2", Source.FEEDBACK, 0.0),
                        tuple("3", Source.SHADOW, 0.0));
        assertThat(outcomes.of("big")).extracting(RouteOutcome::source).containsExactly(Source.FEEDBACK);
        assertThat(outcomes.pairs()).containsExactly(new Outcomes.Pair("small", "big"));
    }

    @Test
    void a_reviewers_and_a_judges_word_counts_in_place_of_others() {
        RecordedOutcomes.read(
                rated("1", "small", "RATING", 1)
                        + rated("1", "small", "SCORE", 1)
                        + rated("1", "small", "SCORE", 0.2).replace("USER", "REVIEWER")
                        + rated("1", "small", "RATING", 0).replace("USER", "JUDGE")
                        + rated("2", "small", "RATING", 1)
                        + rated("2", "small", "REGENERATED", 0).replace("USER", "REVIEWER"),
                settings,
                outcomes);
        assertThat(outcomes.of("small")).extracting(RouteOutcome::success).containsExactly(0.1, 1.0);
    }

    @Test
    void only_a_model_of_the_house_is_the_local_one_of_a_pair() {
        RecordedOutcomes.read(shadows("1", "mini", "big", 1), settings, outcomes);
        assertThat(outcomes.of("mini")).hasSize(1);
        assertThat(outcomes.pairs()).isEmpty();
    }

    @Test
    void what_another_difficulty_model_rated_is_left_out_once_a_request() {
        String other = settings.judge().difficultyVersion();
        RecordedOutcomes.read(
                (shadows("1", "small", "big", 1) + rated("1", "small", "RATING", 1)).replace(other, "before"),
                settings,
                outcomes);
        assertThat(outcomes.otherModels()).isOne();
        assertThat(outcomes.of("small")).isEmpty();
    }
}
