package dev.sluice.gateway.dialect.chat;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.sluice.adapters.ChatEvent;
import dev.sluice.router.price.Usage;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ChatAnswerTest {
    private static final Instant CREATED = Instant.ofEpochSecond(1_795_513_035L);
    private static final Usage USAGE = new Usage(20, 8, 0, 6, 2, Usage.Source.REPORTED);
    private static final List<ChatEvent> TEXT = List.of(
            new ChatEvent.Started("msg_1", "claude-x"),
            new ChatEvent.Text("Grüße \"🐻\"\n"),
            new ChatEvent.Text("half \uD83D"),
            new ChatEvent.Finished(ChatEvent.FinishReason.STOP, Optional.of(USAGE)));
    private static final List<ChatEvent> TOOLS = List.of(
            new ChatEvent.Started("chatcmpl-9", "m"),
            new ChatEvent.ToolCall(0, "c0", "find"),
            new ChatEvent.ToolArguments(0, "{\"q\":"),
            new ChatEvent.ToolArguments(0, "1}"),
            new ChatEvent.ToolCall(1, "c1", "run"),
            new ChatEvent.Finished(ChatEvent.FinishReason.TOOL_CALLS, Optional.empty()));

    private static String stream(List<ChatEvent> events, boolean usage) {
        ChatChunks chunks = new ChatChunks(CREATED, usage);
        StringBuilder all = new StringBuilder();
        events.forEach(event -> all.append(new String(chunks.write(event), UTF_8)));
        return all.toString();
    }

    private static String json(List<ChatEvent> events) {
        ChatAnswer answer = new ChatAnswer(CREATED);
        events.forEach(answer::add);
        return new String(answer.json(), UTF_8);
    }

    @Test
    void a_streamed_text_has_role_deltas_finish_usage_and_done() {
        String head =
                "data: {\"id\":\"chatcmpl-msg_1\",\"object\":\"chat.completion.chunk\",\"created\":1795513035,\"model\":\"claude-x\",\"choices\":[";
        String tail = ",\"logprobs\":null,\"finish_reason\":null}],\"usage\":null}\n\n";
        assertThat(stream(TEXT, true))
                .isEqualTo(head + "{\"index\":0,\"delta\":{\"role\":\"assistant\",\"content\":\"\",\"refusal\":null}"
                        + tail
                        + head + "{\"index\":0,\"delta\":{\"content\":\"Grüße \\\"🐻\\\"\\n\"}" + tail
                        + head + "{\"index\":0,\"delta\":{\"content\":\"half \\ud83d\"}" + tail
                        + head
                        + "{\"index\":0,\"delta\":{},\"logprobs\":null,\"finish_reason\":\"stop\"}],\"usage\":null}\n\n"
                        + head
                        + "],\"usage\":{\"prompt_tokens\":20,\"completion_tokens\":6,\"total_tokens\":26,\"prompt_tokens_details\":{\"cached_tokens\":8},\"completion_tokens_details\":{\"reasoning_tokens\":2}}}\n\n"
                        + "data: [DONE]\n\n");
        assertThat(stream(TEXT, false)).doesNotContain("usage").endsWith("data: [DONE]\n\n");
    }

    @Test
    void a_tool_call_tells_id_type_and_name_once_and_then_arguments() {
        assertThat(stream(TOOLS, false))
                .contains(
                        "{\"tool_calls\":[{\"index\":0,\"id\":\"c0\",\"type\":\"function\",\"function\":{\"name\":\"find\",\"arguments\":\"\"}}]}")
                .contains("{\"tool_calls\":[{\"index\":0,\"function\":{\"arguments\":\"{\\\"q\\\":\"}}]}")
                .contains("{\"index\":1,\"id\":\"c1\"")
                .contains("\"finish_reason\":\"tool_calls\"")
                .contains("\"id\":\"chatcmpl-9\"");
    }

    @Test
    void our_own_stream_is_whole_to_our_own_tap() {
        SseTap tap = new SseTap(1, false);
        tap.feed(ByteBuffer.wrap(stream(TEXT, true).getBytes(UTF_8)));
        assertThat(tap.garbage()).isEmpty();
        assertThat(tap.complete()).isTrue();
        assertThat(tap.reportedUsage()).contains(USAGE);
    }

    @Test
    void a_whole_answer_has_all_that_openai_requires() {
        assertThat(json(TEXT))
                .isEqualTo(
                        "{\"id\":\"chatcmpl-msg_1\",\"object\":\"chat.completion\",\"created\":1795513035,\"model\":\"claude-x\",\"choices\":[{\"index\":0,"
                                + "\"message\":{\"role\":\"assistant\",\"content\":\"Grüße \\\"🐻\\\"\\nhalf \\ud83d\",\"refusal\":null},\"logprobs\":null,\"finish_reason\":\"stop\"}],"
                                + "\"usage\":{\"prompt_tokens\":20,\"completion_tokens\":6,\"total_tokens\":26,\"prompt_tokens_details\":{\"cached_tokens\":8},\"completion_tokens_details\":{\"reasoning_tokens\":2}}}");
        assertThat(json(TOOLS))
                .contains(
                        "\"content\":null,\"refusal\":null,\"tool_calls\":[{\"id\":\"c0\",\"type\":\"function\",\"function\":{\"name\":\"find\",\"arguments\":\"{\\\"q\\\":1}\"}},{\"id\":\"c1\"")
                .contains("\"finish_reason\":\"tool_calls\"");
        assertThat(JsonTap.read(json(TEXT).getBytes(UTF_8)).reportedUsage()).contains(USAGE);
    }

    @Test
    void an_answer_that_did_not_end_is_not_written() {
        ChatAnswer answer = new ChatAnswer(CREATED);
        answer.add(TEXT.get(0));
        assertThatIllegalStateException().isThrownBy(answer::json);
        assertThatIllegalStateException().isThrownBy(() -> new ChatChunks(CREATED, true).write(TEXT.get(1)));
    }
}
