package dev.sluice.gateway.walk;

import dev.sluice.gateway.dialect.chat.ModelList;
import dev.sluice.gateway.failure.Failure;
import dev.sluice.router.catalogue.Catalogue;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** {@code GET /v1/models} and {@code /v1/models/{id}}: every name a caller may write as {@code model}. */
final class ModelsEndpoint implements Endpoint {
    static final String PATH = "/v1/models";

    @Override
    public Mono<Void> serve(ServerWebExchange exchange, Received received) {
        Identify.identify(received, exchange.getRequest().getHeaders());
        Catalogue catalogue = received.settings().catalogue();
        String path = exchange.getRequest().getURI().getRawPath();
        if (path.length() <= PATH.length() + 1) {
            return write(exchange.getResponse(), received, ModelList.all(catalogue));
        }
        String name = URLDecoder.decode(path.substring(PATH.length() + 1), StandardCharsets.UTF_8);
        byte[] one = ModelList.one(catalogue, name).orElseThrow(() -> new Failure.UnknownModel(name));
        return write(exchange.getResponse(), received, one);
    }

    private static Mono<Void> write(ServerHttpResponse response, Received received, byte[] json) {
        response.getHeaders().set("content-type", "application/json");
        response.getHeaders().set("x-request-id", received.requestId());
        response.getHeaders().setContentLength(json.length);
        return response.writeWith(Mono.just(response.bufferFactory().wrap(json)));
    }
}
