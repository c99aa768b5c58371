package dev.sluice.adapters.openai;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.sluice.adapters.AdapterContract;
import dev.sluice.adapters.ChatAdapter;
import dev.sluice.adapters.ChatEvent;
import dev.sluice.adapters.ChatEvent.FinishReason;
import dev.sluice.adapters.ScriptedProvider;
import dev.sluice.adapters.UpstreamFailure;
import java.util.List;
import org.junit.jupiter.api.Test;

class OpenAiAdapterTest extends AdapterContract {
    private static final String USAGE = "{\"prompt_tokens\":7,\"completion_tokens\":5,\"total_tokens\":12,"
            + "\"prompt_tokens_details\":{\"cached_tokens\":3},"
            + "\"completion_tokens_details\":{\"reasoning_tokens\":2}}";

    @Override
    protected ChatAdapter adapter() {
        return new OpenAiAdapter();
    }

    private static String chunk(String delta, String finish) {
        return "data: {\"id\":\"id-1\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"model-1-real\","
                + "\"choices\":[{\"index\":0,\"delta\":" + delta + ",\"finish_reason\":" + finish
                + "}],\"usage\":null}\n\n";
    }

    @Override
    protected String opening() {
        return chunk("{\"role\":\"assistant\",\"content\":\"\",\"refusal\":null}", "null");
    }

    @Override
    protected String text(String delta) {
        return chunk("{\"content\":\"" + delta + "\"}", "null");
    }

    @Override
    protected String ending() {
        return chunk("{}", "\"stop\"") + usage() + "data: [DONE]\n\n";
    }

    private static String usage() {
        return "data: {\"id\":\"id-1\",\"model\":\"model-1-real\",\"choices\":[],\"usage\":" + USAGE + "}\n\n";
    }

    @Override
    protected String endingWithoutItsEnd() {
        return usage();
    }

    @Override
    protected String errorEvent() {
        return "data: {\"error\":{\"message\":\"secret words\",\"type\":\"server_error\",\"code\":null}}\n\n";
    }

    @Override
    protected String twoCalls() {
        return opening()
                + chunk(
                        "{\"tool_calls\":[{\"index\":0,\"id\":\"call-a\",\"type\":\"function\",\"function\":{\"name\":\"weather\",\"arguments\":\"\"}}]}",
                        "null")
                + chunk("{\"tool_calls\":[{\"index\":0,\"function\":{\"arguments\":\"{\\\"city\\\":\"}}]}", "null")
                + chunk("{\"tool_calls\":[{\"index\":0,\"function\":{\"arguments\":\"\\\"Oslo\\\"}\"}}]}", "null")
                + chunk(
                        "{\"tool_calls\":[{\"index\":1,\"id\":\"call-b\",\"type\":\"function\",\"function\":{\"name\":\"now\",\"arguments\":\"\"}}]}",
                        "null")
                + chunk("{}", "\"tool_calls\"")
                + usage()
                + "data: [DONE]\n\n";
    }

    @Test
    void reasoning_is_a_part_of_the_output() {
        try (var provider = ScriptedProvider.streaming(opening() + text("x") + ending())) {
            assertThat(((ChatEvent.Finished) answer(provider, HELLO).getLast()).usage())
                    .hasValueSatisfying(usage -> assertThat(usage.reasoning()).isEqualTo(2));
        }
    }

    @Test
    void a_done_without_a_finish_reason_is_no_success() {
        try (var provider = ScriptedProvider.streaming(opening() + text("x") + usage() + "data: [DONE]\n\n")) {
            assertThat(failure(provider, timeouts(5_000, 5_000, 9_000))).isInstanceOf(UpstreamFailure.Cut.class);
        }
    }

    @Test
    void an_answer_that_only_lacks_its_usage_is_an_answer() {
        try (var provider = new ScriptedProvider(exchange -> {
            exchange.head();
            exchange.send(opening() + text("x") + chunk("{}", "\"length\""));
            exchange.hangUp();
        })) {
            assertThat(answer(provider, HELLO).getLast())
                    .isEqualTo(new ChatEvent.Finished(FinishReason.LENGTH, java.util.Optional.empty()));
        }
    }

    @Test
    void a_usage_that_never_comes_ends_the_answer_after_the_limit_between_bytes() throws InterruptedException {
        try (var provider = new ScriptedProvider(exchange -> {
            exchange.head();
            exchange.send(opening() + text("x") + chunk("{}", "\"stop\""));
            exchange.untilCallerLeaves();
        })) {
            assertThat(chat(provider.url(), timeouts(5_000, 200, 9_000), HELLO).blockLast())
                    .isEqualTo(new ChatEvent.Finished(FinishReason.STOP, java.util.Optional.empty()));
            assertThat(provider.sawCallerLeave()).isTrue();
        }
    }

    @Test
    void an_unknown_finish_reason_is_no_success() {
        try (var provider =
                ScriptedProvider.streaming(opening() + text("x") + chunk("{}", "\"insufficient_system_resource\""))) {
            assertThat(failure(provider, timeouts(5_000, 5_000, 9_000))).isInstanceOf(UpstreamFailure.Cut.class);
        }
    }

