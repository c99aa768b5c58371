package dev.sluice.gateway.walk;

import dev.sluice.adapters.UpstreamFailure;
import dev.sluice.config.BackendSettings;
import dev.sluice.gateway.dialect.ErrorBody;
import dev.sluice.gateway.dispatch.Answer;
import dev.sluice.gateway.dispatch.Attempt;
import dev.sluice.gateway.failure.Failure;
import dev.sluice.gateway.journal.JournalException;
import dev.sluice.gateway.meters.Meters;
import dev.sluice.gateway.redaction.Redactor;
import dev.sluice.router.decision.Decision;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.NettyDataBufferFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.channel.AbortedException;
import reactor.netty.http.server.HttpServerResponse;

/** Writes answers and errors. */
final class Respond {
    private static final Logger log = LoggerFactory.getLogger(Respond.class);

    private final Meters meters;

    Respond(Meters meters) {
        this.meters = meters;
    }

    Mono<Void> answer(ServerHttpResponse response, Answer answer) {
        answer.attempt().headOut();
        headers(response.getHeaders(), answer.attempt());
        meters.overhead(answer.attempt().overhead());
        return switch (answer) {
            case Answer.Whole whole -> whole(response, whole);
            case Answer.Streamed streamed -> streamed(response, streamed);
        };
    }

    private static Mono<Void> whole(ServerHttpResponse response, Answer.Whole whole) {
        HttpHeaders headers = response.getHeaders();
        headers.set(HttpHeaders.CONTENT_TYPE, "application/json");
        headers.setContentLength(whole.body().readableBytes());
        whole.attempt().cost().ifPresent(cost -> headers.set("x-sluice-cost", cost.shown()));
        NettyDataBufferFactory buffers = (NettyDataBufferFactory) response.bufferFactory();
        return response.writeWith(Mono.just(buffers.wrap(whole.body())));
    }

    private static Mono<Void> streamed(ServerHttpResponse response, Answer.Streamed streamed) {
        HttpHeaders headers = response.getHeaders();
        headers.set(HttpHeaders.CONTENT_TYPE, "text/event-stream");
        headers.set(HttpHeaders.CACHE_CONTROL, "no-cache");
        headers.set("x-accel-buffering", "no");
        NettyDataBufferFactory buffers = (NettyDataBufferFactory) response.bufferFactory();
        String requestId = streamed.attempt().errand().requestId();
        Flux<DataBuffer> events = streamed.events()
                .onErrorResume(UpstreamFailure.class, failure -> brokenOff(response, failure, requestId))
                .map(buffers::wrap);
        // One flush per turn of the loop, not one per event: writeWith and not writeAndFlushWith.
        return response.writeWith(events);
    }

    /**
     * The stream broke off: an error event, and then a broken connection instead of a proper end, so that a client that
     * knows no error events does not take what it has for the whole answer either.
     */
    private static Flux<ByteBuf> brokenOff(ServerHttpResponse response, UpstreamFailure failure, String requestId) {
        log.atWarn()
                .addKeyValue("request_id", requestId)
                .addKeyValue("cause", failure.getClass().getSimpleName())
                .addKeyValue("detail", failure.getMessage())
                .log("answer broke off");
        byte[] event = ErrorBody.of(Failure.BadUpstream.of(failure), requestId).event();
        return Flux.concat(Flux.just(Unpooled.wrappedBuffer(event)), Flux.defer(() -> {
            breakConnection(response);
            return Flux.never();
        }));
    }

    /** After what has been written; the caller's side then cancels whatever is left. */
    private static void breakConnection(ServerHttpResponse response) {
        HttpServerResponse server = ServerHttpResponseDecorator.getNativeResponse(response);
        server.withConnection(connection -> {
            Channel channel = connection.channel();
            // One that has closed by itself may have left its loop already.
            if (channel.isRegistered()) {
                channel.eventLoop().execute(() -> channel.writeAndFlush(Unpooled.EMPTY_BUFFER)
                        .addListener(ChannelFutureListener.CLOSE));
            }
        });
    }

