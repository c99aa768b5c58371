package dev.sluice.adapters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.sluice.adapters.UpstreamFailure.Limit;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every adapter promises when its provider misbehaves. */
public abstract class AdapterFaultContract extends AdapterFixture {
    @ParameterizedTest
    @ValueSource(ints = {307, 400, 401, 429, 500, 529})
    void an_error_status_keeps_its_headers_and_body(int status) {
        String headers = "retry-after: 17\r\nX-Request-Id: r-1\r\nlocation: http://127.0.0.1:1/\r\n";
        try (var provider = ScriptedProvider.answering(status, headers, "{\"error\":{\"message\":\"no\"}}")) {
            assertThat(failure(provider, PATIENT)).isInstanceOfSatisfying(UpstreamFailure.Rejected.class, rejected -> {
                assertThat(rejected.status()).isEqualTo(status);
                assertThat(rejected.header("retry-after")).contains("17");
                assertThat(rejected.header("x-request-id")).contains("r-1");
                assertThat(rejected.body()).contains("\"no\"");
            });
            assertThat(provider.bodies).hasSize(1);
        }
    }

    @Test
    void an_endless_error_body_is_cut_at_its_bound() {
        try (var provider = new ScriptedProvider(exchange -> {
            exchange.raw("HTTP/1.1 500 No\r\ntransfer-encoding: chunked\r\n\r\n");
            while (true) {
                exchange.send("x".repeat(10_000));
            }
        })) {
            assertThat(failure(provider, PATIENT))
                    .isInstanceOfSatisfying(UpstreamFailure.Rejected.class, rejected -> assertThat(rejected.body())
                            .hasSize(64 << 10));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/html|<html><body>Sign in</body></html>",
                "application/json|{\"error\":{\"message\":\"secret words\",\"type\":\"overloaded\"}}",
                "application/json|{\"choices\":[]}",
                "text/event-stream|<html><body>Sign in</body></html>",
                "text/event-stream|data: {\"choi\n\n",
                "text/event-stream|data: []\n\n",
                "text/event-stream|data: {\"choices\":[]}\n\n"
            })
    void what_is_no_answer_under_a_good_status_is_a_failure(String typeAndBody) {
        String[] parts = typeAndBody.split("\\|", 2);
        try (var provider = ScriptedProvider.answering(200, "content-type: " + parts[0] + "\r\n", parts[1])) {
            Throwable failure = failure(provider, PATIENT);
            assertThat(failure).isInstanceOfAny(UpstreamFailure.Garbled.class, UpstreamFailure.Unreachable.class);
            assertThat(failure).hasMessageNotContaining("secret");
        }
    }

    @Test
    void an_error_event_before_content_is_the_first_thing_anybody_sees() {
        try (var provider = ScriptedProvider.streaming(opening() + errorEvent())) {
            assertThat(chat(provider.url(), PATIENT, HELLO).materialize().blockFirst(Duration.ofSeconds(5)))
                    .satisfies(first -> assertThat(first.getThrowable()).isInstanceOf(UpstreamFailure.Garbled.class));
        }
    }

    @Test
    void an_error_event_in_mid_stream_is_no_success() {
        try (var provider = ScriptedProvider.streaming(opening() + text("Hel") + errorEvent() + ending())) {
            assertThat(failure(provider, PATIENT)).isInstanceOf(UpstreamFailure.Cut.class);
        }
    }

    @Test
    void a_proper_end_of_the_body_without_the_answers_end_is_no_success() {
        try (var provider = ScriptedProvider.streaming(opening() + text("Hel") + endingWithoutItsEnd())) {
            assertThat(failure(provider, PATIENT)).isInstanceOf(UpstreamFailure.Cut.class);
        }
    }

    @Test
    void a_connection_closed_in_mid_stream_is_no_success() {
        try (var provider = new ScriptedProvider(exchange -> {
            exchange.head();
            exchange.send(opening() + text("Hel"));
            exchange.hangUp();
        })) {
            assertThat(failure(provider, PATIENT)).isInstanceOf(UpstreamFailure.Cut.class);
        }
    }

    @Test
    void a_connection_reset_in_mid_stream_is_no_success() throws InterruptedException {
        var seen = new CountDownLatch(1);
        try (var provider = new ScriptedProvider(exchange -> {
            exchange.head();
            exchange.send(opening() + text("Hel"));
            seen.await();
            exchange.reset();
        })) {
            Throwable failure = catchThrowable(() -> chat(provider.url(), PATIENT, HELLO)
                    .doOnNext(event -> seen.countDown())
                    .blockLast(Duration.ofSeconds(10)));
            assertThat(failure).isInstanceOf(UpstreamFailure.Cut.class);
        }
    }

