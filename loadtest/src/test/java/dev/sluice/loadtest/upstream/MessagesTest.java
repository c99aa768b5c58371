package dev.sluice.loadtest.upstream;

import static dev.sluice.loadtest.upstream.Provider.ANTHROPIC_KEY;
import static dev.sluice.loadtest.upstream.Provider.events;
import static dev.sluice.loadtest.upstream.Provider.json;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.common.Json;
import java.io.IOException;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import wiremock.com.fasterxml.jackson.databind.JsonNode;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class MessagesTest {
    private static final String PATH = "/v1/messages";
    private static final String TOOLS = """
            , "tools": [{"name": "get_weather", "input_schema":
                {"type": "object", "properties": {"city": {"type": "string"}}, "required": ["city"]}}],
            "tool_choice": {"type": "any"}""";

    private final Provider provider = new Provider();

    @AfterAll
    void stop() {
        provider.close();
    }

    @Test
    void an_answer_says_that_it_is_simulated_and_counts_its_tokens() throws Exception {
        HttpResponse<String> response = ask("");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("x-simulated")).hasValue("true");
        assertThat(response.headers().firstValue("request-id")).isPresent();
        JsonNode message = json(response);
        assertThat(message.at("/content/0/text").asText()).startsWith("SIMULATED");
        assertThat(message.path("stop_reason").asText()).isEqualTo("end_turn");
        assertThat(message.at("/usage/input_tokens").asInt()).isPositive();
        assertThat(message.at("/usage/output_tokens").asInt()).isPositive();
    }

    @Test
    void a_stream_has_the_events_of_the_protocol_in_their_order() throws Exception {
        HttpResponse<String> response = ask(", \"stream\": true");

        assertThat(response.body()
                        .lines()
                        .filter(line -> line.startsWith("event: "))
                        .distinct())
                .containsExactly(
                        "event: message_start",
                        "event: ping",
                        "event: content_block_start",
                        "event: content_block_delta",
                        "event: content_block_stop",
                        "event: message_delta",
                        "event: message_stop");
        var events = events(response);
        assertThat(events.getFirst().at("/message/usage/input_tokens").asInt()).isPositive();
        JsonNode whole = json(ask(""));
        assertThat(events.stream()
                        .map(event -> event.at("/delta/text").asText(""))
                        .collect(joining()))
                .isEqualTo(whole.at("/content/0/text").asText());
        assertThat(events.get(events.size() - 2).at("/usage/output_tokens"))
                .isEqualTo(whole.at("/usage/output_tokens"));
    }

    @Test
    void a_tool_is_used_when_any_is_asked_for() throws Exception {
        JsonNode whole = json(ask(TOOLS));
        var events = events(ask(", \"stream\": true" + TOOLS));

        assertThat(whole.path("stop_reason").asText()).isEqualTo("tool_use");
        assertThat(whole.at("/content/0/name").asText()).isEqualTo("get_weather");
        assertThat(whole.at("/content/0/input").has("city")).isTrue();
        String input = events.stream()
                .map(event -> event.at("/delta/partial_json").asText(""))
                .collect(joining());
        assertThat(Json.read(input, JsonNode.class)).isEqualTo(whole.at("/content/0/input"));
    }

    @Test
    void a_token_limit_cuts_the_answer_and_says_so() throws Exception {
        JsonNode message = json(provider.post(
                PATH,
                "{\"model\":\"claude-x\",\"max_tokens\":2,\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]}",
                ANTHROPIC_KEY));

        assertThat(message.path("stop_reason").asText()).isEqualTo("max_tokens");
        assertThat(message.at("/usage/output_tokens").asInt()).isEqualTo(2);
    }

    @Test
    void errors_have_the_shape_and_the_status_of_the_provider() throws Exception {
        var noKey = provider.post(PATH, "{}");
        var noVersion = provider.post(PATH, "{}", "x-api-key", "simulated");
        var unknown = provider.post(PATH, "{\"model\":\"gpt-5\",\"max_tokens\":5}", ANTHROPIC_KEY);
        var noLimit = provider.post(PATH, "{\"model\":\"claude-x\",\"messages\":[{}]}", ANTHROPIC_KEY);

        assertError(noKey, 401, "authentication_error");
        assertError(noVersion, 400, "invalid_request_error");
        assertError(unknown, 404, "not_found_error");
        assertError(noLimit, 400, "invalid_request_error");
    }

    private static void assertError(HttpResponse<String> response, int status, String type) {
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(json(response).path("type").asText()).isEqualTo("error");
        assertThat(json(response).at("/error/type").asText()).isEqualTo(type);
        assertThat(json(response).at("/error/message").asText()).isNotEmpty();
    }

    private HttpResponse<String> ask(String more) throws IOException, InterruptedException {
        String body =
                "{\"model\": \"claude-x\", \"max_tokens\": 500, \"messages\": [{\"role\": \"user\", \"content\": \"Hi\"}]"
                        + more + "}";
        return provider.post(PATH, body, ANTHROPIC_KEY);
    }
}
