package dev.sluice.gateway.dispatch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.gateway.ErrorShape;
import dev.sluice.gateway.RawCaller.Answer;
import dev.sluice.gateway.RunningGateway;
import dev.sluice.gateway.ScriptedUpstream;
import dev.sluice.gateway.Served;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a real llama.cpp server said, through the running gateway: byte for byte, and counted. */
final class TranscriptReplayTest {
    private static final String RECORDED_MODEL = "smollm2-135m-instruct";

    private static ScriptedUpstream upstream;
    private static RunningGateway gateway;

    @BeforeAll
    static void start() {
        upstream = new ScriptedUpstream();
        gateway = RunningGateway.over(Served.by("only", upstream).with("abilities: ask"));
    }

    @AfterAll
    static void stop() {
        gateway.close();
        upstream.close();
    }

    @BeforeEach
    void forget() {
        upstream.forget();
        gateway.clock.move(Duration.ofMinutes(5));
    }

    private static String request(String recording, String model) throws IOException {
        return new String(Recorded.bytes(recording + "/request.json"), UTF_8).replace(RECORDED_MODEL, model);
    }

    @ParameterizedTest
    @CsvSource({
        "chat-json",
        "chat-json-object",
        "chat-json-schema",
        "chat-logprobs",
        "chat-n2",
        "chat-stop",
        "chat-tools",
        "chat-unknown-field"
    })
    void a_recorded_json_answer_passes(String recording) throws IOException, InterruptedException {
        byte[] said = Recorded.bytes(recording + "/upstream.json");
        upstream.plays(exchange -> exchange.answer(200, "content-type: application/json; charset=utf-8\r\n", said));
        passes(recording, said);
    }

    @ParameterizedTest
    @CsvSource({
        "chat-assistant-prefill-stream",
        "chat-stream",
        "chat-stream-logprobs",
        "chat-stream-usage",
        "chat-tools-stream"
    })
    void a_recorded_stream_passes(String recording) throws IOException, InterruptedException {
        byte[] said = Recorded.bytes(recording + "/upstream.sse");
        upstream.plays(exchange -> {
            exchange.events();
            exchange.chunk(said);
            exchange.end();
        });
        passes(recording, said);
        upstream.plays(exchange -> {
            exchange.events();
            for (byte one : said) {
                exchange.chunk(new byte[] {one});
            }
            exchange.end();
        });
        passes(recording, said);
    }

    private static void passes(String recording, byte[] said) throws IOException, InterruptedException {
        Answer answer = gateway.ask(request(recording, "only"));
        assertThat(answer.text()).isEqualTo(new String(said, UTF_8));
        assertThat(answer.body()).isEqualTo(said);
        assertThat(answer.whole()).isTrue();
        assertThat(upstream.nextAsked().text()).isEqualTo(request(recording, "only-model"));
        assertThat(gateway.attempts(answer.requestId(), 1))
                .singleElement()
                .asString()
                .startsWith("only SERVED - ")
                .matches(".* (REPORTED|CORRECTED)");
    }

    @Test
    void two_choices_are_counted_twice() throws IOException {
        byte[] said = Recorded.bytes("chat-n2/upstream.json");
        upstream.plays(exchange -> exchange.answer(200, "content-type: application/json\r\n", said));
        Answer answer = gateway.ask(request("chat-n2", "only"));
        assertThat(gateway.attempts(answer.requestId(), 1))
                .singleElement()
                .asString()
                .contains("/16 ");
    }

    @Test
    void a_loading_model_is_told_with_503() throws IOException {
        byte[] said = Recorded.bytes("loading-model/upstream.json");
        upstream.plays(exchange -> exchange.answer(503, "content-type: application/json\r\n", said));
        ErrorShape.check(gateway.ask(request("chat-json", "only")), 503, "upstream_overloaded");
    }

    @Test
    void a_context_that_is_too_short_is_told_in_the_server_s_words() throws IOException {
        byte[] said = Recorded.bytes("error-context-length/upstream.json");
        upstream.plays(exchange -> exchange.answer(400, "content-type: application/json\r\n", said));
        Answer answer = gateway.ask(request("chat-json", "only"));
        assertThat(ErrorShape.object(answer.body()).path("type").asString()).isEqualTo("exceed_context_size_error");
        assertThat(answer.status()).isEqualTo(400);
    }

    @Test
    void an_image_error_counts_as_the_caller_s() throws IOException {
        byte[] said = Recorded.bytes("error-image/upstream.json");
        upstream.plays(exchange -> exchange.answer(500, "content-type: application/json\r\n", said));
        Answer answer = gateway.ask(request("error-image", "only"));
        assertThat(gateway.attempts(answer.requestId(), 1)).containsExactly("only REJECTED status_500 -/- -");
    }

    @Test
    void a_missing_key_is_ours_and_not_the_caller_s() throws IOException {
        byte[] said = Recorded.bytes("error-no-key/upstream.json");
        upstream.plays(exchange -> exchange.answer(401, "content-type: application/json\r\n", said));
        ErrorShape.check(gateway.ask(request("chat-json", "only")), 502, "upstream_rejected_key");
    }
}
