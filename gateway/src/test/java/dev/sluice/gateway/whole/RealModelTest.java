package dev.sluice.gateway.whole;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.gateway.whole.Wiretap.Exchange;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/**
 * The gateway before the real llama.cpp server and the real model, with a proxy between them that keeps every byte. Its
 * route {@code asked} is told by the server what it can do; {@code listed} is the same server, with what the operator
 * wrote down, which is wrong on purpose; {@code judged} is the same once more, with its answers verified;
 * {@code tooled} is a server whose chat template knows tools.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init") // set before all tests
class RealModelTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String SEA =
            "\"messages\":[{\"role\":\"user\",\"content\":\"Write one sentence about the sea.\"}]";
    private static final String TOOL = "\"tools\":[{\"type\":\"function\",\"function\":{\"name\":\"weather\","
            + "\"description\":\"The weather of a city\",\"parameters\":{\"type\":\"object\",\"properties\":"
            + "{\"city\":{\"type\":\"string\"}},\"required\":[\"city\"]}}}]";
    private static final String IMAGE =
            "\"messages\":[{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\"What is it?\"},"
                    + "{\"type\":\"image_url\",\"image_url\":{\"url\":\"data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAf"
                    + "FcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==\"}}]}]";

    private RealModel model;
    private RealModel tooled;
    private Wiretap tap;
    private Wiretap tooledTap;
    private Gateway gateway;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        model = RealModel.start();
        tooled = RealModel.start("--chat-template", template());
        tap = new Wiretap(model.port());
        tooledTap = new Wiretap(tooled.port());
        gateway = ModelHouse.gateway(folder, tap.url(), tooledTap.url());
        // The server has said that its template knows no tools, whatever the catalogue claims.
        Eventually.holds(
                "the server was asked for its abilities",
                PATIENCE,
                () -> ask("asked", SEA + "," + TOOL).statusCode() == 400);
    }

    @AfterAll
    void stop() throws Exception {
        // Those that were started, should the start have failed half-way.
        for (@Nullable AutoCloseable each : new @Nullable AutoCloseable[] {gateway, tap, tooledTap, model, tooled}) {
            if (each != null) {
                each.close();
            }
        }
    }

    @Test
    void a_json_answer_comes_back_byte_for_byte_and_is_billed_as_the_model_counted() throws Exception {
        HttpResponse<String> answer = ask("asked", SEA + ",\"max_tokens\":12,\"temperature\":0,\"seed\":7");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(sent(answer).answer());
        JsonNode usage = json(answer).path("usage");
        JsonNode row = ledger(answer);
        assertThat(row.path("outcome").stringValue()).isEqualTo("SERVED");
        assertThat(row.path("usage_source").stringValue()).isEqualTo("REPORTED");
        assertThat(row.path("input_tokens").asInt())
                .isEqualTo(usage.path("prompt_tokens").asInt());
        assertThat(row.path("output_tokens").asInt())
                .isEqualTo(usage.path("completion_tokens").asInt())
                .isEqualTo(12);
        assertThat(row.path("response_id").stringValue())
                .isEqualTo(json(answer).path("id").stringValue());
        assertThat(new BigDecimal(row.path("cost").stringValue())).isEqualByComparingTo(cost(usage));
        assertThat(answer.headers().firstValue("x-sluice-cost").orElseThrow())
                .contains(cost(usage).stripTrailingZeros().toPlainString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",\"stream_options\":{\"include_usage\":true}"})
    void a_stream_comes_back_byte_for_byte_and_is_billed_without_asking_for_usage(String options) throws Exception {
        HttpResponse<String> answer =
                ask("asked", SEA + ",\"max_tokens\":12,\"temperature\":0,\"stream\":true" + options);

        Exchange sent = sent(answer);
        assertThat(answer.body()).isEqualTo(sent.answer()).endsWith("data: [DONE]\n\n");
        assertThat(sent.request().body().contains("include_usage")).isEqualTo(!options.isEmpty());
        JsonNode timings = timings(answer.body());
        JsonNode row = ledger(answer);
        assertThat(row.path("usage_source").stringValue()).isEqualTo("REPORTED");
        assertThat(row.path("input_tokens").asInt())
                .isEqualTo(timings.path("prompt_n").asInt()
                        + timings.path("cache_n").asInt());
        assertThat(row.path("output_tokens").asInt())
                .isEqualTo(timings.path("predicted_n").asInt())
                .isEqualTo(12);
        assertThat(answer.headers().firstValue("x-sluice-cost")).isEmpty();
    }

    @Test
    void usage_that_only_sluice_asked_for_is_not_shown_to_the_caller() throws Exception {
        HttpResponse<String> answer = ask("listed", SEA + ",\"max_tokens\":5,\"temperature\":0,\"stream\":true");

        Exchange sent = sent(answer);
        assertThat(sent.request().body()).contains("\"stream_options\":{\"include_usage\":true}");
        assertThat(sent.answer()).contains("\"choices\":[],");
        assertThat(answer.body()).doesNotContain("\"choices\":[],").endsWith("data: [DONE]\n\n");
        StringBuilder without = new StringBuilder();
        for (String event : sent.answer().split("(?<=\n\n)")) {
            without.append(event.contains("\"choices\":[],") ? "" : event);
        }
        assertThat(answer.body()).isEqualTo(without.toString());
        assertThat(ledger(answer).path("output_tokens").asInt()).isEqualTo(5);
    }

    @Test
    void two_choices_are_billed_though_the_server_counts_only_one() throws Exception {
        HttpResponse<String> answer = ask("asked", SEA + ",\"max_tokens\":8,\"temperature\":0,\"n\":2");

        assertThat(json(answer).path("choices").size()).isEqualTo(2);
        assertThat(json(answer).path("usage").path("completion_tokens").asInt()).isEqualTo(8);
        JsonNode row = ledger(answer);
        assertThat(row.path("output_tokens").asInt()).isEqualTo(16);
        assertThat(row.path("usage_source").stringValue()).isEqualTo("CORRECTED");
    }

    @Test
    void log_probabilities_stop_words_and_schemas_reach_the_model() throws Exception {
        JsonNode probable =
                json(ask("asked", SEA + ",\"max_tokens\":3,\"temperature\":0,\"logprobs\":true,\"top_logprobs\":2"));
        JsonNode tokens = probable.path("choices").path(0).path("logprobs").path("content");
        assertThat(tokens.size()).isEqualTo(3);
        assertThat(tokens.path(0).path("top_logprobs").size()).isEqualTo(2);

        JsonNode stopped = json(ask("asked", SEA + ",\"max_tokens\":40,\"temperature\":0,\"stop\":[\" vast\"]"))
                .path("choices")
                .path(0);
        assertThat(stopped.path("finish_reason").stringValue()).isEqualTo("stop");
        assertThat(stopped.path("message").path("content").stringValue()).endsWith("is a");

        JsonNode shaped = json(ask(
                "asked",
                "\"messages\":[{\"role\":\"user\",\"content\":\"Give the capital of France as JSON.\"}],\"temperature\":0,"
                        + "\"max_tokens\":60,\"response_format\":{\"type\":\"json_schema\",\"json_schema\":{\"name\":\"c\","
                        + "\"schema\":{\"type\":\"object\",\"properties\":{\"city\":{\"type\":\"string\",\"maxLength\":20}},"
                        + "\"required\":[\"city\"],\"additionalProperties\":false}}}"));
        String text =
                shaped.path("choices").path(0).path("message").path("content").stringValue();
        assertThat(Gateway.JSON.readTree(text).propertyNames()).containsExactly("city");
    }

    @Test
    void fields_that_sluice_does_not_know_reach_the_server_and_only_the_models_name_is_changed() throws Exception {
        String odd = " \"min_p\" : 0.25,\n\"cache_prompt\":false, \"max_tokens\":2, ";
        HttpResponse<String> answer = send("{" + odd + "\"model\" : \"asked\"," + SEA + " }");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(sent(answer).request().body())
                .isEqualTo("{" + odd + "\"model\" : \"smollm2-135m-instruct\"," + SEA + " }");
        assertThat(json(answer).path("timings").path("cache_n").asInt()).isZero();
        assertThat(server("/slots").toString()).contains("\"min_p\":0.25");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",\"stream\":true"})
    void an_answer_that_is_verified_looks_as_if_nobody_had_asked_how_sure_the_model_is(String stream) throws Exception {
        String fields = SEA + ",\"max_tokens\":12,\"temperature\":0,\"seed\":7,\"cache_prompt\":false" + stream;
        HttpResponse<String> plain = ask("asked", fields);
        HttpResponse<String> verified = ask("auto", fields);

        assertThat(verified.headers().firstValue("x-sluice-route")).hasValue("judged/smollm2-135m-instruct");
        assertThat(verified.headers().firstValue("x-sluice-verified")).hasValue("stood; confident");
        Exchange sent = sent(verified);
        assertThat(sent.request().body()).contains("\"logprobs\":true");
        assertThat(sent.answer()).contains("\"logprob\":-");
        assertThat(sent(plain).request().body()).doesNotContain("logprobs");
        assertThat(shape(verified.body())).isEqualTo(shape(plain.body()));
        assertThat(ledger(verified).path("output_tokens").asInt()).isEqualTo(12);
    }

    /** With every number, id and fingerprint made the same. */
    private static String shape(String answer) {
        return answer.replaceAll("chatcmpl-[A-Za-z0-9]+", "id").replaceAll("-?[0-9]+(\\.[0-9]+)?(e-?[0-9]+)?", "0");
    }

    @Test
    void tools_are_refused_by_name_where_the_server_says_that_it_knows_none() throws Exception {
        HttpResponse<String> answer = ask("asked", SEA + "," + TOOL);

        assertThat(answer.statusCode()).isEqualTo(400);
        JsonNode error = json(answer).path("error");
        assertThat(error.path("param").stringValue()).isEqualTo("tools");
        assertThat(error.path("message").stringValue()).contains("tools");
        assertThat(tap.find(id(answer))).isEmpty();
    }

    @Test
    void tools_are_sent_where_the_server_says_that_it_knows_them() throws Exception {
        String fields = SEA + "," + TOOL + ",\"max_tokens\":4,\"temperature\":0";
        Eventually.holds(
                "the server was asked for its abilities",
                PATIENCE,
                () -> ask("tooled", fields).statusCode() == 200);
        HttpResponse<String> answer = ask("tooled", fields);
        Exchange sent = tooledTap.exchange(id(answer));
        assertThat(sent.request().body()).contains(TOOL);
        assertThat(answer.body()).isEqualTo(sent.answer());
        // The template put the tool into the prompt, so it is longer.
        assertThat(json(answer).path("usage").path("prompt_tokens").asInt()).isGreaterThan(80);
    }

    @ParameterizedTest
    @ValueSource(strings = {"asked", "listed"})
    void a_prompt_beyond_the_context_is_a_clear_mistake_of_the_caller(String route) throws Exception {
        String far = "\"messages\":[{\"role\":\"user\",\"content\":\"" + "sea ".repeat(6000) + "\"}]";
        for (String stream : new String[] {"", ",\"stream\":true"}) {
            HttpResponse<String> answer = ask(route, far + stream);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
            assertThat(json(answer).path("error").path("message").stringValue()).contains("context");
        }
        assertThat(available(route)).isTrue();
    }

    @Test
    void an_image_is_the_callers_mistake_and_the_server_stays_in_use() throws Exception {
        HttpResponse<String> asked = ask("asked", IMAGE);
        assertThat(asked.statusCode()).as(asked.body()).isEqualTo(400);
        assertThat(tap.find(id(asked))).isEmpty();

        // Where the catalogue claims that it sees, the server says 500 itself; more often than a breaker would stand.
        for (int i = 0; i < 12; i++) {
            HttpResponse<String> listed = ask("listed", IMAGE);
            assertThat(sent(listed).answer()).contains("\"code\":500");
            assertThat(listed.statusCode()).as(listed.body()).isEqualTo(400);
            assertThat(json(listed).path("error").path("message").stringValue())
                    .contains("image input is not supported");
        }
        assertThat(available("listed")).isTrue();
        assertThat(ask("listed", SEA + ",\"max_tokens\":1").statusCode()).isEqualTo(200);
    }

    @Test
    void a_caller_who_leaves_a_stream_frees_the_slot_at_once() throws Exception {
        String endless = SEA + ",\"max_tokens\":1900,\"ignore_eos\":true,\"stream\":true";
        HttpResponse<InputStream> answer = gateway.client()
                .send(
                        gateway.chat("{\"model\":\"asked\"," + endless + "}")
                                .timeout(PATIENCE)
                                .build(),
                        BodyHandlers.ofInputStream());
        assertThat(answer.body().readNBytes(100)).hasSize(100);
        assertThat(isBusy()).isTrue();
        answer.body().close();

        // Left alone it would write on for many times as long.
        Eventually.holds("the slot is free", Duration.ofSeconds(5), () -> !isBusy());
        JsonNode row = ledger(answer);
        assertThat(row.path("outcome").stringValue()).isEqualTo("CANCELLED");
        assertThat(row.path("output_tokens").asInt()).isPositive().isLessThan(1900);
        assertThat(row.path("usage_source").stringValue()).isEqualTo("ESTIMATED");
        assertThat(available("asked")).isTrue();
    }

    /**
     * llama.cpp itself does not look whether anyone waits for a JSON answer (build 11549), so its slot tells nothing.
     */
    @Test
    void a_caller_who_leaves_before_a_json_answer_ends_the_call_to_the_model() throws Exception {
        String mark = "leaves-early";
        HttpRequest request = gateway.chat(
                        "{\"model\":\"tooled\"," + SEA + ",\"max_tokens\":400,\"user\":\"" + mark + "\"}")
                .build();
        CompletableFuture<HttpResponse<String>> asked = gateway.client().sendAsync(request, BodyHandlers.ofString());
        Eventually.holds(
                "the model is asked", PATIENCE, () -> tooledTap.find(mark).isPresent());
        asked.cancel(true);

        Eventually.holds("the call is ended", Duration.ofSeconds(1), () -> tooledTap
                .exchange(mark)
                .left());
        Exchange ended = tooledTap.exchange(mark);
        assertThat(ended.answer()).isEmpty();
        JsonNode row = ledger(String.valueOf(ended.request().headers().get("x-request-id")));
        assertThat(row.path("outcome").stringValue()).isEqualTo("CANCELLED");
        assertThat(row.path("usage_source").stringValue()).isEqualTo("ESTIMATED");
    }

    private boolean isBusy() throws IOException, InterruptedException {
        for (JsonNode slot : server("/slots")) {
            if (slot.path("is_processing").asBoolean()) {
                return true;
            }
        }
        return false;
    }

    /** Asks the model's server itself. */
    private JsonNode server(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + model.port() + path))
                .timeout(PATIENCE)
                .build();
        return Gateway.JSON.readTree(
                gateway.client().send(request, BodyHandlers.ofString()).body());
    }

    private HttpResponse<String> ask(String route, String fields) throws IOException, InterruptedException {
        return send("{\"model\":\"" + route + "\"," + fields + "}");
    }

    private HttpResponse<String> send(String body) throws IOException, InterruptedException {
        return send(gateway, body);
    }

    private static HttpResponse<String> send(Gateway to, String body) throws IOException, InterruptedException {
        return to.client().send(to.chat(body).timeout(PATIENCE).build(), BodyHandlers.ofString());
    }

    private Exchange sent(HttpResponse<?> answer) throws IOException {
        return tap.exchange(id(answer));
    }

    private static String id(HttpResponse<?> answer) {
        return answer.headers().firstValue("x-request-id").orElseThrow();
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return Gateway.JSON.readTree(answer.body());
    }

    /** From the last event but {@code [DONE]} that has them. */
    private static JsonNode timings(String events) {
        JsonNode timings = Gateway.JSON.missingNode();
        for (String event : events.split("\n\n")) {
            if (event.contains("\"timings\"")) {
                timings = Gateway.JSON
                        .readTree(event.substring("data: ".length()))
                        .path("timings");
            }
        }
        return timings;
    }

    private JsonNode ledger(HttpResponse<?> answer) throws Exception {
        return ledger(id(answer));
    }

    private JsonNode ledger(String requestId) throws Exception {
        String path = "/report/request/" + requestId;
        Eventually.holds(
                "the ledger has the request",
                PATIENCE,
                () -> gateway.managed(path).statusCode() == 200);
        JsonNode attempts = gateway.report(path).path("attempts");
        assertThat(attempts.size()).isEqualTo(1);
        return attempts.path(0);
    }

    private boolean available(String backend) throws IOException, InterruptedException {
        return gateway.report("/health/ready")
                .path("backends")
                .path(backend)
                .stringValue()
                .equals("available");
    }

    /** By the prices below: 2 for a million of the prompt's tokens, 1 if they were cached, 10 for the answer's. */
    private static BigDecimal cost(JsonNode usage) {
        int cached = usage.path("prompt_tokens_details").path("cached_tokens").asInt();
        int fresh = usage.path("prompt_tokens").asInt() - cached;
        return BigDecimal.valueOf(
                2L * fresh + cached + 10L * usage.path("completion_tokens").asInt(), 6);
    }

    private static String template() throws Exception {
        return Path.of(Objects.requireNonNull(RealModelTest.class.getResource("/llama/tools.jinja"))
                        .toURI())
                .toString();
    }
}
