package dev.sluice.adapters.anthropic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.sluice.adapters.AdapterContract;
import dev.sluice.adapters.ChatAdapter;
import dev.sluice.adapters.ChatEvent;
import dev.sluice.adapters.ChatEvent.FinishReason;
import dev.sluice.adapters.ScriptedProvider;
import dev.sluice.adapters.UpstreamFailure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnthropicAdapterTest extends AdapterContract {
    @Override
    protected ChatAdapter adapter() {
        return new AnthropicAdapter();
    }

    private static String event(String name, String members) {
        return "event: " + name + "\ndata: {\"type\":\"" + name + "\"" + members + "}\n\n";
    }

    private static String started() {
        return event(
                "message_start",
                ",\"message\":{\"id\":\"id-1\",\"type\":\"message\",\"role\":\"assistant\",\"model\":\"model-1-real\","
                        + "\"content\":[],\"stop_reason\":null,\"usage\":{\"input_tokens\":3,"
                        + "\"cache_read_input_tokens\":3,\"cache_creation_input_tokens\":1,\"output_tokens\":1}}");
    }

    @Override
    protected String opening() {
        return started()
                + event("content_block_start", ",\"index\":0,\"content_block\":{\"type\":\"text\",\"text\":\"\"}")
                + event("ping", "");
    }

    @Override
    protected String text(String delta) {
        return event(
                "content_block_delta", ",\"index\":0,\"delta\":{\"type\":\"text_delta\",\"text\":\"" + delta + "\"}");
    }

    @Override
    protected String ending() {
        return endingWithoutItsEnd() + event("message_stop", "");
    }

    @Override
    protected String endingWithoutItsEnd() {
        return event("content_block_stop", ",\"index\":0") + stopped("end_turn");
    }

    private static String stopped(String reason) {
        return event(
                "message_delta",
                ",\"delta\":{\"stop_reason\":\"" + reason
                        + "\",\"stop_sequence\":null},\"usage\":{\"output_tokens\":5}");
    }

    @Override
    protected String errorEvent() {
        return event("error", ",\"error\":{\"type\":\"overloaded_error\",\"message\":\"secret words\"}");
    }

    @Override
    protected String twoCalls() {
        return opening()
                + event("content_block_stop", ",\"index\":0")
                + event(
                        "content_block_start",
                        ",\"index\":1,\"content_block\":{\"type\":\"tool_use\",\"id\":\"call-a\",\"name\":\"weather\",\"input\":{}}")
                + piece(1, "")
                + piece(1, "{\\\"city\\\":")
                + piece(1, "\\\"Oslo\\\"}")
                + event("content_block_stop", ",\"index\":1")
                + event(
                        "content_block_start",
                        ",\"index\":2,\"content_block\":{\"type\":\"tool_use\",\"id\":\"call-b\",\"name\":\"now\",\"input\":{}}")
                + event("content_block_stop", ",\"index\":2")
                + stopped("tool_use")
                + event("message_stop", "");
    }

    private static String piece(int index, String json) {
        return event(
                "content_block_delta",
                ",\"index\":" + index + ",\"delta\":{\"type\":\"input_json_delta\",\"partial_json\":\"" + json + "\"}");
    }

    @ParameterizedTest
    @CsvSource({
        "end_turn,STOP",
        "stop_sequence,STOP",
        "max_tokens,LENGTH",
        "model_context_window_exceeded,LENGTH",
        "refusal,CONTENT_FILTER"
    })
    void every_stop_reason_has_its_word(String wire, FinishReason reason) {
        try (var provider =
                ScriptedProvider.streaming(opening() + text("x") + stopped(wire) + event("message_stop", ""))) {
            assertThat(((ChatEvent.Finished) answer(provider, HELLO).getLast()).reason())
                    .isEqualTo(reason);
        }
    }

    @Test
    void a_paused_turn_is_no_success() {
        try (var provider =
                ScriptedProvider.streaming(opening() + text("x") + stopped("pause_turn") + event("message_stop", ""))) {
            assertThat(failure(provider, timeouts(5_000, 5_000, 9_000))).isInstanceOf(UpstreamFailure.Cut.class);
        }
    }

    @Test
    void cache_reads_and_writes_are_a_part_of_the_input() {
        try (var provider = ScriptedProvider.streaming(opening() + text("x") + ending())) {
            assertThat(((ChatEvent.Finished) answer(provider, HELLO).getLast()).usage())
                    .hasValueSatisfying(usage -> {
                        assertThat(usage.input()).isEqualTo(7);
                        assertThat(usage.cachedInput()).isEqualTo(3);
                        assertThat(usage.cacheWrite()).isEqualTo(1);
                    });
        }
    }

    @Test
    void without_a_limit_of_the_caller_the_models_own_is_asked_for() {
        try (var provider = ScriptedProvider.streaming(opening() + text("x") + ending())) {
            answer(provider, HELLO);
            assertThat(provider.bodies.element().replaceAll("\\s", "")).contains("\"max_tokens\":4321");
            assertThat(provider.heads.element())
                    .startsWith("POST /v1/messages ")
                    .containsIgnoringCase("x-api-key: a-key");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"seed\":1",
                "\"presence_penalty\":0.5",
                "\"logit_bias\":{\"1\":1}",
                "\"response_format\":{\"type\":\"json_object\"}",
                "\"metadata\":{\"a\":\"b\"}",
                "\"reasoning_effort\":\"low\"",
                "\"anything_new\":true",
                "\"tool_choice\":\"required\""
            })
    void what_anthropic_has_no_member_for_is_refused_by_name(String member) {
        try (var provider = ScriptedProvider.streaming(opening() + ending())) {
            String name = member.substring(1, member.indexOf('"', 1));
            assertThat(catchThrowable(() -> answer(provider, HELLO.replace("{\"model\"", "{" + member + ",\"model\""))))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith(name);
            assertThat(provider.bodies).isEmpty();
        }
    }

    @Test
    void what_asks_for_nothing_is_no_obstacle() {
        String idle = "\"presence_penalty\":0,\"frequency_penalty\":0.0,\"logprobs\":false,\"store\":false,"
                + "\"logit_bias\":{},\"seed\":null,\"tool_choice\":\"auto\",\"response_format\":{\"type\":\"text\"},";
        try (var provider = ScriptedProvider.streaming(opening() + text("x") + ending())) {
            assertThat(textOf(answer(provider, HELLO.replace("{\"model\"", "{" + idle + "\"model\""))))
                    .isEqualTo("x");
        }
    }

    @Test
    void a_system_message_after_other_turns_is_refused() {
        try (var provider = ScriptedProvider.streaming(opening() + ending())) {
            String late = HELLO.replace("\"Hi\"}", "\"Hi\"},{\"role\":\"system\",\"content\":\"x\"}");
            assertThat(catchThrowable(() -> answer(provider, late)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("messages[1]");
        }
    }

    @Test
    void a_schema_that_wants_more_properties_is_refused() {
        String format = "\"response_format\":{\"type\":\"json_schema\",\"json_schema\":{\"name\":\"s\",\"schema\":"
                + "{\"type\":\"object\",\"properties\":{\"a\":{\"type\":\"object\",\"additionalProperties\":true}}}}},";
        try (var provider = ScriptedProvider.streaming(opening() + ending())) {
            assertThat(catchThrowable(() -> answer(provider, HELLO.replace("{\"model\"", "{" + format + "\"model\""))))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("response_format.json_schema.schema");
        }
    }

    @Test
    void a_rich_request_arrives_in_anthropics_words() throws JsonProcessingException {
        String schema = "{\"type\":\"object\",\"properties\":{\"a\":{\"type\":\"number\",\"minimum\":0.5}},"
                + "\"required\":[\"a\"],\"additionalProperties\":true,\"x-more\":[1.5]}";
        String body = "{\"model\":\"auto\",\"stream\":true,\"stream_options\":{\"include_usage\":true},"
                + "\"max_tokens\":5,\"max_completion_tokens\":77,\"n\":1,\"temperature\":0.5,\"top_p\":0.9,\"top_k\":40,"
                + "\"stop\":[\"END\",\"FIN\"],\"user\":\"u-1\",\"parallel_tool_calls\":false,"
                + "\"tool_choice\":{\"type\":\"function\",\"function\":{\"name\":\"f\"}},"
                + "\"tools\":[{\"type\":\"function\",\"function\":{\"name\":\"f\",\"description\":\"d\",\"parameters\":"
                + schema + "}},{\"type\":\"function\",\"function\":{\"name\":\"g\",\"strict\":true}}],"
                + "\"response_format\":{\"type\":\"json_schema\",\"json_schema\":{\"name\":\"s\",\"strict\":true,\"schema\":"
                + "{\"type\":\"object\",\"properties\":{\"properties\":{\"type\":\"array\",\"items\":{\"type\":\"object\"}}}}}},"
                + "\"messages\":[{\"role\":\"developer\",\"content\":[{\"type\":\"text\",\"text\":\"One.\"},"
                + "{\"type\":\"text\",\"text\":\"Two.\"}]},"
                + "{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\"Look\"},"
                + "{\"type\":\"image_url\",\"image_url\":{\"url\":\"data:image/png;base64,AAAA\"}},"
                + "{\"type\":\"image_url\",\"image_url\":{\"url\":\"https://example.com/a.png\"}}]},"
                + "{\"role\":\"assistant\",\"content\":\"Well\",\"tool_calls\":["
                + "{\"id\":\"c1\",\"type\":\"function\",\"function\":{\"name\":\"f\",\"arguments\":\"{\\\"a\\\": 1.5}\"}},"
                + "{\"id\":\"c2\",\"type\":\"function\",\"function\":{\"name\":\"g\",\"arguments\":\"\"}}]},"
                + "{\"role\":\"tool\",\"tool_call_id\":\"c1\",\"content\":\"sun\"},"
                + "{\"role\":\"tool\",\"tool_call_id\":\"c2\",\"content\":\"rain\"},"
                + "{\"role\":\"user\",\"content\":\"And?\"}]}";
        String expected = "{\"model\":\"model-1\",\"stream\":true,\"max_tokens\":77,\"temperature\":0.5,\"top_p\":0.9,"
                + "\"top_k\":40,\"stop_sequences\":[\"END\",\"FIN\"],\"metadata\":{\"user_id\":\"u-1\"},"
                + "\"tool_choice\":{\"type\":\"tool\",\"name\":\"f\",\"disable_parallel_tool_use\":true},"
                + "\"tools\":[{\"name\":\"f\",\"description\":\"d\",\"input_schema\":" + schema + "},"
                + "{\"name\":\"g\",\"input_schema\":{\"type\":\"object\",\"properties\":{}},\"strict\":true}],"
                + "\"output_config\":{\"format\":{\"type\":\"json_schema\",\"schema\":{\"type\":\"object\","
                + "\"properties\":{\"properties\":{\"type\":\"array\",\"items\":{\"type\":\"object\","
                + "\"additionalProperties\":false}}},\"additionalProperties\":false}}},"
                + "\"system\":[{\"type\":\"text\",\"text\":\"One.\"},{\"type\":\"text\",\"text\":\"Two.\"}],"
                + "\"messages\":[{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\"Look\"},"
                + "{\"type\":\"image\",\"source\":{\"type\":\"base64\",\"media_type\":\"image/png\",\"data\":\"AAAA\"}},"
                + "{\"type\":\"image\",\"source\":{\"type\":\"url\",\"url\":\"https://example.com/a.png\"}}]},"
                + "{\"role\":\"assistant\",\"content\":[{\"type\":\"text\",\"text\":\"Well\"},"
                + "{\"type\":\"tool_use\",\"id\":\"c1\",\"name\":\"f\",\"input\":{\"a\":1.5}},"
                + "{\"type\":\"tool_use\",\"id\":\"c2\",\"name\":\"g\",\"input\":{}}]},"
                + "{\"role\":\"user\",\"content\":[{\"type\":\"tool_result\",\"tool_use_id\":\"c1\",\"content\":\"sun\"},"
                + "{\"type\":\"tool_result\",\"tool_use_id\":\"c2\",\"content\":\"rain\"}]},"
                + "{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\"And?\"}]}]}";
        try (var provider = ScriptedProvider.streaming(opening() + text("x") + ending())) {
            answer(provider, body);
            JsonMapper json = new JsonMapper();
            assertThat(json.readTree(provider.bodies.element())).isEqualTo(json.readTree(expected));
        }
    }
}
