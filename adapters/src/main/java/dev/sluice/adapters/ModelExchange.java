package dev.sluice.adapters;

import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEvent;
import dev.langchain4j.http.client.sse.ServerSentEventContext;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One request of LangChain4j's and its answer. It blocks the call's virtual thread until the answer has ended.
 *
 * <p>LangChain4j 1.19.0 loses an error's headers, gives no way to cancel before the first token, has no limit between
 * tokens, and takes a stream that was cut for a whole one or waits for ever. So failures do not go through it: they are
 * latched in the {@link ProviderCall}, and its listener sees only events that the {@link AnswerWatch} found sound.
 */
final class ModelExchange {
    private final ProviderCall call;

    ModelExchange(ProviderCall call) {
        this.call = call;
    }

    void run(HttpRequest request, ServerSentEventParser parser, ServerSentEventListener model) {
        if (call.over()) {
            return;
        }
        call.asking();
        HttpResponse<InputStream> response = send(request);
        if (response == null || !call.opened(response.body())) {
            return;
        }
        Map<String, List<String>> headers = ResponseHead.headers(response);
        if (response.statusCode() / 100 != 2) {
            call.fail(new UpstreamFailure.Rejected(
                    response.statusCode(), headers, ResponseHead.errorBody(response.body())));
            return;
        }
        ResponseHead.notAStream(headers, response.body()).ifPresentOrElse(what -> call.fail(call.broken(what)), () -> {
            model.onOpen(SuccessfulHttpResponse.builder()
                    .statusCode(response.statusCode())
                    .headers(headers)
                    .build());
            read(new CappedStream(response.body()), parser, model);
        });
    }

    private @Nullable HttpResponse<InputStream> send(HttpRequest request) {
        try {
            return call.upstream().outbound().send(translate(request));
        } catch (HttpConnectTimeoutException e) {
            call.fail(new UpstreamFailure.TimedOut(
                    UpstreamFailure.Limit.CONNECT, call.upstream().timeouts().connect()));
        } catch (HttpTimeoutException e) {
            call.fail(new UpstreamFailure.TimedOut(
                    UpstreamFailure.Limit.FIRST_BYTE, call.upstream().timeouts().firstByte()));
        } catch (IOException e) {
            call.fail(
                    new UpstreamFailure.Unreachable("no answer: " + e.getClass().getSimpleName(), e));
        } catch (InterruptedException e) {
            // The caller has left or a limit has passed; both are noted in the call already.
            Thread.currentThread().interrupt();
        }
        return null;
    }

    private static java.net.http.HttpRequest translate(HttpRequest request) {
        java.net.http.HttpRequest.Builder translated = java.net.http.HttpRequest.newBuilder(URI.create(request.url()))
                .method(request.method().name(), BodyPublishers.ofString(request.body()));
        request.headers().forEach((name, values) -> values.forEach(value -> translated.header(name, value)));
        return translated.build();
    }

    private void read(CappedStream body, ServerSentEventParser parser, ServerSentEventListener model) {
        Events events = new Events(body, model);
        parser.parse(body, events);
        if (call.over() || call.concluded()) {
            return;
        }
        if (call.answerWhole()) {
            events.end();
        } else if (call.started()) {
            call.fail(new UpstreamFailure.Cut("the stream ended in the middle"));
        } else if (events.any) {
            call.fail(new UpstreamFailure.Garbled("a stream without an answer"));
        } else {
            call.fail(new UpstreamFailure.Unreachable("closed before any of the answer", new IOException("closed")));
        }
    }

    /** Stands between the parser and the model. Never throws: the parser would log it. */
    private final class Events implements ServerSentEventListener {
        private final CappedStream body;
        private final ServerSentEventListener model;
        private boolean any;

        Events(CappedStream body, ServerSentEventListener model) {
            this.body = body;
            this.model = model;
        }

        @Override
        public void onEvent(ServerSentEvent event, ServerSentEventContext context) {
            body.eventEnded();
            if (call.concluded()) {
                return;
            }
            any = true;
            try {
                boolean last = call.see(event);
                model.onEvent(event, context);
                if (last) {
                    end();
                }
            } catch (AnswerWatch.Broken broken) {
                call.fail(call.broken(String.valueOf(broken.getMessage())));
            } catch (RuntimeException unexpected) {
                call.fail(call.broken(unexpected.getClass().getSimpleName()));
            }
            if (call.over()) {
                context.parsingHandle().cancel();
            }
        }

        /** Lets the model hand over what it still holds, then ends the answer. */
        void end() {
            model.onClose();
            call.finish();
        }

        @Override
        public void onError(Throwable error) {
            if (call.over() || call.answerWhole()) {
                return;
            }
            if (error instanceof CappedStream.TooLarge bound) {
                call.fail(call.broken(String.valueOf(bound.getMessage())));
            } else if (call.started()) {
                call.fail(new UpstreamFailure.Cut("the connection broke in the middle"));
            } else {
                call.fail(new UpstreamFailure.Unreachable("the connection broke before any of the answer", error));
            }
        }
    }
}
