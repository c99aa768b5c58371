package dev.sluice.gateway.walk;

import dev.sluice.config.GatewaySettings;
import dev.sluice.gateway.dispatch.Answer;
import dev.sluice.gateway.dispatch.Comparing;
import dev.sluice.gateway.dispatch.Dispatcher;
import dev.sluice.gateway.dispatch.Shadow;
import dev.sluice.router.decision.Wish;
import java.util.function.UnaryOperator;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** {@code POST /v1/chat/completions}: every step of the walk, in order. */
final class ChatEndpoint implements Endpoint {
    private final Admission admission;
    private final Classify classify;
    private final Decide decide;
    private final Dispatcher dispatcher;
    private final Shadow shadow;
    private final RoutingNote note;
    private final Respond respond;

    ChatEndpoint(
            Admission admission,
            Classify classify,
            Decide decide,
            Dispatcher dispatcher,
            Shadow shadow,
            RoutingNote note,
            Respond respond) {
        this.admission = admission;
        this.classify = classify;
        this.decide = decide;
        this.dispatcher = dispatcher;
        this.shadow = shadow;
        this.note = note;
        this.respond = respond;
    }

    @Override
    public Mono<Void> serve(ServerWebExchange exchange, Received received) {
        Identified identified =
                Identify.identify(received, exchange.getRequest().getHeaders());
        GatewaySettings.Limits limits = received.settings().gateway().limits();
        admission.enter();
        Admission.Room room = admission.room();
        return Mono.defer(() -> Parse.body(exchange.getRequest(), limits, room))
                .flatMap(body -> walk(exchange, identified, body))
                .doFinally(end -> {
                    room.giveBack();
                    admission.leave();
                });
    }

    private Mono<Void> walk(ServerWebExchange exchange, Identified identified, byte[] body) {
        return classify.classify(identified, body).flatMap(classified -> carried(classified, exchange));
    }

    private Mono<Void> carried(Classified classified, ServerWebExchange exchange) {
        Wish wish = Wishes.of(exchange.getRequest().getHeaders(), classified.request());
        return decide.decide(classified, wish).flatMap(decided -> decided.copy()
                .map(copy -> Mono.using(
                        () -> shadow.follow(copy),
                        comparing -> answered(decided, comparing::heard, classified, exchange),
                        Comparing::left))
                .orElseGet(() -> answered(decided, UnaryOperator.identity(), classified, exchange)));
    }

    private Mono<Void> answered(
            Decided decided, UnaryOperator<Answer> heard, Classified classified, ServerWebExchange exchange) {
        return dispatcher.dispatch(decided.errand()).map(heard).flatMap(answer -> told(answer, classified, exchange));
    }

    /** An answer that cannot be written is read by nobody: whatever is still under way is ended here. */
    private Mono<Void> told(Answer answer, Classified classified, ServerWebExchange exchange) {
        return Mono.defer(() -> {
                    note.write(classified, answer);
                    return respond.answer(exchange.getResponse(), answer);
                })
                .doOnError(unwritten -> answer.discard());
    }
}
