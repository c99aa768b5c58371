package dev.sluice.gateway.dispatch;

import dev.sluice.adapters.UpstreamFailure;
import dev.sluice.config.BackendSettings;
import dev.sluice.gateway.dialect.chat.JsonTap;
import dev.sluice.gateway.dialect.chat.RestoredAnswer;
import dev.sluice.gateway.dialect.chat.RestoredStream;
import dev.sluice.gateway.dialect.chat.SseTap;
import dev.sluice.gateway.egress.EgressGate;
import dev.sluice.gateway.egress.Permit;
import dev.sluice.gateway.egress.Reply;
import dev.sluice.router.catalogue.Timeouts;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.EventLoop;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Caller and backend speak the same protocol: the caller's bytes go on with the model's name exchanged, the backend's
 * bytes come back as they are, but for surrogates, which become originals again.
 */
final class PassThrough implements Way {
    private static final String PATH = "/chat/completions";
    private static final int ERROR_BODY = 64 << 10;

    private final EgressGate gate;

    PassThrough(EgressGate gate) {
        this.gate = gate;
    }

    @Override
    public Mono<Answer> ask(Attempt attempt) {
        Errand errand = attempt.errand();
        Permit permit = gate.permit(errand.cargo(), attempt.route(), errand.audited());
        BackendSettings backend = permit.backend();
        // llama.cpp tells its counts in every stream without being asked; the others are asked.
        boolean askForUsage = errand.asked().stream() && !backend.asksAbilities();
        boolean stripUsage = askForUsage && permit.request().splice().addsUsage();
        Mono<Reply> post = gate.post(permit, PATH, askForUsage, errand.requestId(), attempt::sends);
        return post.onErrorMap(thrown -> UpstreamFailures.of(thrown, backend.timeouts()))
                .flatMap(reply -> answer(attempt, reply, permit, stripUsage));
    }

    private static Mono<Answer> answer(Attempt attempt, Reply reply, Permit permit, boolean stripUsage) {
        Timeouts timeouts = permit.backend().timeouts();
        boolean stream = attempt.errand().asked().stream();
        if (reply.status() != 200) {
            return WholeBody.beginning(reply, ERROR_BODY, timeouts, attempt.startedNanos())
                    .flatMap(body -> Mono.error(new UpstreamFailure.Rejected(
                            reply.status(), headers(reply.headers()), new String(body, StandardCharsets.UTF_8))));
        }
        String type = String.valueOf(reply.headers().get(HttpHeaderNames.CONTENT_TYPE));
        if (!type.startsWith(stream ? "text/event-stream" : "application/json")) {
            reply.close();
            return Mono.error(new UpstreamFailure.Garbled("content type is not the protocol's"));
        }
        return stream ? stream(attempt, reply, permit, stripUsage) : whole(attempt, reply, permit);
    }

    private static Mono<Answer> stream(Attempt attempt, Reply reply, Permit permit, boolean stripUsage) {
        SseTap tap = new SseTap(attempt.errand().asked().choices(), stripUsage);
        RestoredStream restored = RestoredStream.of(permit.restoration());
        attempt.watch(tap);
        return Relay.begin(
                        new Socket(reply),
                        tap,
                        stripUsage,
                        restored,
                        attempt,
                        permit.backend().timeouts())
                .map(events -> new Answer.Streamed(attempt, events));
    }

    private static Mono<Answer> whole(Attempt attempt, Reply reply, Permit permit) {
        Timeouts timeouts = permit.backend().timeouts();
        int most = attempt.errand().settings().gateway().limits().answerBytes();
        return WholeBody.read(reply, most, timeouts, attempt.startedNanos()).flatMap(body -> {
            attempt.firstContent();
            JsonTap tap = JsonTap.read(body);
            attempt.watch(tap);
            if (tap.garbage().isPresent() || tap.error().isPresent()) {
                return Mono.error(new UpstreamFailure.Garbled(tap.garbage().orElse("an error object under 200")));
            }
            if (!tap.complete()) {
                return Mono.error(new UpstreamFailure.Garbled("a choice without a finish reason, or none"));
            }
            byte[] restored = RestoredAnswer.of(body, permit.restoration());
            attempt.served();
            return Mono.just(new Answer.Whole(attempt, Unpooled.wrappedBuffer(restored)));
        });
    }

    private static Map<String, List<String>> headers(HttpHeaders headers) {
        Map<String, List<String>> lowerCase = new TreeMap<>();
        for (String name : headers.names()) {
            lowerCase.put(name.toLowerCase(Locale.ROOT), headers.getAll(name));
        }
        return lowerCase;
    }

    private record Socket(Reply reply) implements EventSource {
        @Override
        public Flux<ByteBuf> body() {
            return reply.body();
        }

        @Override
        public EventLoop eventLoop() {
            return reply.eventLoop();
        }

        @Override
        public void close() {
            reply.close();
        }
    }
}
