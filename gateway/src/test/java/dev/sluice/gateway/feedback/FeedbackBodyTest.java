package dev.sluice.gateway.feedback;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.groups.Tuple.tuple;

import dev.sluice.gateway.failure.Failure;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FeedbackBodyTest {
    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

    private static List<Feedback> read(String body) {
        return FeedbackBody.read(body.getBytes(UTF_8), "team-a", NOON);
    }

    @Test
    void thumbs_scores_and_regenerations_become_numbers() {
        assertThat(read("{\"request_id\":\"req_1\",\"rating\":\"up\"}"))
                .containsExactly(new Feedback("req_1", "team-a", Feedback.Kind.RATING, Feedback.Source.USER, NOON, 1));
        assertThat(read("{\"request_id\":\"req_1\",\"rating\":\"down\",\"score\":0.25,\"regenerated\":true,"
                        + "\"source\":\"reviewer\"}"))
                .extracting(Feedback::kind, Feedback::source, Feedback::quality)
                .containsExactly(
                        tuple(Feedback.Kind.RATING, Feedback.Source.REVIEWER, 0.0),
                        tuple(Feedback.Kind.SCORE, Feedback.Source.REVIEWER, 0.25),
                        tuple(Feedback.Kind.REGENERATED, Feedback.Source.REVIEWER, 0.0));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            nullValues = "-",
            value = {
                "{\"rating\":\"up\"}; request_id",
                "{\"request_id\":7,\"rating\":\"up\"}; request_id",
                "{\"request_id\":\"../etc\",\"rating\":\"up\"}; request_id",
                "{\"request_id\":\"req_1\"}; rating",
                "{\"request_id\":\"req_1\",\"rating\":\"great\"}; rating",
                "{\"request_id\":\"req_1\",\"rating\":null}; rating",
                "{\"request_id\":\"req_1\",\"score\":1.01}; score",
                "{\"request_id\":\"req_1\",\"score\":-0.1}; score",
                "{\"request_id\":\"req_1\",\"score\":\"1\"}; score",
                "{\"request_id\":\"req_1\",\"score\":1e999}; score",
                "{\"request_id\":\"req_1\",\"regenerated\":false}; regenerated",
                "{\"request_id\":\"req_1\",\"rating\":\"up\",\"source\":\"mum\"}; source",
                "{\"request_id\":\"req_1\",\"rating\":\"up\",\"rating\":\"down\"}; -",
                "[\"req_1\"]; -",
                "{\"request_id\":\"req_1\"; -",
                "''; -",
            })
    void a_body_that_says_something_else_is_refused_by_field(String body, String param) {
        Failure.BadRequest refused = catchThrowableOfType(Failure.BadRequest.class, () -> read(body));
        assertThat(refused.param().orElse(null)).isEqualTo(param);
        assertThat(refused.status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"comment", "text", "reason", "zebrafinch"})
    void text_is_refused_and_not_repeated(String field) {
        Failure.BadRequest refused = catchThrowableOfType(
                Failure.BadRequest.class,
                () -> read("{\"request_id\":\"req_1\",\"rating\":\"up\",\"" + field + "\":\"zebrafinch was wrong\"}"));
        assertThat(refused.publicMessage()).contains("takes no text").doesNotContain("zebrafinch");
    }
}
