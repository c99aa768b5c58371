package dev.sluice.gateway.dispatch;

import dev.sluice.adapters.UpstreamFailure;
import dev.sluice.adapters.UpstreamFailure.Rejected;
import dev.sluice.adapters.UpstreamFailure.TimedOut;
import dev.sluice.gateway.dialect.chat.AnswerFacts;
import dev.sluice.gateway.egress.Departure;
import dev.sluice.gateway.ledger.Ledger;
import dev.sluice.gateway.ledger.LedgerEntry;
import dev.sluice.gateway.ledger.Outcome;
import dev.sluice.gateway.ledger.Role;
import dev.sluice.gateway.meters.Meters;
import dev.sluice.router.catalogue.Route;
import dev.sluice.router.price.Cost;
import dev.sluice.router.price.Money;
import dev.sluice.router.price.PriceBook;
import dev.sluice.router.price.Usage;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Settles attempts: the ledger first, then breakers and meters. Whatever a backend may have worked on is in the ledger,
 * with the counts it gave or an estimate; what certainly reached no model costs nothing, and that is written down too.
 */
final class Account {
    private static final Duration THROTTLED_WITHOUT_WORD = Duration.ofSeconds(1);

    private static final Cost FREE = new Cost.Known(Money.ZERO, "none");

    private final Ledger ledger;
    private final Breakers breakers;
    private final Meters meters;

    Account(Ledger ledger, Breakers breakers, Meters meters) {
        this.ledger = ledger;
        this.breakers = breakers;
        this.meters = meters;
    }

    /** Returns once the row would survive the process's death. */
    void settle(Attempt attempt, AttemptEnd how, @Nullable RuntimeException failure) {
        long nanos = System.nanoTime() - attempt.startedNanos();
        Outcome outcome = outcome(how, failure);
        try {
            bill(attempt, outcome, failure, nanos);
        } finally {
            if (attempt.route().leavesTheHouse()) {
                tellAudit(attempt, outcome, failure, nanos);
            }
        }
    }

    /**
     * Writes down as withheld what may still be served, or may break off: what it is worth so far is in the ledger from
     * here on. Returns once the row would survive the process's death.
     */
    void keep(Attempt attempt) {
        long nanos = System.nanoTime() - attempt.startedNanos();
        ledger.record(entry(attempt, Role.VERIFIED_AWAY, Outcome.WITHHELD, null, nanos));
    }

    private void bill(Attempt attempt, Outcome outcome, @Nullable RuntimeException failure, long nanos) {
        if (failure == null || failure instanceof UpstreamFailure) {
            LedgerEntry entry = entry(attempt, attempt.role(), outcome, failure, nanos);
            try {
                write(attempt, entry);
            } finally {
                tell(attempt, outcome, failure, nanos);
            }
            attempt.costs(entry.cost());
            meters.attempt(entry);
        } else {
            tell(attempt, outcome, failure, nanos);
        }
    }

    private void write(Attempt attempt, LedgerEntry entry) {
        if (!attempt.isKept()) {
            ledger.record(entry);
        } else if (entry.outcome() != Outcome.WITHHELD) {
            ledger.amend(entry);
        }
    }

    /** What an attempt has cost as far as it has come, by the counts there are. */
    Cost untilNow(Attempt attempt) {
        Errand errand = attempt.errand();
        return usage(attempt, Outcome.WITHHELD, null)
                .map(counted -> errand.settings().prices().cost(attempt.route(), counted, errand.at()))
                .orElse(FREE);
    }

    /** Real content has begun: whatever comes of it, the backend is up, and a probe of it need not wait for the end. */
    void begun(Attempt attempt, long nanos) {
        breakers.worked(attempt.route().backend().name(), nanos);
    }

    /** The caller left before the first byte of an attempt went out of the house. */
    void neverSent(Errand errand, Route route, int number) {
        breakers.saidNothing(route.backend().name());
        errand.audited()
                .ended(new Departure.End(route, number, errand.now(), Outcome.CANCELLED.name(), "never_sent", 0, 0));
    }

    private static void tellAudit(Attempt attempt, Outcome outcome, @Nullable RuntimeException failure, long nanos) {
        Errand errand = attempt.errand();
        errand.audited()
                .ended(new Departure.End(
                        attempt.route(),
                        attempt.number(),
                        errand.now(),
                        outcome.name(),
                        failure == null ? null : code(failure),
                        attempt.wireBytes(),
                        nanos / 1_000_000));
    }

    private static Outcome outcome(AttemptEnd how, @Nullable RuntimeException failure) {
        return switch (how) {
            case SERVED -> Outcome.SERVED;
            case CANCELLED -> Outcome.CANCELLED;
            case WITHHELD -> Outcome.WITHHELD;
            case CUT -> failure instanceof TimedOut ? Outcome.TIMED_OUT : Outcome.CUT;
            case FAILED ->
                switch (failure) {
                    case TimedOut late -> Outcome.TIMED_OUT;
                    case Rejected rejected when rejected.status() == 429 -> Outcome.THROTTLED;
                    case Rejected rejected when Rejection.isCallers(rejected) -> Outcome.REJECTED;
                    case null, default -> Outcome.FAILED;
                };
        };
    }

