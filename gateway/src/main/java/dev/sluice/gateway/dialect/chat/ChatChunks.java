package dev.sluice.gateway.dialect.chat;

import dev.sluice.adapters.ChatEvent;
import dev.sluice.router.price.Usage;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Writes a translated answer as a stream of server-sent events. Not thread-safe. */
public final class ChatChunks {
    private final long created;
    private final boolean usage;
    private String head = "";
    private String afterChoices = "";

    /**
     * @param created the answer's begin, told in whole seconds
     * @param usage whether the caller asked for the usage event
     */
    public ChatChunks(Instant created, boolean usage) {
        this.created = created.getEpochSecond();
        this.usage = usage;
    }

    /**
     * The bytes of one event of the adapter; for {@link ChatEvent.Finished} the last of the answer, {@code [DONE]}
     * included.
     *
     * @throws IllegalStateException if the answer does not begin with {@link ChatEvent.Started}
     */
    public byte[] write(ChatEvent event) {
        StringBuilder out = new StringBuilder(256);
        switch (event) {
            case ChatEvent.Started(String responseId, String model) -> {
                start(responseId, model);
                chunk(out, "{\"role\":\"assistant\",\"content\":\"\",\"refusal\":null}", null);
            }
            case ChatEvent.Text(String delta) -> chunk(out, text("{\"content\":", delta, "}"), null);
            case ChatEvent.ToolCall call -> chunk(out, call(call), null);
            case ChatEvent.ToolArguments(int index, String delta) ->
                chunk(
                        out,
                        text("{\"tool_calls\":[{\"index\":" + index + ",\"function\":{\"arguments\":", delta, "}}]}"),
                        null);
            case ChatEvent.Finished finished -> {
                chunk(out, "{}", finished.reason());
                if (usage) {
                    finished.usage().ifPresent(counted -> usage(out, counted));
                }
                out.append("data: [DONE]\n\n");
            }
        }
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void start(String responseId, String model) {
        StringBuilder begin = new StringBuilder("data: {\"id\":");
        JsonText.quote(begin, JsonText.id(responseId));
        begin.append(",\"object\":\"chat.completion.chunk\",\"created\":")
                .append(created)
                .append(",\"model\":");
        JsonText.quote(begin, model).append(",\"choices\":[");
        head = begin.toString();
        // OpenAI's streams with usage carry a null in every other chunk.
        afterChoices = usage ? "],\"usage\":null}\n\n" : "]}\n\n";
    }

    private static String text(String before, String text, String after) {
        return JsonText.quote(new StringBuilder(before), text).append(after).toString();
    }

    private static String call(ChatEvent.ToolCall call) {
        StringBuilder delta = new StringBuilder("{\"tool_calls\":[{\"index\":")
                .append(call.index())
                .append(",\"id\":");
        JsonText.quote(delta, call.id()).append(",\"type\":\"function\",\"function\":{\"name\":");
        return JsonText.quote(delta, call.name())
                .append(",\"arguments\":\"\"}}]}")
                .toString();
    }

    private void chunk(StringBuilder out, String delta, ChatEvent.@Nullable FinishReason reason) {
        out.append(started())
                .append("{\"index\":0,\"delta\":")
                .append(delta)
                .append(",\"logprobs\":null,\"finish_reason\":");
        if (reason == null) {
            out.append("null}");
        } else {
            out.append('"').append(reason.wire()).append("\"}");
        }
        out.append(afterChoices);
    }

    private void usage(StringBuilder out, Usage counted) {
        JsonText.usage(out.append(started()).append("],\"usage\":"), counted).append("}\n\n");
    }

    private String started() {
        if (head.isEmpty()) {
            throw new IllegalStateException("an answer begins with Started");
        }
        return head;
    }
}
