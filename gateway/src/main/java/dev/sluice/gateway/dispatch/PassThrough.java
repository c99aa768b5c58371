package dev.sluice.gateway.dispatch;

import dev.sluice.config.BackendSettings;
import dev.sluice.config.VerifySettings;
import dev.sluice.gateway.dialect.chat.Extras;
import dev.sluice.gateway.dialect.chat.HeardStream;
import dev.sluice.gateway.dialect.chat.RestoredAnswer;
import dev.sluice.gateway.dialect.chat.RestoredStream;
import dev.sluice.gateway.dialect.chat.Rewriting;
import dev.sluice.gateway.dialect.chat.SseTap;
import dev.sluice.gateway.egress.EgressGate;
import dev.sluice.gateway.egress.Permit;
import dev.sluice.gateway.egress.Reply;
import dev.sluice.router.catalogue.Timeouts;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.EventLoop;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Caller and backend speak the same protocol: the caller's bytes go on with the model's name exchanged, the backend's
 * bytes come back as they are, but for surrogates, which become originals again.
 */
final class PassThrough implements Way {
    static final String PATH = "/chat/completions";

    private final EgressGate gate;
    private final HeldRoom room;

    /** @param room for what is held while it is judged */
    PassThrough(EgressGate gate, HeldRoom room) {
        this.gate = gate;
        this.room = room;
    }

    @Override
    public Mono<Answer> ask(Attempt attempt) {
        Errand errand = attempt.errand();
        Permit permit = gate.permit(errand.cargo(), attempt.route(), errand.audited());
        BackendSettings backend = permit.backend();
        // llama.cpp tells its counts in every stream without being asked; the others are asked.
        boolean askForUsage = errand.asked().stream() && !backend.asksAbilities();
        boolean stripUsage = askForUsage && permit.request().splice().addsUsage();
        Extras extras = new Extras(askForUsage, false, 0);
        VerifySettings verify = attempt.judgedBy();
        if (verify != null) {
            int mostHeld = errand.settings().gateway().limits().answerBytes();
            Hearing hearing = new Hearing(verify, permit, mostHeld, room);
            attempt.heardBy(hearing);
            extras = hearing.extras(askForUsage, 0);
        }
        Mono<Reply> post = gate.post(permit, PATH, extras, errand.requestId(), attempt::sends);
        return post.onErrorMap(thrown -> UpstreamFailures.of(thrown, backend.timeouts()))
                .flatMap(reply -> answer(attempt, reply, permit, stripUsage));
    }

    private static Mono<Answer> answer(Attempt attempt, Reply reply, Permit permit, boolean stripUsage) {
        boolean stream = attempt.errand().asked().stream();
        return Replies.checked(attempt, reply, stream, permit.backend().timeouts())
                .flatMap(good -> stream ? stream(attempt, good, permit, stripUsage) : whole(attempt, good, permit));
    }

    private static Mono<Answer> stream(Attempt attempt, Reply reply, Permit permit, boolean stripUsage) {
        SseTap tap = new SseTap(attempt.errand().asked().choices(), stripUsage);
        attempt.watch(tap);
        // A route that is judged is one of the house, where nothing is to be restored.
        Hearing hearing = attempt.hearing();
        Rewriting rewriting =
                hearing == null ? RestoredStream.of(permit.restoration()) : new HeardStream(hearing.heard());
        return Relay.begin(
                        new Socket(reply),
                        new Passing(tap, stripUsage, rewriting),
                        hearing == null ? Hold.FIRST_CONTENT : hearing,
                        attempt,
                        permit.backend().timeouts())
                .map(relay -> new Answer.Streamed(attempt, relay, relay::cancel));
    }

    private static Mono<Answer> whole(Attempt attempt, Reply reply, Permit permit) {
        Timeouts timeouts = permit.backend().timeouts();
        Hearing hearing = attempt.hearing();
        if (hearing == null) {
            return Replies.whole(attempt, reply, bytes -> true, timeouts).map(body -> whole(attempt, body, permit));
        }
        return Replies.whole(attempt, reply, hearing::keeps, timeouts)
                .map(body -> whole(attempt, hearing.heard().listen(body), permit))
                .doOnError(failed -> hearing.close())
                .doOnCancel(hearing::close);
    }

    private static Answer whole(Attempt attempt, byte[] body, Permit permit) {
        attempt.whole();
        byte[] restored = RestoredAnswer.of(body, permit.restoration());
        attempt.served();
        return new Answer.Whole(attempt, Unpooled.wrappedBuffer(restored));
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
