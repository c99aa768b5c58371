package dev.sluice.adapters;

import dev.sluice.router.catalogue.Protocol;
import dev.sluice.router.catalogue.Route;
import dev.sluice.router.prompt.Prompt;
import reactor.core.publisher.Flux;

/** Speaks one provider's protocol. Thread-safe; keeps nothing of a request after its answer has ended. */
public interface ChatAdapter {
    Protocol protocol();

    /**
     * Asks the provider, always as a stream, so that a caller who leaves cancels it at once.
     *
     * <p>The flux is cold, honours demand up to the provider's socket, and ends either with {@link ChatEvent.Finished}
     * or with an {@link UpstreamFailure}; never quietly. Cancelling it closes the connection, before the first token
     * too.
     *
     * <p>What the protocol cannot carry ends the flux with {@link NotCarried}, before anything was sent. Events come on
     * a virtual thread of the call's own.
     *
     * @param prompt a chat completions request whose needs the protocol carries
     */
    Flux<ChatEvent> chat(Route route, Prompt prompt, Upstream upstream);
}
