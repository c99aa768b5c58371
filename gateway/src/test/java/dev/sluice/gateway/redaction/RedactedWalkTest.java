package dev.sluice.gateway.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.gateway.RawCaller.Answer;
import dev.sluice.gateway.RunningGateway;
import dev.sluice.gateway.ScriptedUpstream;
import dev.sluice.gateway.Served;
import dev.sluice.gateway.Treating;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole gateway with a cloud that repeats what it is told. */
final class RedactedWalkTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String MAIL = "ida.moor@fernhill-post.de";
    private static final String PHONE = "+49 171 5550 8812";
    private static final String SAID = "Write to " + MAIL + " or call " + PHONE + ", é𝒳.";

    private static ScriptedUpstream cloud;
    private static ScriptedUpstream anthropic;
    private static ScriptedUpstream house;
    private static RunningGateway gateway;

    @BeforeAll
    static void start() {
        cloud = new ScriptedUpstream();
        anthropic = new ScriptedUpstream();
        house = new ScriptedUpstream();
        gateway = RunningGateway.over(
                settings -> Treating.with(settings, Treating.PSEUDONYMS),
                Served.by("house", house),
                Served.by("cloud", cloud).outside(),
                Served.by("openai", cloud).able("tools").outside().speaking("openai"),
                Served.by("anthropic", anthropic)
                        .able("tools")
                        .outside()
                        .with("key: ${BACKEND_KEY}")
                        .speaking("anthropic"));
    }

    @AfterAll
    static void stop() {
        gateway.close();
        cloud.close();
        anthropic.close();
        house.close();
    }

    @BeforeEach
    void echo() {
        cloud.forget();
        anthropic.forget();
        house.forget();
        cloud.plays(RedactedWalkTest::echo);
        house.plays(RedactedWalkTest::echo);
        anthropic.plays(RedactedWalkTest::anthropicEcho);
    }

    private static String request(String model, boolean stream) {
        return "{\"model\":\"" + model + "\",\"messages\":[ {\"role\":\"user\" ,\"content\":" + quoted(SAID) + "}],"
                + (stream ? "\"stream\":true," : "") + "\"max_tokens\":64}";
    }

    private static String quoted(String text) {
        return JSON.writeValueAsString(text);
    }

    private static void echo(ScriptedUpstream.Exchange exchange) throws IOException {
        JsonNode asked = JSON.readTree(exchange.request().text());
        String text = asked.path("messages").path(0).path("content").asString();
        if (!asked.path("stream").asBoolean(false)) {
            exchange.json(
                    200,
                    "",
                    "{\"id\":\"chatcmpl-1\",\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":"
                            + quoted(text)
                            + "},\"finish_reason\":\"stop\"}],\"usage\":{\"prompt_tokens\":5,\"completion_tokens\":2}}");
            return;
        }
        exchange.events();
        StringBuilder events = new StringBuilder();
        for (String piece : pieces(text)) {
            events.append("data: {\"id\":\"chatcmpl-1\",\"choices\":[{\"index\":0,\"delta\":{\"content\":")
                    .append(quoted(piece))
                    .append("},\"finish_reason\":null}]}\n\n");
        }
        events.append(
                        "data: {\"id\":\"chatcmpl-1\",\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}\n\n")
                .append(
                        "data: {\"id\":\"chatcmpl-1\",\"choices\":[],\"usage\":{\"prompt_tokens\":5,\"completion_tokens\":2}}\n\n")
                .append("data: [DONE]\n\n");
        byte[] bytes = events.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8);
        for (int i = 0; i < bytes.length; i += 41) {
            exchange.chunk(java.util.Arrays.copyOfRange(bytes, i, Math.min(bytes.length, i + 41)));
        }
        exchange.end();
    }

    private static List<String> pieces(String text) {
        List<String> pieces = new ArrayList<>();
        int from = 0;
        while (from < text.length()) {
            int to = Math.min(text.length(), from + 3);
            // Half of a pair is not a text that a provider could send.
            to += to < text.length() && Character.isLowSurrogate(text.charAt(to)) ? 1 : 0;
            pieces.add(text.substring(from, to));
            from = to;
        }
        return pieces;
    }

    private static void anthropicEcho(ScriptedUpstream.Exchange exchange) throws IOException {
        JsonNode content = JSON.readTree(exchange.request().text())
                .path("messages")
                .path(0)
                .path("content");
        String text = content.isString()
                ? content.asString()
                : content.path(0).path("text").asString();
        exchange.events();
        exchange.chunk(event(
                "message_start",
                "{\"type\":\"message_start\",\"message\":{\"id\":\"msg_1\",\"type\":\"message\",\"role\":\"assistant\",\"model\":\"m\","
                        + "\"content\":[],\"stop_reason\":null,\"usage\":{\"input_tokens\":5,\"output_tokens\":1}}}"));
        exchange.chunk(event(
                "content_block_start",
                "{\"type\":\"content_block_start\",\"index\":0,\"content_block\":{\"type\":\"text\",\"text\":\"\"}}"));
        for (String piece : pieces(text)) {
            exchange.chunk(event(
                    "content_block_delta",
                    "{\"type\":\"content_block_delta\",\"index\":0,\"delta\":{\"type\":\"text_delta\",\"text\":"
                            + quoted(piece) + "}}"));
        }
        exchange.chunk(event("content_block_stop", "{\"type\":\"content_block_stop\",\"index\":0}"));
        exchange.chunk(
                event(
                        "message_delta",
                        "{\"type\":\"message_delta\",\"delta\":{\"stop_reason\":\"end_turn\",\"stop_sequence\":null},\"usage\":{\"output_tokens\":2}}"));
        exchange.chunk(event("message_stop", "{\"type\":\"message_stop\"}"));
        exchange.end();
    }

    private static String event(String name, String data) {
        return "event: " + name + "\ndata: " + data + "\n\n";
    }

    private static String said(Answer answer, boolean stream) {
        if (!stream) {
            return JSON.readTree(answer.text())
                    .path("choices")
                    .path(0)
                    .path("message")
                    .path("content")
                    .asString();
        }
        assertThat(answer.whole()).isTrue();
        assertThat(answer.text()).endsWith("data: [DONE]\n\n");
        StringBuilder said = new StringBuilder();
        answer.text()
                .lines()
                .filter(line -> line.startsWith("data: {"))
                .forEach(line -> said.append(JSON.readTree(line.substring(6))
                        .path("choices")
                        .path(0)
                        .path("delta")
                        .path("content")
                        .asString("")));
        return said.toString();
    }

    private static void comesBack(String model, boolean stream, ScriptedUpstream upstream) throws Exception {
        Answer answer = gateway.ask(request(model, stream));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(said(answer, stream)).isEqualTo(SAID);
        assertThat(answer.header("x-sluice-redacted")).isEqualTo("EMAIL=1, PHONE=1");
        String sent = upstream.nextAsked().text();
        assertThat(sent)
                .doesNotContain(MAIL)
                .doesNotContain("fernhill")
                .doesNotContain("8812")
                .contains("@example.");
        assertThat(gateway.attempts(answer.requestId(), 1)).containsExactly(model + " SERVED - 5/2 REPORTED");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_cloud_that_passes_through_sees_surrogates_and_the_caller_originals(boolean stream) throws Exception {
        comesBack("cloud", stream, cloud);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void the_openai_adapter_too(boolean stream) throws Exception {
        cloud.plays(exchange -> {
            JsonNode asked = JSON.readTree(exchange.request().text());
            assertThat(asked.path("stream").asBoolean()).isTrue(); // adapters always stream
            echo(exchange);
        });
        comesBack("openai", stream, cloud);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void the_anthropic_adapter_too(boolean stream) throws Exception {
        comesBack("anthropic", stream, anthropic);
    }

    @Test
    void the_house_gets_the_caller_s_own_bytes() throws Exception {
        Answer answer = gateway.ask(request("house", false));
        assertThat(said(answer, false)).isEqualTo(SAID);
        assertThat(answer.header("x-sluice-redacted")).isEmpty();
        assertThat(house.nextAsked().text()).isEqualTo(request("house-model", false));
    }

    @Test
    void every_other_byte_goes_out_as_it_was_written() throws Exception {
        gateway.ask(request("cloud", false));
        String sent = cloud.nextAsked().text();
        String content =
                JSON.readTree(sent).path("messages").path(0).path("content").asString();
        assertThat(sent).isEqualTo(request("cloud-model", false).replace(quoted(SAID), quoted(content)));
    }

    @Test
    void what_cannot_be_treated_is_refused_where_only_the_cloud_was_asked_for() throws Exception {
        String body = request("cloud", false)
                .replace("\"max_tokens\"", "\"metadata\":{\"" + MAIL + "\":\"x\"},\"max_tokens\"");
        Answer answer = gateway.ask(body);
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.text()).doesNotContain(MAIL);
        assertThat(cloud.timesAsked()).isZero();
    }

    @Test
    void a_request_without_findings_leaves_as_it_is() throws Exception {
        Answer answer = gateway.ask(RunningGateway.request("cloud", false));
        assertThat(answer.header("x-sluice-redacted")).isEmpty();
        assertThat(cloud.nextAsked().text()).isEqualTo(RunningGateway.request("cloud-model", false));
    }

    @Test
    void a_stream_that_breaks_off_sends_what_was_held_and_no_proper_end() throws Exception {
        cloud.plays(exchange -> {
            String text = JSON.readTree(exchange.request().text())
                    .path("messages")
                    .path(0)
                    .path("content")
                    .asString();
            exchange.events();
            int surrogate = text.indexOf("Write to ") + 9;
            exchange.chunk("data: {\"id\":\"c\",\"choices\":[{\"index\":0,\"delta\":{\"content\":"
                    + quoted("Sure: " + text.substring(surrogate, surrogate + 5)) + "},\"finish_reason\":null}]}\n\n");
            exchange.hangUp();
        });
        Answer answer = gateway.ask(request("cloud", true));
        assertThat(answer.whole()).isFalse();
        assertThat(answer.text()).contains("Sure: ").doesNotContain("[DONE]").contains("\"error\"");
        String[] pieces = answer.text().split("\"content\":\"", -1);
        assertThat(pieces).hasSize(3);
        assertThat(pieces[2]).matches("(?s)[a-z]{5}\".*");
    }

    @Test
    void a_provider_s_refusal_still_looks_like_one() throws Exception {
        cloud.plays(exchange -> exchange.json(
                400,
                "",
                "{\"error\":{\"message\":\"no\",\"type\":\"invalid_request_error\",\"param\":null,\"code\":\"bad\"}}"));
        Answer answer = gateway.ask(request("cloud", false));
        assertThat(answer.status()).isEqualTo(400);
    }
}
