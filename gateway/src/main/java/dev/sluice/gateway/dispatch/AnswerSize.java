package dev.sluice.gateway.dispatch;

import dev.sluice.adapters.ChatEvent;
import dev.sluice.adapters.UpstreamFailure;
import io.netty.buffer.ByteBufUtil;

/** Bounds a translated answer that is collected in memory. For one answer; not thread-safe. */
final class AnswerSize {
    /** What a tool call takes beside its texts, roughly: a call without any must not be free. */
    private static final int CALL = 64;

    private final int limit;
    private long bytes;

    /** @param limit in bytes of UTF-8, of all texts together */
    AnswerSize(int limit) {
        this.limit = limit;
    }

    /** @throws UpstreamFailure.Garbled if the answer is longer with this event than the limit */
    void add(ChatEvent event) {
        bytes += switch (event) {
            case ChatEvent.Started(String id, String model) -> size(id) + size(model);
            case ChatEvent.Text(String delta) -> size(delta);
            case ChatEvent.ToolCall(int index, String id, String name) -> CALL + size(id) + size(name);
            case ChatEvent.ToolArguments(int index, String delta) -> size(delta);
            case ChatEvent.Finished end -> 0;
        };
        if (bytes > limit) {
            throw new UpstreamFailure.Garbled("answer longer than " + limit + " bytes");
        }
    }

    private static long size(String text) {
        return ByteBufUtil.utf8Bytes(text);
    }
}
