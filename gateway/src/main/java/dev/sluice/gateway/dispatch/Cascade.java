package dev.sluice.gateway.dispatch;

import dev.sluice.config.VerifySettings;
import dev.sluice.config.VerifySettings.Escalation;
import dev.sluice.gateway.dispatch.Verified.Verdict;
import dev.sluice.gateway.feedback.RoutingFact;
import dev.sluice.gateway.meters.Meters;
import dev.sluice.gateway.verification.Threshold;
import dev.sluice.router.catalogue.Route;
import dev.sluice.router.verification.Doubt;
import dev.sluice.router.verification.Flaw;
import dev.sluice.router.verification.Sample;
import dev.sluice.router.verification.Verifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Judges a local answer before the caller sees it, and where it does not stand has an abler route of the same decision
 * asked. It never widens a decision: what the policy keeps in the house stays there, and what the caller asked for to
 * be cheap or to stay is not asked for again. An answer that did not stand is kept until an abler one has begun, and is
 * served after all if none does.
 */
final class Cascade {
    private static final Logger log = LoggerFactory.getLogger(Cascade.class);

    /** In bytes of the prompt and of the answer, some hundred microseconds of work. */
    private static final int SMALL = 16 << 10;

    private final Samples samples;
    private final Verifier verifier;
    private final String verifierVersion;
    private final Threshold threshold;
    private final Meters meters;

    /** Asks abler routes. */
    interface Further {
        /**
         * @param next number of the next attempt
         * @param spent on the attempts before
         */
        Mono<Answer> ask(int next, Spending spent);
    }

    /** @param spent on the answer and on what it was compared with */
    private record Weighed(Verified verified, Spending spent) {}

    Cascade(Samples samples, Verifier verifier, Threshold threshold, Meters meters) {
        this.samples = samples;
        this.verifier = verifier;
        this.verifierVersion = verifier.version();
        this.threshold = threshold;
        this.meters = meters;
    }

    /** Notes at an attempt that is about to be made whether it will be judged, and if not, why. */
    void prepare(Attempt attempt) {
        VerifySettings settings =
                attempt.errand().settings().verified().get(attempt.route().id());
        if (settings == null) {
            return;
        }
        Errand errand = attempt.errand();
        Optional<Verified> not = Eligibility.whyNot(
                errand.decision(),
                attempt.route(),
                attempt.number(),
                errand.asked().choices());
        if (not.isEmpty()) {
            attempt.toBeJudged(settings);
            return;
        }
        attempt.verified(not.get());
        count(attempt.route(), not.get());
    }

    /**
     * The answer itself if it stands, or what {@code further} gives, or after all the answer.
     *
     * @param further asks the abler routes
     */
    Mono<Answer> judged(Answer local, Further further) {
        Attempt attempt = local.attempt();
        Hearing hearing = attempt.hearing();
        if (hearing == null) {
            throw new IllegalStateException("nobody listened to an answer that is to be judged");
        }
        if (hearing.isCrowdedOut()) {
            return served(local, new Verified(Verdict.NOT_JUDGED, Verified.NO_ROOM));
        }
        Scheduler place = place(hearing, hearing.heard().length());
        return Mono.fromCallable(hearing::answer)
                .subscribeOn(place)
                .flatMap(answer -> weighed(attempt, hearing, answer, place))
                .onErrorResume(RuntimeException.class, defect -> Mono.just(notWeighed(attempt, defect)))
                .doOnCancel(() -> {
                    attempt.cancelled();
                    local.discard();
                })
                .flatMap(weighed -> weighed.verified().verdict() == Verdict.ESCALATED
                        ? escalated(local, further.ask(next(attempt, hearing), weighed.spent()), weighed.verified())
                        : served(local, weighed.verified()));
    }

    /**
     * Where an answer is read through, with its prompt: large ones, and those that follow a caller's schema, where
     * nobody's stream waits for it.
     *
     * @param length of the answer
     */
    static Scheduler place(Hearing hearing, int length) {
        boolean small = (long) hearing.prompt().body().size() + length <= SMALL;
        return small && !hearing.hasSchema() ? Schedulers.immediate() : Schedulers.boundedElastic();
    }

    private Mono<Weighed> weighed(Attempt attempt, Hearing hearing, Sample answer, Scheduler place) {
        return compared(attempt, hearing, answer)
                .publishOn(place)
                .map(drawn -> weighed(attempt, hearing, answer, drawn))
                .doFinally(end -> hearing.compared());
    }

    private static int next(Attempt attempt, Hearing hearing) {
        return attempt.number() + 1 + hearing.settings().samples();
    }

    private Mono<Samples.Drawn> compared(Attempt attempt, Hearing hearing, Sample answer) {
        boolean comparable = hearing.isWhole() && verifier.comparable(hearing.prompt(), answer);
        int further = comparable ? affordable(attempt, hearing.settings().samples()) : 0;
        return further == 0 ? Mono.just(Samples.Drawn.NONE) : samples.further(attempt, hearing, further);
    }

    /** As many samples as the caller wants to pay for, beside the answer itself. */
    private static int affordable(Attempt attempt, int samples) {
        Spending spent = Spending.NONE.plus(attempt.costUntilNow());
        return attempt.errand().budget().affordable(spent, attempt.route(), samples);
    }