    private LedgerEntry entry(
            Attempt attempt, Role role, Outcome outcome, @Nullable RuntimeException failure, long nanos) {
        Errand errand = attempt.errand();
        PriceBook prices = errand.settings().prices();
        Optional<Usage> usage = usage(attempt, outcome, failure);
        long firstContent = attempt.firstContentAfter();
        return new LedgerEntry(
                errand.requestId(),
                attempt.number(),
                errand.at(),
                new LedgerEntry.Asked(
                        errand.caller().name(),
                        errand.caller().team(),
                        errand.asked().model(),
                        errand.asked().stream()),
                LedgerEntry.Tried.of(attempt.route()),
                outcome,
                failure == null ? null : code(failure),
                attempt.facts().flatMap(AnswerFacts::responseId).orElse(null),
                usage.orElse(null),
                usage.map(counted -> prices.cost(attempt.route(), counted, errand.at()))
                        .orElse(FREE),
                usage.filter(counted -> role == Role.ANSWER)
                        .map(counted -> prices.baseline(counted, errand.at()))
                        .orElse(FREE),
                prices.currency(),
                new LedgerEntry.Timing(
                        firstContent == 0 ? null : firstContent / 1_000_000,
                        nanos / 1_000_000,
                        attempt.overhead() / 1_000),
                errand.settings().version(),
                role);
    }

    /**
     * A whole or broken answer has been worked on, and so has one that a caller left or that was too late: those are
     * estimated if nobody counted. An attempt that was refused or reached nobody has no usage.
     */
    private static Optional<Usage> usage(Attempt attempt, Outcome outcome, @Nullable RuntimeException failure) {
        long input = attempt.errand().asked().size().promptTokens();
        Optional<AnswerFacts> facts = attempt.facts();
        boolean worked =
                switch (outcome) {
                    case SERVED, CUT, CANCELLED, WITHHELD -> true;
                    case TIMED_OUT -> failure instanceof TimedOut late && late.limit() != UpstreamFailure.Limit.CONNECT;
                    case FAILED -> mayHaveWorked(failure, facts.isPresent());
                    case REJECTED, THROTTLED -> false;
                };
        if (!worked) {
            return Optional.empty();
        }
        return Optional.of(facts.map(seen -> seen.usage(input)).orElseGet(() -> Usage.estimated(input, 0)));
    }

    /**
     * A connection that broke may have done so after a whole generation; only what was refused, or never got through,
     * certainly cost nothing.
     */
    private static boolean mayHaveWorked(@Nullable RuntimeException failure, boolean contentWatched) {
        return switch (failure) {
            case Rejected rejected -> false;
            case UpstreamFailure.Unreachable unreachable -> !neverConnected(unreachable.getCause());
            case UpstreamFailure.Cut cut -> true;
            case null, default -> contentWatched;
        };
    }

    private static boolean neverConnected(@Nullable Throwable cause) {
        return cause instanceof ConnectException
                || cause instanceof UnknownHostException
                || cause instanceof UnresolvedAddressException
                || cause instanceof SSLException;
    }

    private static String code(RuntimeException failure) {
        return switch (failure) {
            case Rejected rejected -> "status_" + rejected.status();
            case TimedOut late -> "timeout_" + late.limit().name().toLowerCase(Locale.ROOT);
            case UpstreamFailure.Unreachable unreachable -> "unreachable";
            case UpstreamFailure.Garbled garbled -> "garbled";
            case UpstreamFailure.Cut cut -> "cut";
            default -> "internal";
        };
    }

    private void tell(Attempt attempt, Outcome outcome, @Nullable RuntimeException failure, long nanos) {
        String backend = attempt.route().backend().name();
        if (attempt.role() == Role.SHADOW) {
            // Whatever befalls a copy must not keep callers' own requests from its backend.
            if (!attempt.hasBegun()) {
                breakers.saidNothing(backend);
            }
            return;
        }
        if (failure instanceof Rejected rejected && (rejected.status() == 429 || rejected.status() == 503)) {
            Optional<Duration> asked = Rejection.retryAfter(rejected);
            if (rejected.status() == 429 || asked.isPresent()) {
                breakers.hold(backend, asked.orElse(THROTTLED_WITHOUT_WORD));
            }
        }
        switch (outcome) {
            case SERVED, WITHHELD, REJECTED -> {
                if (!attempt.hasBegun()) {
                    breakers.worked(backend, nanos);
                }
            }
            case CANCELLED, THROTTLED -> {
                if (!attempt.hasBegun()) {
                    breakers.saidNothing(backend);
                }
            }
            case FAILED, CUT, TIMED_OUT -> {
                // One that is kept stands still while another route is asked, and may run into its total limit by that.
                if (failure instanceof UpstreamFailure && !attempt.isKept()) {
                    breakers.failed(backend, nanos, failure);
                } else {
                    breakers.saidNothing(backend);
                }
            }
        }
    }
}
