package dev.sluice.adapters;

import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import java.util.function.Supplier;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxSink.OverflowStrategy;

/**
 * Turns LangChain4j's callbacks into a flux with real back-pressure: nothing is buffered, each event is handed over
 * only once somebody asked for it, and until then the call's virtual thread does not read on, so that the provider's
 * socket fills and the provider waits.
 */
public final class StreamingBridge {
    private StreamingBridge() {}

    /** Asks a LangChain4j model. Called once per subscription, on the call's own virtual thread. */
    @FunctionalInterface
    public interface Ask {
        /**
         * Starts a chat of a model that was built over {@link #http()}; blocks until the answer has ended.
         *
         * @throws NotCarried naming the field that the protocol cannot carry
         */
        void ask(StreamingChatResponseHandler handler);
    }

    /** The HTTP client that every model is to be built with; it works only within an {@link Ask}. */
    public static HttpClientBuilder http() {
        return new ModelHttp.Builder();
    }

    /** A cold flux of one answer, as {@link ChatAdapter#chat} promises it. */
    public static Flux<ChatEvent> stream(Upstream upstream, Supplier<? extends AnswerWatch> watch, Ask ask) {
        return Flux.create(sink -> new ProviderCall(upstream, watch.get(), ask, sink).start(), OverflowStrategy.ERROR);
    }
}
