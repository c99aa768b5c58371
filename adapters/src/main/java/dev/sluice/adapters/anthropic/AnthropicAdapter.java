package dev.sluice.adapters.anthropic;

import dev.langchain4j.model.anthropic.AnthropicStreamingChatModel;
import dev.sluice.adapters.ChatAdapter;
import dev.sluice.adapters.ChatEvent;
import dev.sluice.adapters.ModelCache;
import dev.sluice.adapters.StreamingBridge;
import dev.sluice.adapters.Upstream;
import dev.sluice.router.catalogue.Protocol;
import dev.sluice.router.catalogue.Route;
import dev.sluice.router.prompt.Prompt;
import java.util.Map;
import reactor.core.publisher.Flux;

/** Speaks to Anthropic. The matched stop sequence is not passed on, for chat completions have no member for it. */
public final class AnthropicAdapter implements ChatAdapter {
    private final ModelCache<AnthropicStreamingChatModel> models =
            new ModelCache<>(upstream -> model(upstream, Map.of()));

    @Override
    public Protocol protocol() {
        return Protocol.ANTHROPIC;
    }

    @Override
    public Flux<ChatEvent> chat(Route route, Prompt prompt, Upstream upstream) {
        return StreamingBridge.stream(upstream, AnthropicWatch::new, handler -> {
            AnthropicRequest request = AnthropicRequest.of(route.model(), prompt.body());
            // Custom parameters are the model's, not the request's: one that has any needs a model of its own.
            AnthropicStreamingChatModel model =
                    request.extras().isEmpty() ? models.of(upstream) : model(upstream, request.extras());
            model.chat(request.chat(), handler);
        });
    }

    private static AnthropicStreamingChatModel model(Upstream upstream, Map<String, Object> extras) {
        return AnthropicStreamingChatModel.builder()
                .httpClientBuilder(StreamingBridge.http())
                .baseUrl(upstream.url().toString())
                .apiKey(upstream.key().reveal())
                .customParameters(extras)
                .build();
    }
}
