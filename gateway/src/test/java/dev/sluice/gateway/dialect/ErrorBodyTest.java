package dev.sluice.gateway.dialect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.adapters.UpstreamFailure;
import dev.sluice.gateway.failure.Failure;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErrorBodyTest {
    private static String json(Failure failure) {
        return new String(ErrorBody.of(failure, "req-1").json(), UTF_8);
    }

    private static Failure rejected(int status, Map<String, List<String>> headers, String body) {
        return Failure.BadUpstream.of(new UpstreamFailure.Rejected(status, headers, body));
    }

    @Test
    void all_four_keys_are_there() {
        Failure failure = new Failure.BadRequest("messages[2].content: \"wrong\"", "messages[2].content", null);
        assertThat(json(failure))
                .isEqualTo(
                        "{\"error\":{\"message\":\"messages[2].content: \\\"wrong\\\"\",\"type\":\"invalid_request_error\",\"param\":\"messages[2].content\",\"code\":null}}");
        assertThat(ErrorBody.of(failure, "req-1").headers())
                .containsEntry("x-request-id", "req-1")
                .containsEntry("x-should-retry", "false")
                .containsEntry("content-type", "application/json")
                .doesNotContainKey("retry-after");
        assertThat(new String(ErrorBody.of(failure, "req-1").event(), UTF_8))
                .isEqualTo("\n\ndata: " + json(failure) + "\n\n");
    }

    @Test
    void each_case_has_its_status() {
        assertThat(new Failure.Unauthenticated("Send a key.").status()).isEqualTo(401);
        assertThat(new Failure.RefusedByPolicy("no-export", "Rule no-export keeps it in.").status())
                .isEqualTo(403);
        assertThat(new Failure.UnknownModel("gpt-9").status()).isEqualTo(404);
        assertThat(new Failure.Unsupported("logprobs", "No route can carry logprobs.").param())
                .contains("logprobs");
        assertThat(new Failure.TooLarge(10).status()).isEqualTo(413);
        assertThat(new Failure.NotFound("GET", "/x").status()).isEqualTo(404);
        Failure method = new Failure.WrongMethod("PUT", List.of("POST"));
        assertThat(ErrorBody.of(method, "r").headers()).containsEntry("allow", "POST");
        assertThat(ErrorBody.of(method, "r").status()).isEqualTo(405);
        Failure overloaded = new Failure.Overloaded(Duration.ofMillis(1200));
        assertThat(ErrorBody.of(overloaded, "r").headers())
                .containsEntry("retry-after", "2")
                .containsEntry("x-should-retry", "true");
        assertThat(new Failure.NoRoute("All routes are down.", null).shouldRetry())
                .isFalse();
    }

    @Test
    void a_failure_has_no_stack_trace() {
        assertThat(new Failure.TooLarge(10).getStackTrace()).isEmpty();
    }

    @Test
    void a_backend_that_is_away_slow_or_broken_is_told_in_our_words() {
        assertThat(Failure.BadUpstream.of(new UpstreamFailure.Unreachable("10.0.0.7:8080 refused", new IOException())))
                .satisfies(failure -> {
                    assertThat(failure.status()).isEqualTo(502);
                    assertThat(json(failure)).doesNotContain("10.0.0.7");
                });
        assertThat(Failure.BadUpstream.of(
                                new UpstreamFailure.TimedOut(UpstreamFailure.Limit.TOTAL, Duration.ofSeconds(1)))
                        .status())
                .isEqualTo(504);
        assertThat(Failure.BadUpstream.of(new UpstreamFailure.Garbled("HTML")).status())
                .isEqualTo(502);
        assertThat(Failure.BadUpstream.of(new UpstreamFailure.Cut("no finish")).status())
                .isEqualTo(502);
    }

    @ParameterizedTest
    @CsvSource({
        "400,400", "422,422", "413,413", "401,502", "403,502", "404,502", "429,429", "500,502", "503,503", "529,503",
        "307,502"
    })
    void a_rejection_keeps_its_status_only_where_the_caller_can_mend_it(int upstream, int shown) {
        assertThat(rejected(upstream, Map.of(), "{}").status()).isEqualTo(shown);
    }

    @Test
    void a_rate_limit_keeps_its_wait() {
        Failure failure =
                rejected(429, Map.of("retry-after", List.of("17")), "{\"error\":{\"message\":\"org-1 has no money\"}}");
        assertThat(ErrorBody.of(failure, "r").headers()).containsEntry("retry-after", "17");
        assertThat(json(failure)).doesNotContain("org-1");
    }

    @Test
    void a_callers_mistake_is_passed_on_without_keys_and_addresses() {
        String key = "sk-" + "live" + "Abcdefgh0123456789";
        Failure failure = rejected(
                400,
                Map.of(),
                "{\"error\":{\"message\":\"request (4031 tokens) exceeds the context (2048); see https://inner.example:8080/x with "
                        + key
                        + " at 10.1.2.3 or vllm-1:8000\",\"type\":\"exceed_context_size_error\",\"code\":400,\"param\":\"messages\"}}");
        assertThat(json(failure))
                .contains("request (4031 tokens) exceeds the context (2048)")
                .contains("exceed_context_size_error")
                .contains("\"param\":\"messages\"")
                .doesNotContain(key)
                .doesNotContain("inner.example")
                .doesNotContain("10.1.2.3")
                .doesNotContain("vllm-1:8000");
    }
}