    private static void headers(HttpHeaders headers, Attempt attempt) {
        Decision.Send decision = attempt.errand().decision();
        headers.set("x-request-id", attempt.errand().requestId());
        headers.set("x-sluice-route", attempt.route().id());
        headers.set("x-sluice-reason", decision.why().code().name().toLowerCase(Locale.ROOT));
        headers.set("x-sluice-rule", decision.verdict().rule());
        headers.set(
                "x-sluice-may-leave",
                MayLeave.told(decision.verdict(), attempt.errand().settings().catalogue()));
        headers.set("x-sluice-explanation", decision.why().text());
        String treated = Redactor.shown(attempt.errand().cargo().treated(attempt.route()));
        if (!treated.isEmpty()) {
            headers.set("x-sluice-redacted", treated);
        }
        attempt.verified().ifPresent(verified -> headers.set("x-sluice-verified", verified.shown()));
        headers.set("x-sluice-overhead-ms", milliseconds(attempt.overhead()));
        BackendSettings backend = attempt.errand()
                .settings()
                .backends()
                .get(attempt.route().backend().name());
        if (backend != null && backend.simulated()) {
            headers.set("x-sluice-simulated", "true");
        }
    }

    private static String milliseconds(long nanos) {
        return BigDecimal.valueOf(nanos / 1_000, 3).toPlainString();
    }

    /** An error in the caller's protocol, for everything that was not answered. */
    Mono<Void> error(ServerHttpResponse response, Throwable thrown, String requestId) {
        if (thrown instanceof AbortedException) {
            // The caller has left: nobody is there to be told.
            return Mono.empty();
        }
        Failure failure =
                switch (thrown) {
                    case Failure known -> known;
                    // Without facts there is no answer.
                    case JournalException disk -> notKept(disk, requestId);
                    default -> internal(thrown, requestId);
                };
        meters.refused(failure.code().orElse("none"));
        if (response.isCommitted()) {
            // Too late for an error object; at least it must not look like a proper end.
            breakConnection(response);
            return Mono.never();
        }
        if (failure instanceof Failure.BadUpstream || failure instanceof Failure.NoRoute) {
            Throwable cause = failure.getCause() == null ? failure : failure.getCause();
            log.atWarn()
                    .addKeyValue("request_id", requestId)
                    .addKeyValue("cause", cause.getClass().getSimpleName())
                    .addKeyValue("code", failure.code().orElse(""))
                    .log("no answer from any route");
        }
        HttpServerResponse server = ServerHttpResponseDecorator.getNativeResponse(response);
        server.withConnection(connection -> BodyWatch.lingerAtMost(connection.channel()));
        ErrorBody body = ErrorBody.of(failure, requestId);
        byte[] json = body.json();
        response.setStatusCode(HttpStatusCode.valueOf(body.status()));
        body.headers().forEach(response.getHeaders()::set);
        response.getHeaders().setContentLength(json.length);
        return response.writeWith(Mono.just(response.bufferFactory().wrap(json)));
    }

    private static Failure notKept(JournalException disk, String requestId) {
        log.atError()
                .addKeyValue("request_id", requestId)
                .addKeyValue("detail", disk.getMessage())
                .log("facts cannot be kept");
        return new Failure.FactsNotKept(Duration.ofSeconds(5));
    }

    private static Failure internal(Throwable thrown, String requestId) {
        // The exception's message is not logged: it may hold a piece of the prompt.
        log.atError()
                .addKeyValue("request_id", requestId)
                .addKeyValue("cause", thrown.getClass().getName())
                .addKeyValue("at", place(thrown))
                .log("defect in Sluice");
        return new Failure.Internal();
    }

    private static String place(Throwable thrown) {
        StackTraceElement[] trace = thrown.getStackTrace();
        for (StackTraceElement element : trace) {
            if (element.getClassName().startsWith("dev.sluice")) {
                return element.toString();
            }
        }
        return trace.length == 0 ? "" : trace[0].toString();
    }
}