    @Test
    void a_connection_closed_before_any_answer_is_unreachable() {
        try (var provider = new ScriptedProvider(ScriptedProvider.Exchange::hangUp)) {
            assertThat(failure(provider, PATIENT)).isInstanceOf(UpstreamFailure.Unreachable.class);
        }
    }

    @Test
    void nobody_listening_is_unreachable() {
        var provider = new ScriptedProvider(exchange -> {});
        provider.close();
        assertThat(failure(provider, PATIENT)).isInstanceOf(UpstreamFailure.Unreachable.class);
    }

    @Test
    void silence_before_the_head_runs_into_the_first_limit() throws InterruptedException {
        try (var provider = new ScriptedProvider(ScriptedProvider.Exchange::untilCallerLeaves)) {
            assertTimedOut(failure(provider, timeouts(200, 5_000, 20_000)), Limit.FIRST_BYTE);
            assertThat(provider.sawCallerLeave()).isTrue();
        }
    }

    @Test
    void silence_between_runs_into_the_second_limit() throws InterruptedException {
        try (var provider = new ScriptedProvider(exchange -> {
            exchange.head();
            exchange.send(opening() + text("Hel"));
            exchange.untilCallerLeaves();
        })) {
            assertTimedOut(failure(provider, timeouts(5_000, 200, 20_000)), Limit.BETWEEN_BYTES);
            assertThat(provider.sawCallerLeave()).isTrue();
        }
    }

    @Test
    void comments_without_end_are_no_content() throws InterruptedException {
        try (var provider = new ScriptedProvider(exchange -> {
            exchange.head();
            exchange.send(opening());
            comments(exchange);
        })) {
            assertTimedOut(failure(provider, timeouts(300, 5_000, 20_000)), Limit.FIRST_BYTE);
            assertThat(provider.sawCallerLeave()).isTrue();
        }
    }

    @Test
    void comments_without_end_after_content_are_no_content() {
        try (var provider = new ScriptedProvider(exchange -> {
            exchange.head();
            exchange.send(opening() + text("Hel"));
            comments(exchange);
        })) {
            assertTimedOut(failure(provider, timeouts(5_000, 300, 20_000)), Limit.BETWEEN_BYTES);
        }
    }

    private static void comments(ScriptedProvider.Exchange exchange) throws IOException, InterruptedException {
        var pace = new CountDownLatch(1);
        while (!pace.await(20, TimeUnit.MILLISECONDS)) {
            exchange.send(": ping\n\n");
        }
    }

    @Test
    void an_answer_that_never_ends_runs_into_the_total_limit() {
        try (var provider = new ScriptedProvider(exchange -> {
            exchange.head();
            exchange.send(opening());
            var pace = new CountDownLatch(1);
            while (!pace.await(20, TimeUnit.MILLISECONDS)) {
                exchange.send(text("x"));
            }
        })) {
            assertTimedOut(failure(provider, timeouts(5_000, 5_000, 400)), Limit.TOTAL);
        }
    }

    private static void assertTimedOut(Throwable failure, Limit limit) {
        assertThat(failure)
                .isInstanceOfSatisfying(UpstreamFailure.TimedOut.class, timedOut -> assertThat(timedOut.limit())
                        .isEqualTo(limit));
    }

    @Test
    void an_event_past_its_bound_ends_the_call() {
        try (var provider = new ScriptedProvider(exchange -> {
            exchange.head();
            exchange.send(opening() + text("Hel") + "data: ");
            while (true) {
                exchange.send("x".repeat(1 << 16));
            }
        })) {
            assertThat(failure(provider, PATIENT))
                    .isInstanceOf(UpstreamFailure.Cut.class)
                    .hasMessageContaining("4194304");
        }
    }

    @Test
    void the_answer_ends_with_its_end_though_the_connection_stays_open() throws InterruptedException {
        try (var provider = new ScriptedProvider(exchange -> {
            exchange.head();
            exchange.send(opening() + text("Hel") + ending());
            exchange.untilCallerLeaves();
        })) {
            assertThat(textOf(answer(provider, HELLO))).isEqualTo("Hel");
            assertThat(provider.sawCallerLeave()).isTrue();
        }
    }
}