    private Weighed weighed(Attempt attempt, Hearing hearing, Sample answer, Samples.Drawn drawn) {
        List<Sample> all = new ArrayList<>(drawn.samples().size() + 1);
        all.add(answer);
        all.addAll(drawn.samples());
        Spending spent = drawn.spent().plus(attempt.costUntilNow());
        return new Weighed(weighed(attempt, hearing, all, spent), spent);
    }

    private Verified weighed(Attempt attempt, Hearing hearing, List<Sample> all, Spending spent) {
        attempt.ready();
        Set<Flaw> flaws = Verifier.flaws(all.getFirst());
        Errand errand = attempt.errand();
        Doubt doubt = verifier.doubt(hearing.prompt(), errand.difficulty(), all);
        Threshold.Traffic traffic =
                new Threshold.Traffic(attempt.route().id(), errand.caller().team());
        meters.verification(
                traffic.route(), traffic.team(), () -> threshold.current(traffic), () -> threshold.share(traffic));
        Escalation setting = hearing.settings().escalation();
        boolean flawed = !flaws.isEmpty();
        Restraint restraint = Restraint.of(errand.budget(), errand.decision(), attempt.route(), spent, setting);
        boolean falls;
        if (restraint.isNone()) {
            falls = threshold.isPassed(traffic, setting, doubt, flawed);
            attempt.judged(new RoutingFact.Judged(traffic.route(), doubt.score(), falls, verifierVersion));
        } else {
            falls = threshold.wouldBePassed(traffic, setting, doubt, flawed);
        }
        if (!falls) {
            return new Verified(Verdict.STOOD, Verified.CONFIDENT);
        }
        return restraint.isNone() || threshold.isAmong(traffic, restraint.most(), doubt)
                ? new Verified(Verdict.ESCALATED, reason(flaws, all, doubt))
                : restraint.told();
    }

    /** A judge that fails must not cost the caller an answer that is there. */
    private static Weighed notWeighed(Attempt attempt, RuntimeException defect) {
        // The exception's message is not logged: it may hold a piece of the answer.
        log.atError()
                .addKeyValue("request_id", attempt.errand().requestId())
                .addKeyValue("cause", defect.getClass().getName())
                .log("an answer could not be judged");
        return new Weighed(new Verified(Verdict.NOT_JUDGED, Verified.DEFECT), Spending.NONE);
    }

    private static String reason(Set<Flaw> flaws, List<Sample> all, Doubt doubt) {
        return flaws.stream()
                .min(Enum::compareTo)
                .map(Verified::of)
                .orElseGet(() -> disagree(all, doubt) ? Verified.DISAGREEMENT : Verified.LOW_CONFIDENCE);
    }

    /** By what moved the doubt most; names of features are the verifier's own words. */
    private static boolean disagree(List<Sample> all, Doubt doubt) {
        return all.size() > 1
                && doubt.features().stream()
                        .findFirst()
                        .map(feature -> feature.name().contains("agree"))
                        .orElse(false);
    }

    private Mono<Answer> served(Answer local, Verified verified) {
        return Mono.fromCallable(() -> {
            tell(local, local, verified);
            try {
                local.attempt().stands();
            } catch (RuntimeException unkept) {
                local.discard();
                throw unkept;
            }
            if (local instanceof Answer.Whole) {
                // On its way like any other from here on; a stream gives back what the caller takes.
                local.attempt().letGo();
            }
            return local;
        });
    }

    private Mono<Answer> escalated(Answer local, Mono<Answer> further, Verified verified) {
        Attempt attempt = local.attempt();
        try {
            attempt.falls();
        } catch (RuntimeException unkept) {
            local.discard();
            throw unkept;
        }
        return further.map(other -> replaced(local, other, verified))
                .onErrorResume(RuntimeException.class, failed -> fellBack(local, failed, verified))
                .doOnCancel(() -> {
                    attempt.cancelled();
                    local.discard();
                });
    }

    private Answer replaced(Answer local, Answer other, Verified verified) {
        try {
            local.attempt().withheld();
        } catch (RuntimeException unkept) {
            other.discard();
            throw unkept;
        } finally {
            local.discard();
        }
        tell(local, other, verified);
        return other;
    }

    /** No abler model answered. What is in hand is better than an error, unless it broke meanwhile. */
    private Mono<Answer> fellBack(Answer local, RuntimeException failed, Verified verified) {
        if (local.attempt().hasEnded()) {
            local.discard();
            return Mono.error(failed);
        }
        return served(local, verified.but(Verdict.FELL_BACK));
    }

    private void tell(Answer judged, Answer served, Verified verified) {
        Attempt attempt = judged.attempt();
        served.attempt().verified(verified);
        served.attempt().judged(attempt.judged().orElse(null));
        count(attempt.route(), verified);
        log.atDebug()
                .addKeyValue("request_id", attempt.errand().requestId())
                .addKeyValue("route", attempt.route().id())
                .addKeyValue("verdict", verified.verdict().word())
                .addKeyValue("reason", verified.reason())
                .log("local answer verified");
    }

    private void count(Route route, Verified verified) {
        meters.verified(route.id(), verified.verdict().word(), verified.reason());
    }
}
