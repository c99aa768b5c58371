package dev.sluice.adapters.openai;

import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import dev.sluice.adapters.ChatAdapter;
import dev.sluice.adapters.ChatEvent;
import dev.sluice.adapters.ModelCache;
import dev.sluice.adapters.StreamingBridge;
import dev.sluice.adapters.Upstream;
import dev.sluice.router.catalogue.Protocol;
import dev.sluice.router.catalogue.Route;
import dev.sluice.router.prompt.Prompt;
import reactor.core.publisher.Flux;

/**
 * Speaks to OpenAI. A refusal that the model streams comes as text, with the finish reason {@code content_filter}.
 * Reasoning that compatible servers stream is not passed on.
 */
public final class OpenAiAdapter implements ChatAdapter {
    private final ModelCache<OpenAiStreamingChatModel> models = new ModelCache<>(OpenAiAdapter::model);

    @Override
    public Protocol protocol() {
        return Protocol.OPENAI;
    }

    @Override
    public Flux<ChatEvent> chat(Route route, Prompt prompt, Upstream upstream) {
        return StreamingBridge.stream(upstream, OpenAiWatch::new, handler -> models.of(upstream)
                .chat(OpenAiRequest.of(route.model().name(), prompt.body()), handler));
    }

    private static OpenAiStreamingChatModel model(Upstream upstream) {
        return OpenAiStreamingChatModel.builder()
                .httpClientBuilder(StreamingBridge.http())
                .baseUrl(upstream.url().toString())
                .apiKey(upstream.key().reveal())
                .build();
    }
}
