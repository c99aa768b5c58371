package dev.sluice.gateway.walk;

import dev.sluice.config.GatewaySettings;
import dev.sluice.config.Rater;
import dev.sluice.gateway.failure.Failure;
import dev.sluice.gateway.feedback.Feedback;
import dev.sluice.gateway.feedback.FeedbackBody;
import dev.sluice.gateway.feedback.Receipt;
import dev.sluice.gateway.feedback.RoutingBook;
import dev.sluice.gateway.meters.Meters;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** {@code POST /v1/feedback}: a caller says how good an answer to its team was. */
final class FeedbackEndpoint implements Endpoint {
    static final String PATH = "/v1/feedback";

    /** There is no text in it, so it is short. */
    private static final int LONGEST_BODY = 4 << 10;

    private final Admission admission;
    private final RoutingBook book;
    private final Meters meters;

    FeedbackEndpoint(Admission admission, RoutingBook book, Meters meters) {
        this.admission = admission;
        this.book = book;
        this.meters = meters;
    }

    @Override
    public Mono<Void> serve(ServerWebExchange exchange, Received received) {
        Identified identified =
                Identify.identify(received, exchange.getRequest().getHeaders());
        if (!book.accepting()) {
            throw new Failure.FactsNotKept(Duration.ofSeconds(5));
        }
        GatewaySettings.Limits limits = received.settings().gateway().limits().withBodyBytes(LONGEST_BODY);
        admission.enter();
        Admission.Room room = admission.room();
        return Mono.defer(() -> Parse.body(exchange.getRequest(), limits, room))
                .flatMap(body -> give(exchange.getResponse(), identified, body))
                .doFinally(end -> {
                    room.giveBack();
                    admission.leave();
                });
    }

    private Mono<Void> give(ServerHttpResponse response, Identified identified, byte[] body) {
        List<Feedback> said = FeedbackBody.read(
                body, identified.caller().team(), identified.received().at());
        allowed(said.getFirst().source(), identified);
        return book.give(said)
                .flatMap(receipt -> answer(response, identified.received().requestId(), said, receipt));
    }

    /** What a reviewer or a judge says must be theirs: a caller's own word is a user's, or that of its tests. */
    private static void allowed(Feedback.Source source, Identified identified) {
        Optional<Rater> claimed =
                switch (source) {
                    case USER, TEST -> Optional.empty();
                    case JUDGE -> Optional.of(Rater.JUDGE);
                    case REVIEWER -> Optional.of(Rater.REVIEWER);
                };
        GatewaySettings gateway = identified.received().settings().gateway();
        if (claimed.filter(rater -> !gateway.mayRate(identified.caller(), rater))
                .isPresent()) {
            throw new Failure.BadRequest(
                    "source: this key may not rate as " + word(source) + " (expected user or test; the operator allows"
                            + " more by `feedback: [" + word(source) + "]` at the caller in gateway.yml).",
                    "source",
                    "source_not_allowed");
        }
    }

    private Mono<Void> answer(ServerHttpResponse response, String ownId, List<Feedback> said, Receipt receipt) {
        if (receipt == Receipt.UNKNOWN) {
            return Mono.error(new Failure.UnknownRequest());
        }
        said.forEach(meters::feedback);
        byte[] json = json(said, receipt).getBytes(StandardCharsets.UTF_8);
        response.setStatusCode(receipt == Receipt.RECORDED ? HttpStatus.OK : HttpStatus.ACCEPTED);
        response.getHeaders().set("content-type", "application/json");
        response.getHeaders().set("x-request-id", ownId);
        response.getHeaders().setContentLength(json.length);
        return response.writeWith(Mono.just(response.bufferFactory().wrap(json)));
    }

    /** All of it is ours or was checked to be a name. */
    private static String json(List<Feedback> said, Receipt receipt) {
        return "{\"object\":\"feedback\",\"request_id\":\"" + said.getFirst().requestId() + "\",\"status\":\""
                + word(receipt) + "\",\"kinds\":"
                + said.stream().map(one -> "\"" + word(one.kind()) + "\"").collect(Collectors.joining(",", "[", "]"))
                + "}";
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
