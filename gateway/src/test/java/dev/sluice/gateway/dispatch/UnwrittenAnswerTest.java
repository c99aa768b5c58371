package dev.sluice.gateway.dispatch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.gateway.RunningGateway;
import dev.sluice.gateway.ScriptedUpstream;
import dev.sluice.gateway.Served;
import dev.sluice.gateway.walk.RequestPath;
import io.netty.buffer.UnpooledByteBufAllocator;
import java.io.IOException;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.NettyDataBufferFactory;
import org.springframework.http.HttpCookie;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.codec.ServerCodecConfigurer;
import org.springframework.http.server.reactive.AbstractServerHttpRequest;
import org.springframework.http.server.reactive.AbstractServerHttpResponse;
import org.springframework.http.server.reactive.SslInfo;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.adapter.DefaultServerWebExchange;
import org.springframework.web.server.i18n.AcceptHeaderLocaleContextResolver;
import org.springframework.web.server.session.DefaultWebSessionManager;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.channel.AbortedException;

/**
 * A caller's connection may be gone before the answer is written, and before anybody is told: Reactor Netty then fails
 * the write without a look at what was to be written, and Spring does not cancel what it has begun to read.
 */
final class UnwrittenAnswerTest {
    private static final NettyDataBufferFactory BUFFERS = new NettyDataBufferFactory(UnpooledByteBufAllocator.DEFAULT);

    private static final class Request extends AbstractServerHttpRequest {
        private final String body;

        Request(HttpHeaders headers, String body) {
            super(HttpMethod.POST, URI.create("http://gateway" + RunningGateway.CHAT), "", headers);
            this.body = body;
        }

        @Override
        protected MultiValueMap<String, HttpCookie> initCookies() {
            return new LinkedMultiValueMap<>();
        }

        @Override
        protected @Nullable SslInfo initSslInfo() {
            return null;
        }

        @Override
        public Flux<DataBuffer> getBody() {
            return Flux.just(BUFFERS.wrap(body.getBytes(UTF_8)));
        }

        @Override
        @SuppressWarnings("TypeParameterUnusedInFormals") // Spring's
        public <T> T getNativeRequest() {
            throw new UnsupportedOperationException();
        }
    }

    /** As of a connection that is gone. */
    private static final class Response extends AbstractServerHttpResponse {
        Response() {
            super(BUFFERS);
        }

        @Override
        protected Mono<Void> writeWithInternal(Publisher<? extends DataBuffer> body) {
            return Mono.error(AbortedException.beforeSend());
        }

        @Override
        protected Mono<Void> writeAndFlushWithInternal(Publisher<? extends Publisher<? extends DataBuffer>> body) {
            return Mono.error(AbortedException.beforeSend());
        }

        @Override
        protected void applyStatusCode() {}

        @Override
        protected void applyHeaders() {}

        @Override
        protected void applyCookies() {}

        @Override
        @SuppressWarnings("TypeParameterUnusedInFormals") // Spring's
        public <T> T getNativeResponse() {
            throw new UnsupportedOperationException();
        }
    }

    private static ServerWebExchange exchange(String body) {
        HttpHeaders headers = new HttpHeaders();
        headers.setBearerAuth(RunningGateway.KEY);
        headers.setContentLength(body.length());
        ServerWebExchange exchange = new DefaultServerWebExchange(
                new Request(headers, body),
                new Response(),
                new DefaultWebSessionManager(),
                ServerCodecConfigurer.create(),
                new AcceptHeaderLocaleContextResolver());
        exchange.getAttributes()
                .put(
                        ServerWebExchangeUtils.GATEWAY_ROUTE_ATTR,
                        Route.async()
                                .id(RequestPath.Path.CHAT.name())
                                .uri("no://op")
                                .predicate(any -> true)
                                .build());
        return exchange;
    }

    @Test
    void a_stream_that_cannot_be_written_is_ended_and_accounted_for() throws IOException, InterruptedException {
        try (ScriptedUpstream upstream = new ScriptedUpstream().plays(exchange -> {
                    exchange.events();
                    exchange.chunk(Said.ROLE + Said.RED);
                    exchange.untilCallerLeaves();
                });
                RunningGateway gateway = RunningGateway.over(Served.by("first", upstream))) {
            gateway.bean(RequestPath.class)
                    .filter(exchange(RunningGateway.request("auto", true)), ended -> Mono.empty())
                    .block();
            String id = upstream.nextAsked().header("x-request-id").orElseThrow();
            assertThat(upstream.nextLeft()).isNotZero();
            assertThat(gateway.attempts(id, 1)).containsExactly("first CANCELLED - ~/1 ESTIMATED");
        }
    }
}
