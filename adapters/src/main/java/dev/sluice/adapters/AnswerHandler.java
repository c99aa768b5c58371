package dev.sluice.adapters;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.CompleteToolCall;
import dev.langchain4j.model.chat.response.PartialToolCall;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * LangChain4j's callbacks, for what it reads well: text and tool calls. It says nothing of the end, since LangChain4j
 * reports a cut stream as a complete response; that is the {@link AnswerWatch}'s part. Throws nothing, since
 * LangChain4j would log it.
 */
final class AnswerHandler implements StreamingChatResponseHandler {
    private final ProviderCall call;
    private final BitSet begun = new BitSet();
    private final BitSet argued = new BitSet();

    AnswerHandler(ProviderCall call) {
        this.call = call;
    }

    @Override
    public void onPartialResponse(String text) {
        call.emit(new ChatEvent.Text(text));
    }

    @Override
    public void onPartialToolCall(PartialToolCall piece) {
        begin(piece.index(), piece.id(), piece.name());
        argue(piece.index(), piece.partialArguments());
    }

    /** The only callback of a call without arguments. */
    @Override
    public void onCompleteToolCall(CompleteToolCall whole) {
        ToolExecutionRequest request = whole.toolExecutionRequest();
        begin(whole.index(), request.id(), request.name());
        if (!argued.get(whole.index())) {
            String arguments = request.arguments();
            argue(whole.index(), arguments == null || arguments.isBlank() ? "{}" : arguments);
        }
    }

    private void begin(int index, @Nullable String id, String name) {
        if (begun.get(index)) {
            return;
        }
        begun.set(index);
        // Some compatible servers give no id; callers need one to answer the call.
        String known = id == null || id.isBlank() ? "call_" + call.responseId() + "_" + index : id;
        call.emit(new ChatEvent.ToolCall(index, known, name));
    }

    private void argue(int index, String piece) {
        argued.set(index);
        call.emit(new ChatEvent.ToolArguments(index, piece));
    }

    @Override
    public void onCompleteResponse(ChatResponse response) {
        // Also called for a stream that was cut: see the class.
    }

    /** LangChain4j could not read an event; its message may quote the answer. */
    @Override
    public void onError(Throwable error) {
        call.fail(call.broken("LangChain4j: " + error.getClass().getSimpleName()));
    }
}
