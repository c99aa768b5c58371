package dev.sluice.gateway.dispatch;

import dev.sluice.adapters.UpstreamFailure;
import dev.sluice.config.BackendSettings;
import dev.sluice.gateway.dialect.chat.JsonTap;
import dev.sluice.gateway.dialect.chat.SseTap;
import dev.sluice.gateway.egress.EgressGate;
import dev.sluice.gateway.egress.Permit;
import dev.sluice.gateway.egress.Reply;
import dev.sluice.router.catalogue.Timeouts;
import dev.sluice.router.prompt.Prompt;
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
 * bytes come back as they are.
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
        Permit permit = gate.permit(errand.decision(), attempt.route(), errand.audited());
        BackendSettings backend = permit.backend();
        Prompt prompt = errand.request().prompt();
        // llama.cpp tells its counts in every stream without being asked; the others are asked.
        boolean askForUsage = prompt.stream() && !backend.asksAbilities();
        byte[] body =
                errand.request().splice().withModel(attempt.route().model().name(), askForUsage);
        boolean stripUsage = askForUsage && errand.request().splice().addsUsage();
        attempt.sends(body.length);
        Mono<Reply> post = gate.post(permit, PATH, body, errand.requestId(), prompt.stream());
        return post.onErrorMap(thrown -> UpstreamFailures.of(thrown, backend.timeouts()))
                .flatMap(reply -> answer(attempt, reply, backend.timeouts(), stripUsage));
    }

    private Mono<Answer> answer(Attempt attempt, Reply reply, Timeouts timeouts, boolean stripUsage) {
        Prompt prompt = attempt.errand().request().prompt();
        if (reply.status() != 200) {
            return WholeBody.beginning(reply, ERROR_BODY, timeouts, attempt.startedNanos())
                    .flatMap(body -> Mono.error(new UpstreamFailure.Rejected(
                            reply.status(), headers(reply.headers()), new String(body, StandardCharsets.UTF_8))));
        }
        String type = String.valueOf(reply.headers().get(HttpHeaderNames.CONTENT_TYPE));
        if (!type.startsWith(prompt.stream() ? "text/event-stream" : "application/json")) {
            reply.close();
            return Mono.error(new UpstreamFailure.Garbled("content type is not the protocol's"));
        }
        return prompt.stream() ? stream(attempt, reply, timeouts, stripUsage) : whole(attempt, reply, timeouts);
    }

    private static Mono<Answer> stream(Attempt attempt, Reply reply, Timeouts timeouts, boolean stripUsage) {
        SseTap tap = new SseTap(attempt.errand().request().prompt().choices(), stripUsage);
        attempt.watch(tap);
        return Relay.begin(new Socket(reply), tap, stripUsage, attempt, timeouts)
                .map(events -> new Answer.Streamed(attempt, events));
    }

    private static Mono<Answer> whole(Attempt attempt, Reply reply, Timeouts timeouts) {
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
            attempt.served();
            return Mono.just(new Answer.Whole(attempt, Unpooled.wrappedBuffer(body)));
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