    @Test
    void a_refusal_is_shown_and_named() {
        try (var provider =
                ScriptedProvider.streaming(opening() + chunk("{\"refusal\":\"I will not.\"}", "null") + ending())) {
            List<ChatEvent> events = answer(provider, HELLO);
            assertThat(textOf(events)).isEqualTo("I will not.");
            assertThat(((ChatEvent.Finished) events.getLast()).reason()).isEqualTo(FinishReason.CONTENT_FILTER);
        }
    }

    @Test
    void a_rich_request_arrives_member_by_member() throws JsonProcessingException {
        String exact = "\"temperature\":1.0,\"top_p\":1e-1,\"seed\":9007199254740993,\"stop\":\"END\","
                + "\"logit_bias\":{\"50256\":-0.5},\"metadata\":{\"team\":\"blue\"},\"store\":false,"
                + "\"service_tier\":\"flex\",\"user\":\"u-1\",\"reasoning_effort\":\"low\","
                + "\"presence_penalty\":0.25,\"prediction\":{\"type\":\"content\",\"content\":\"abc\"},\"parallel_tool_calls\":false,"
                + "\"tool_choice\":{\"type\":\"function\",\"function\":{\"name\":\"f\"}},"
                + "\"tools\":[{\"type\":\"function\",\"function\":{\"name\":\"f\",\"description\":\"d\",\"strict\":true,"
                + "\"parameters\":{\"type\":\"object\",\"properties\":{\"a\":{\"type\":\"number\",\"minimum\":0.10}},"
                + "\"required\":[\"a\"],\"additionalProperties\":false,\"x-more\":[ 1.50 ]}}}],"
                + "\"response_format\":{\"type\":\"json_schema\",\"json_schema\":{\"name\":\"s\",\"description\":\"t\","
                + "\"strict\":true,\"schema\":{\"type\":\"object\",\"properties\":{},\"additionalProperties\":false}}},"
                + "\"some_new_field\":{\"nested\":[1e3, 1.10,{\"z\":null}]}";
        String body = "{\"model\":\"auto\",\"stream\":true,\"stream_options\":{\"include_usage\":true},"
                + "\"max_tokens\":5,\"max_completion_tokens\":77,\"n\":1,\"logprobs\":null," + exact + ",\"messages\":["
                + "{\"role\":\"developer\",\"content\":\"Be brief.\"},"
                + "{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\"Look\"},"
                + "{\"type\":\"image_url\",\"image_url\":{\"url\":\"data:image/png;base64,AAAA\",\"detail\":\"high\"}},"
                + "{\"type\":\"image_url\",\"image_url\":{\"url\":\"https://example.com/a%20b.png?q=1\"}}]},"
                + "{\"role\":\"assistant\",\"content\":null,\"refusal\":null,\"annotations\":[],\"tool_calls\":["
                + "{\"id\":\"c1\",\"type\":\"function\",\"function\":{\"name\":\"f\",\"arguments\":\"{\\\"a\\\": 1.0}\"}}]},"
                + "{\"role\":\"tool\",\"tool_call_id\":\"c1\",\"content\":\"\"},"
                + "{\"role\":\"system\",\"content\":\"Late.\"},"
                + "{\"role\":\"user\",\"content\":\"\"}]}";
        String expectedRest = "{\"model\":\"model-1\",\"stream\":true,\"stream_options\":{\"include_usage\":true},"
                + "\"max_completion_tokens\":77," + exact + ",\"messages\":["
                + "{\"role\":\"system\",\"content\":\"Be brief.\"},"
                + "{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\"Look\"},"
                + "{\"type\":\"image_url\",\"image_url\":{\"url\":\"data:image/png;base64,AAAA\",\"detail\":\"high\"}},"
                + "{\"type\":\"image_url\",\"image_url\":{\"url\":\"https://example.com/a%20b.png?q=1\",\"detail\":\"auto\"}}]},"
                + "{\"role\":\"assistant\",\"tool_calls\":["
                + "{\"id\":\"c1\",\"type\":\"function\",\"function\":{\"name\":\"f\",\"arguments\":\"{\\\"a\\\": 1.0}\"}}]},"
                + "{\"role\":\"tool\",\"tool_call_id\":\"c1\",\"content\":\"\"},"
                + "{\"role\":\"system\",\"content\":\"Late.\"},"
                + "{\"role\":\"user\",\"content\":\"\"}]}";
        try (var provider = ScriptedProvider.streaming(opening() + text("x") + ending())) {
            answer(provider, body);
            String sent = provider.bodies.element();
            JsonMapper json = new JsonMapper();
            assertThat(json.readTree(sent)).isEqualTo(json.readTree(expectedRest));
            for (String form : List.of(
                    "9007199254740993", ": 1e-1", "[1e3, 1.10,{\"z\":null}]", "[ 1.50 ]", "\"minimum\":0.10", "-0.5")) {
                assertThat(sent).contains(form.replace(": 1e-1", "1e-1"));
            }
            assertThat(provider.heads.element())
                    .startsWith("POST /v1/chat/completions ")
                    .contains("Bearer a-key");
        }
    }
}
