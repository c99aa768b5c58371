package dev.sluice.gateway.dialect.chat;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.router.price.Usage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTapTest {
    private static JsonTap recorded(String name) {
        return JsonTap.read(Transcripts.bytes(name + "/upstream.json"));
    }

    private static JsonTap read(String body) {
        return JsonTap.read(body.getBytes(UTF_8));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "chat-json",
                "chat-n2",
                "chat-stop",
                "chat-tools",
                "chat-logprobs",
                "chat-json-object",
                "chat-json-schema",
                "chat-unknown-field"
            })
    void a_recorded_answer_is_complete(String name) {
        JsonTap tap = recorded(name);
        assertThat(tap.complete()).isTrue();
        assertThat(tap.contentSeen()).isTrue();
        assertThat(tap.responseId()).hasValueSatisfying(id -> assertThat(id).startsWith("chatcmpl-"));
        assertThat(tap.model()).contains("smollm2-135m-instruct");
        assertThat(tap.reportedUsage()).isPresent();
    }

    @Test
    void usage_is_what_the_backend_said() {
        assertThat(recorded("chat-json").reportedUsage()).contains(new Usage(37, 24, 0, 24, 0, Usage.Source.REPORTED));
    }

    @Test
    void two_choices_that_llama_cpp_counts_as_one_are_put_right() {
        JsonTap tap = recorded("chat-n2");
        assertThat(tap.choices()).isEqualTo(2);
        assertThat(tap.reportedUsage()).contains(new Usage(37, 36, 0, 16, 0, Usage.Source.CORRECTED));
    }

    @Test
    void another_server_and_a_server_that_adds_up_are_believed() {
        String recorded = new String(Transcripts.bytes("chat-n2/upstream.json"), UTF_8);
        assertThat(read(recorded.replace("timings", "other")).reportedUsage())
                .contains(new Usage(37, 36, 0, 8, 0, Usage.Source.REPORTED));
        assertThat(read(recorded.replace("\"completion_tokens\":8", "\"completion_tokens\":16"))
                        .reportedUsage())
                .contains(new Usage(37, 36, 0, 16, 0, Usage.Source.REPORTED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"error-context-length", "error-image", "error-bad-json", "error-no-key", "loading-model"})
    void an_error_object_is_no_answer_even_under_200(String name) {
        JsonTap tap = recorded(name);
        assertThat(tap.complete()).isFalse();
        assertThat(tap.error())
                .hasValueSatisfying(words -> assertThat(words).contains("type").contains("code"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html><body>502</body></html>",
                "[]",
                "null",
                "{}",
                "{\"choices\":[]}",
                "{\"choices\":[{\"index\":0,\"message\":{\"content\":\"cut",
                "{\"choices\":[{\"finish_reason\":\"stop\"}]} x",
                "{\"choices\":[{\"finish_reason\":tru}]}"
            })
    void what_is_no_answer_is_garbage(String body) {
        assertThat(read(body).garbage()).isPresent();
        assertThat(read(body).complete()).isFalse();
    }

    @Test
    void a_choice_without_a_finish_reason_is_not_complete() {
        assertThat(read("{\"choices\":[{\"index\":0,\"message\":{\"content\":\"a\"},\"finish_reason\":null}]}")
                        .complete())
                .isFalse();
    }

    @Test
    void impossible_counts_do_not_break_the_account() {
        JsonTap tap = read(
                "{\"choices\":[{\"finish_reason\":\"stop\",\"message\":{\"content\":\"abcdefgh\"}}],\"usage\":{\"prompt_tokens\":3,"
                        + "\"completion_tokens\":-5,\"prompt_tokens_details\":{\"cached_tokens\":9},\"completion_tokens_details\":null}}");
        assertThat(tap.reportedUsage()).contains(new Usage(3, 3, 0, 0, 0, Usage.Source.REPORTED));
    }
}
