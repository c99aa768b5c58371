package dev.sluice.gateway.dispatch;

import dev.sluice.gateway.dialect.chat.AskedForm;
import dev.sluice.gateway.dialect.chat.Heard;
import dev.sluice.gateway.feedback.ShadowOutcome;
import dev.sluice.gateway.verification.AnswerForm;
import dev.sluice.router.catalogue.Route;
import dev.sluice.router.prompt.Prompt;
import dev.sluice.router.verification.Agreement;
import io.netty.buffer.ByteBuf;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/**
 * An answer and that of its shadow, until both are whole and were compared. What the abler of the two models says is
 * the measure of the weaker one; between models of the same capability there is none. Whatever keeps one of the answers
 * from being whole (its backend, its caller, its length) ends it at once without an outcome. Thread-safe.
 */
public final class Comparing {
    private static final Logger log = LoggerFactory.getLogger(Comparing.class);

    /** Whoever stops early has not given its final answer. */
    private static final Set<String> CUT = Set.of("length", "content_filter");

    private final Errand copy;
    private final Prompt prompt;
    private final Executor place;
    private final Overheard own;
    private final Overheard shadows;
    private final AtomicInteger missing = new AtomicInteger(2);
    private final AtomicBoolean over = new AtomicBoolean();
    private final CompletableFuture<Result> result = new CompletableFuture<>();
    private volatile boolean ownIsWhole;
    private volatile boolean shadowsIsWhole;
    private volatile @Nullable Route answered;

    /**
     * What came of it.
     *
     * @param outcome empty where the answers could not be compared
     */
    record Result(Agreement agreement, Optional<ShadowOutcome> outcome) {
        private static final Result NONE = new Result(Agreement.UNKNOWN, Optional.empty());
    }

    /**
     * @param room for the answers
     * @param place where they are compared, which may take milliseconds
     */
    Comparing(Copy copy, HeldRoom room, Executor place) {
        this.copy = copy.errand();
        this.prompt = copy.prompt();
        this.place = place;
        this.own = new Overheard(room.place());
        this.shadows = new Overheard(room.place());
    }

    /** Completes, never with an error, once nothing is kept of either answer any more. */
    CompletableFuture<Result> result() {
        return result;
    }

    /** The same answer, listened to on its way to the caller. */
    public Answer heard(Answer answer) {
        Route route = answer.attempt().route();
        answered = route;
        if (route.model().capability() == shadow().model().capability()) {
            giveUp();
        }
        if (over.get()) {
            return answer;
        }
        return switch (answer) {
            case Answer.Whole whole -> {
                hear(own, whole.body());
                ownIsWhole();
                yield whole;
            }
            case Answer.Streamed(var attempt, var events, var end) ->
                new Answer.Streamed(
                        attempt, events.doOnNext(bytes -> hear(own, bytes)).doOnComplete(this::ownIsWhole), end);
        };
    }

    /** The caller has its answer, or will get none. */
    public void left() {
        if (!ownIsWhole) {
            giveUp();
        }
    }

    /** Takes the shadow's answer, which nobody else gets. */
    Mono<Void> taken(Answer answer) {
        return switch (answer) {
            case Answer.Whole whole ->
                Mono.fromRunnable(() -> {
                    taken(whole.body());
                    shadowsIsWhole();
                });
            case Answer.Streamed streamed ->
                streamed.events()
                        .doOnNext(this::taken)
                        .doOnComplete(this::shadowsIsWhole)
                        .then();
        };
    }

    /** Nothing more comes of the shadow. */
    void shadowEnded() {
        if (!shadowsIsWhole) {
            giveUp();
        }
    }

    /** There is nothing to compare. */
    void giveUp() {
        if (over.compareAndSet(false, true)) {
            end(Result.NONE);
        }
    }

    private void taken(ByteBuf bytes) {
        try {
            hear(shadows, bytes);
        } finally {
            bytes.release();
        }
    }

    private void hear(Overheard overheard, ByteBuf bytes) {
        if (!over.get() && !overheard.hear(bytes)) {
            giveUp();
        }
    }

    private void ownIsWhole() {
        ownIsWhole = true;
        oneIsWhole();
    }

    private void shadowsIsWhole() {
        shadowsIsWhole = true;
        oneIsWhole();
    }

    private void oneIsWhole() {
        if (missing.decrementAndGet() > 0 || !over.compareAndSet(false, true)) {
            return;
        }
        try {
            place.execute(this::compareAndEnd);
        } catch (RejectedExecutionException stopping) {
            end(Result.NONE);
        }
    }

    /** Whatever goes wrong, nothing is kept afterwards. */
    private void compareAndEnd() {
        Result found = Result.NONE;
        try {
            found = compared();
        } finally {
            end(found);
        }
    }

    private void end(Result with) {
        own.forget();
        shadows.forget();
        result.complete(with);
    }

    private Result compared() {
        try {
            return answered == null ? Result.NONE : compared(answered);
        } catch (RuntimeException defect) {
            // The exception's message is not logged: it may hold a piece of an answer.
            log.atError()
                    .addKeyValue("request_id", copy.requestId())
                    .addKeyValue("cause", defect.getClass().getName())
                    .log("an answer could not be compared with its shadow's");
            return Result.NONE;
        }
    }

    private Result compared(Route answering) {
        boolean stream = copy.asked().stream();
        Heard first = own.said(stream);
        Heard second = shadows.said(stream);
        if (CUT.contains(first.finish()) || CUT.contains(second.finish())) {
            return Result.NONE;
        }
        boolean shadowIsWeaker =
                shadow().model().capability() < answering.model().capability();
        AnswerForm form = new AnswerForm(AskedForm.in(prompt.body().bytes()), prompt.maxOutputTokens() > 0);
        Agreement agreement = Agreement.of(
                prompt,
                form.sample(shadowIsWeaker ? second : first, true),
                form.sample(shadowIsWeaker ? first : second, true));
        if (agreement == Agreement.UNKNOWN) {
            return Result.NONE;
        }
        return new Result(
                agreement,
                Optional.of(new ShadowOutcome(
                        copy.requestId(),
                        copy.at(),
                        shadowIsWeaker ? shadow().id() : answering.id(),
                        shadowIsWeaker ? answering.id() : shadow().id(),
                        agreement == Agreement.AGREES)));
    }

    private Route shadow() {
        return copy.decision().routes().getFirst();
    }
}
