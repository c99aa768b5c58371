package dev.sluice.gateway.dialect.chat;

import dev.sluice.adapters.ChatEvent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects a translated answer and writes it as one JSON object. Not thread-safe. */
public final class ChatAnswer {
    private final long created;
    private final StringBuilder text = new StringBuilder();
    private final List<Call> calls = new ArrayList<>();
    private ChatEvent.@Nullable Started started;
    private ChatEvent.@Nullable Finished finished;

    private record Call(String id, String name, StringBuilder arguments) {}

    /** @param created the answer's begin, told in whole seconds */
    public ChatAnswer(Instant created) {
        this.created = created.getEpochSecond();
    }

    /** @throws IllegalStateException if arguments belong to no call */
    public void add(ChatEvent event) {
        switch (event) {
            case ChatEvent.Started begin -> started = begin;
            case ChatEvent.Text(String delta) -> text.append(delta);
            case ChatEvent.ToolCall(int index, String id, String name) -> {
                if (index != calls.size()) {
                    throw new IllegalStateException("tool call " + index + " (expected " + calls.size() + ")");
                }
                calls.add(new Call(id, name, new StringBuilder()));
            }
            case ChatEvent.ToolArguments(int index, String delta) -> {
                if (index >= calls.size()) {
                    throw new IllegalStateException("arguments of tool call " + index + ", which did not begin");
                }
                calls.get(index).arguments().append(delta);
            }
            case ChatEvent.Finished end -> finished = end;
        }
    }

    /**
     * The whole answer.
     *
     * @throws IllegalStateException before {@link ChatEvent.Finished}
     */
    public byte[] json() {
        if (started == null || finished == null) {
            throw new IllegalStateException("the answer is not whole");
        }
        StringBuilder json = new StringBuilder(text.length() + 512).append("{\"id\":");
        JsonText.quote(json, JsonText.id(started.responseId()));
        json.append(",\"object\":\"chat.completion\",\"created\":")
                .append(created)
                .append(",\"model\":");
        JsonText.quote(json, started.model());
        json.append(",\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":");
        if (text.isEmpty() && !calls.isEmpty()) {
            json.append("null");
        } else {
            JsonText.quote(json, text.toString());
        }
        json.append(",\"refusal\":null");
        calls(json);
        json.append("},\"logprobs\":null,\"finish_reason\":\"")
                .append(finished.reason().wire())
                .append("\"}]");
        finished.usage().ifPresent(usage -> JsonText.usage(json.append(",\"usage\":"), usage));
        return json.append('}').toString().getBytes(StandardCharsets.UTF_8);
    }

    private void calls(StringBuilder json) {
        if (calls.isEmpty()) {
            return;
        }
        String before = ",\"tool_calls\":[";
        for (Call call : calls) {
            JsonText.quote(json.append(before).append("{\"id\":"), call.id());
            JsonText.quote(json.append(",\"type\":\"function\",\"function\":{\"name\":"), call.name());
            JsonText.quote(json.append(",\"arguments\":"), call.arguments().toString())
                    .append("}}");
            before = ",";
        }
        json.append(']');
    }
}
