package dev.sluice.gateway.dispatch;

import dev.sluice.adapters.ChatAdapter;
import dev.sluice.adapters.ChatEvent;
import dev.sluice.adapters.Outbound;
import dev.sluice.adapters.Upstream;
import dev.sluice.adapters.UpstreamFailure;
import dev.sluice.config.BackendSettings;
import dev.sluice.gateway.dialect.chat.ChatAnswer;
import dev.sluice.gateway.dialect.chat.ChatChunks;
import dev.sluice.gateway.dialect.chat.RestoredAnswer;
import dev.sluice.gateway.dialect.chat.RestoredStream;
import dev.sluice.gateway.dialect.chat.SseTap;
import dev.sluice.gateway.egress.EgressGate;
import dev.sluice.gateway.egress.Permit;
import dev.sluice.router.catalogue.Secret;
import dev.sluice.router.prompt.Prompt;
import dev.sluice.router.redaction.Restoration;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.EventLoop;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.netty.resources.LoopResources;

/**
 * Caller and provider speak different protocols: an adapter's events are written as the caller's protocol has them. A
 * streamed answer then goes through the same {@link Relay} as one that passes through, so that its head is held, its
 * end proven and its account settled in the same way.
 */
final class Translated implements Way {
    private final ChatAdapter adapter;
    private final EgressGate gate;
    private final LoopResources loops;

    Translated(ChatAdapter adapter, EgressGate gate, LoopResources loops) {
        this.adapter = adapter;
        this.gate = gate;
        this.loops = loops;
    }

    @Override
    public Mono<Answer> ask(Attempt attempt) {
        Errand errand = attempt.errand();
        Permit permit = gate.permit(errand.cargo(), attempt.route(), errand.audited());
        BackendSettings backend = permit.backend();
        Secret key = backend.key() == null ? Secret.of("") : backend.key();
        Upstream upstream =
                new Upstream(backend.url(), key, backend.timeouts(), counted(gate.outbound(permit), attempt));
        Prompt prompt = permit.request().prompt();
        TranslatedFacts facts = new TranslatedFacts();
        attempt.watch(facts);
        Flux<ChatEvent> events = adapter.chat(attempt.route(), prompt, upstream).doOnNext(event -> {
            facts.add(event);
            if (facts.contentSeen()) {
                attempt.firstContent();
            }
        });
        return prompt.stream()
                ? stream(attempt, events, backend, permit.restoration())
                : whole(attempt, events, facts, permit.restoration());
    }

    private static Outbound counted(Outbound outbound, Attempt attempt) {
        return request -> {
            attempt.sends(request.bodyPublisher()
                    .map(body -> Math.max(0, body.contentLength()))
                    .orElse(0L));
            return outbound.send(request);
        };
    }

    private Mono<Answer> stream(
            Attempt attempt, Flux<ChatEvent> events, BackendSettings backend, Restoration restoration) {
        ChatChunks chunks =
                new ChatChunks(attempt.errand().at(), attempt.errand().asked().usageInStream());
        EventLoop loop = loops.onServer(LoopResources.DEFAULT_NATIVE).next();
        Flux<ByteBuf> bytes = events.map(event -> Unpooled.wrappedBuffer(chunks.write(event)));
        Pipe pipe = new Pipe(bytes.publishOn(Schedulers.fromExecutorService(loop), 1), loop);
        return Relay.begin(
                        pipe,
                        new Passing(new SseTap(1, false), false, RestoredStream.of(restoration)),
                        Hold.FIRST_CONTENT,
                        attempt,
                        backend.timeouts())
                .map(relay -> new Answer.Streamed(attempt, relay, relay::cancel));
    }

    private static Mono<Answer> whole(
            Attempt attempt, Flux<ChatEvent> events, TranslatedFacts facts, Restoration restoration) {
        ChatAnswer answer = new ChatAnswer(attempt.errand().at());
        AnswerSize size =
                new AnswerSize(attempt.errand().settings().gateway().limits().answerBytes());
        return events.doOnNext(size::add).doOnNext(answer::add).then(Mono.defer(() -> {
            if (!facts.complete()) {
                return Mono.error(new UpstreamFailure.Cut("the adapter ended without a finish"));
            }
            byte[] body = RestoredAnswer.of(answer.json(), restoration);
            attempt.served();
            return Mono.just(new Answer.Whole(attempt, Unpooled.wrappedBuffer(body)));
        }));
    }

    /** Cancelling the subscription is all it takes to close the adapter's connection. */
    private record Pipe(Flux<ByteBuf> body, EventLoop eventLoop) implements EventSource {
        @Override
        public void close() {
            // The relay cancels its subscription, which is what closes an adapter's connection.
        }
    }
}
