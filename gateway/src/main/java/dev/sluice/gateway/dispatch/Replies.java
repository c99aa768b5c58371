package dev.sluice.gateway.dispatch;

import dev.sluice.adapters.UpstreamFailure;
import dev.sluice.gateway.dialect.chat.JsonTap;
import dev.sluice.gateway.egress.Reply;
import dev.sluice.router.catalogue.Timeouts;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongPredicate;
import reactor.core.publisher.Mono;

/** Takes a backend's reply for what the protocol allows, or for a failure. */
final class Replies {
    private static final int ERROR_BODY = 64 << 10;

    private Replies() {}

    /** The reply, if it is a success in the form that was asked for. */
    static Mono<Reply> checked(Attempt attempt, Reply reply, boolean stream, Timeouts timeouts) {
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
        return Mono.just(reply);
    }

    /**
     * A whole answer's bytes, if it is one. The attempt knows its facts then.
     *
     * @param fits whether there is room for so many bytes, see {@link WholeBody#read}
     */
    static Mono<byte[]> whole(Attempt attempt, Reply reply, LongPredicate fits, Timeouts timeouts) {
        int most = attempt.errand().settings().gateway().limits().answerBytes();
        return WholeBody.read(reply, most, fits, timeouts, attempt.startedNanos())
                .flatMap(body -> {
                    attempt.firstContent();
                    JsonTap tap = JsonTap.read(body);
                    attempt.watch(tap);
                    if (tap.garbage().isPresent() || tap.error().isPresent()) {
                        return Mono.error(
                                new UpstreamFailure.Garbled(tap.garbage().orElse("an error object under 200")));
                    }
                    if (!tap.complete()) {
                        return Mono.error(new UpstreamFailure.Garbled("a choice without a finish reason, or none"));
                    }
                    return Mono.just(body);
                });
    }

    private static Map<String, List<String>> headers(HttpHeaders headers) {
        Map<String, List<String>> lowerCase = new TreeMap<>();
        for (String name : headers.names()) {
            lowerCase.put(name.toLowerCase(Locale.ROOT), headers.getAll(name));
        }
        return lowerCase;
    }
}
