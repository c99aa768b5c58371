package dev.sluice.loadtest.upstream;

import static dev.sluice.loadtest.upstream.Provider.OPENAI_KEY;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wiremock.com.fasterxml.jackson.databind.JsonNode;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ChatCompletionsTest {
    private static final String PATH = "/v1/chat/completions";
    private static final String TOOLS = """
            "tools": [{"type": "function", "function": {"name": "get_weather", "parameters":
                {"type": "object", "properties": {"city": {"type": "string"}}, "required": ["city"]}}}],
            "tool_choice": "required\"""";

    private final Provider provider = new Provider();

    @AfterAll
    void stop() {
        provider.close();
    }

    @Test
    void an_answer_says_that_it_is_simulated_in_its_text_and_its_headers() throws Exception {
        HttpResponse<String> response = ask("");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("x-simulated")).hasValue("true");
        assertThat(response.headers().firstValue("x-request-id")).isPresent();
        JsonNode choice = json(response).at("/choices/0");
        assertThat(choice.at("/message/content").asText())
                .startsWith("SIMULATED")
                .contains("no model was asked");
        assertThat(choice.path("finish_reason").asText()).isEqualTo("stop");
    }

    @Test
    void usage_adds_up_and_is_never_zero() throws Exception {
        JsonNode usage = json(ask("")).path("usage");

        int input = usage.path("prompt_tokens").asInt();
        int output = usage.path("completion_tokens").asInt();
        assertThat(input).isPositive();
        assertThat(output).isPositive();
        assertThat(usage.path("total_tokens").asInt()).isEqualTo(input + output);
    }

    @Test
    void two_choices_are_two_answers_and_both_are_counted() throws Exception {
        JsonNode one = json(ask(""));
        JsonNode two = json(ask(", \"n\": 2"));

        assertThat(two.path("choices")).hasSize(2);
        assertThat(two.at("/usage/completion_tokens").asInt())
                .isEqualTo(2 * one.at("/usage/completion_tokens").asInt());
    }

    @ParameterizedTest
    @ValueSource(strings = {"max_tokens", "max_completion_tokens"})
    void a_token_limit_cuts_the_answer_and_says_so(String limit) throws Exception {
        JsonNode answer = json(ask(", \"" + limit + "\": 3"));

        assertThat(answer.at("/choices/0/finish_reason").asText()).isEqualTo("length");
        assertThat(answer.at("/usage/completion_tokens").asInt()).isEqualTo(3);
    }

    @Test
    void a_stream_holds_the_same_text_as_the_json_answer_and_ends_once() throws Exception {
        HttpResponse<String> response = ask(", \"stream\": true");

        assertThat(response.headers().firstValue("content-type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/event-stream"));
        assertThat(response.headers().firstValue("x-simulated")).hasValue("true");
        String text = events(response).stream()
                .map(event -> event.at("/choices/0/delta/content").asText(""))
                .collect(joining());
        assertThat(text)
                .isEqualTo(json(ask("")).at("/choices/0/message/content").asText());
        assertThat(response.body()).endsWith("data: [DONE]\n\n").containsOnlyOnce("[DONE]");
        assertThat(events(response))
                .extracting(event -> event.at("/choices/0/finish_reason").asText("null"))
                .containsOnlyOnce("stop")
                .last()
                .isEqualTo("stop");
    }

    @Test
    void a_usage_event_comes_last_with_empty_choices_and_only_when_asked_for() throws Exception {
        var asked = events(ask(", \"stream\": true, \"stream_options\": {\"include_usage\": true}"));
        var notAsked = events(ask(", \"stream\": true"));

        assertThat(asked.getLast().path("choices")).isEmpty();
        assertThat(asked.getLast().at("/usage/completion_tokens").asInt()).isPositive();
        assertThat(asked.subList(0, asked.size() - 1))
                .allMatch(event -> event.path("usage").isNull());
        assertThat(notAsked).noneMatch(event -> event.has("usage"));
    }

    @Test
    void a_required_tool_is_called_with_arguments_that_fit_its_schema() throws Exception {
        JsonNode choice = json(ask(", " + TOOLS)).at("/choices/0");

        assertThat(choice.path("finish_reason").asText()).isEqualTo("tool_calls");
        assertThat(choice.at("/message/content").isNull()).isTrue();
        JsonNode function = choice.at("/message/tool_calls/0/function");
        assertThat(function.path("name").asText()).isEqualTo("get_weather");
        assertThat(Json.read(function.path("arguments").asText(), JsonNode.class)
                        .has("city"))
                .isTrue();
    }

    @Test
    void a_streamed_tool_call_names_its_index_in_every_delta_and_its_id_in_the_first_only() throws Exception {
        var calls = events(ask(", \"stream\": true, " + TOOLS)).stream()
                .map(event -> event.at("/choices/0/delta/tool_calls/0"))
                .filter(JsonNode::isObject)
                .toList();

        assertThat(calls).hasSizeGreaterThan(1).allMatch(call -> call.has("index"));
        assertThat(calls.stream().filter(call -> call.has("id"))).containsExactly(calls.getFirst());
    }

    @Test
    void a_json_schema_gets_an_instance_of_it() throws Exception {
        JsonNode answer = json(ask("""
                , "response_format": {"type": "json_schema", "json_schema": {"name": "n", "schema": {
                    "type": "object", "required": ["size", "tags"], "properties": {
                        "size": {"enum": ["small", "large"]},
                        "tags": {"type": "array", "minItems": 1, "items": {"type": "integer", "minimum": 5}},
                        "extra": {"type": "string"}}}}}"""));

        assertThat(answer.at("/choices/0/message/content").asText()).isEqualTo("{\"size\":\"small\",\"tags\":[5]}");
    }

    @Test
    void errors_have_the_shape_and_the_status_of_the_provider() throws Exception {
        var noKey = provider.post(PATH, "{}");
        var unknown = provider.post(PATH, "{\"model\":\"llama\",\"messages\":[{}]}", OPENAI_KEY);
        var noJson = provider.post(PATH, "{", OPENAI_KEY);
        var noMessages = provider.post(PATH, "{\"model\":\"gpt-5\"}", OPENAI_KEY);
        var noPath = provider.post("/v1/nothing", "{}", OPENAI_KEY);

        assertThat(noKey.statusCode()).isEqualTo(401);
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(json(unknown).at("/error/code").asText()).isEqualTo("model_not_found");
        assertThat(noJson.statusCode()).isEqualTo(400);
        assertThat(noMessages.statusCode()).isEqualTo(400);
        assertThat(noPath.statusCode()).isEqualTo(404);
        for (var response : new HttpResponse<?>[] {noKey, unknown, noJson, noMessages, noPath}) {
            JsonNode error = Json.read((String) response.body(), JsonNode.class).path("error");
            assertThat(error.fieldNames()).toIterable().containsExactly("message", "type", "param", "code");
        }
    }

    private HttpResponse<String> ask(String more) throws IOException, InterruptedException {
        String body = "{\"model\": \"gpt-5\", \"messages\": [{\"role\": \"user\", \"content\": \"Hello there\"}]" + more
                + "}";
        return provider.post(PATH, body, OPENAI_KEY);
    }
}
