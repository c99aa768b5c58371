package dev.sluice.gateway.meters;

import dev.sluice.gateway.feedback.Feedback;
import dev.sluice.gateway.ledger.LedgerEntry;
import dev.sluice.gateway.ledger.Outcome;
import dev.sluice.router.price.Cost;
import dev.sluice.router.price.Usage;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;

/**
 * What operators watch. Names that begin with {@code gen_ai} follow OpenTelemetry's semantic conventions for generative
 * AI (development status, read 2026-11); the others are ours. Meters are resolved once per set of labels, since looking
 * one up costs more than counting.
 */
public final class Meters {
    private final MeterRegistry registry;
    private final Map<Key, Attempts> attempts = new ConcurrentHashMap<>();
    private final Map<String, Counter> refusals = new ConcurrentHashMap<>();
    private final Map<String, Counter> notices = new ConcurrentHashMap<>();
    private final Map<List<String>, Counter> verified = new ConcurrentHashMap<>();
    private final Map<List<String>, Boolean> verifying = new ConcurrentHashMap<>();
    private final Map<String, Counter> compared = new ConcurrentHashMap<>();
    private final Map<Feedback.Kind, Counter> feedback = new ConcurrentHashMap<>();
    private final Counter foreignFeedback;
    private final Counter lostRoutingFacts;
    private final Counter neighboursHeard;
    private final Timer overhead;
    private final Counter shadowsSent;
    private final Counter shadowsSkipped;

    public Meters(MeterRegistry registry) {
        this.registry = registry;
        this.shadowsSent = shadows(registry, "sent");
        this.shadowsSkipped = shadows(registry, "skipped");
        this.foreignFeedback = Counter.builder("sluice.feedback.foreign")
                .description("Feedback that was dropped at the drain, being on another team's request")
                .register(registry);
        this.lostRoutingFacts = Counter.builder("sluice.routing.facts.lost")
                .description("Answers whose routing, or comparison with a shadow, could not be written down")
                .register(registry);
        this.neighboursHeard = Counter.builder("sluice.neighbours.heard")
                .description("Answered requests whose difficulty was moved by outcomes of like ones")
                .register(registry);
        this.overhead = Timer.builder("sluice.overhead")
                .description("What Sluice adds to a request, from its last byte to the answer's head, backends apart")
                .serviceLevelObjectives(
                        Duration.ofNanos(250_000),
                        Duration.ofNanos(500_000),
                        Duration.ofMillis(1),
                        Duration.ofMillis(5),
                        Duration.ofMillis(25))
                .register(registry);
    }

    /** An attempt has ended and is in the ledger. */
    public void attempt(LedgerEntry entry) {
        attempts.computeIfAbsent(Key.of(entry), Attempts::new).count(entry);
    }

    /** An answer's head went out. */
    public void overhead(long nanos) {
        overhead.record(nanos, TimeUnit.NANOSECONDS);
    }

    /**
     * A request was answered with an error.
     *
     * @param code the error's code, from a closed list
     */
    public void refused(String code) {
        refusals.computeIfAbsent(code, ours -> Counter.builder("sluice.errors")
                        .description("Requests answered with an error, by its code")
                        .tag("code", ours)
                        .register(registry))
                .increment();
    }

    /** A caller said how good an answer was, and that is kept. */
    public void feedback(Feedback said) {
        feedback.computeIfAbsent(said.kind(), kind -> Counter.builder("sluice.feedback")
                        .description("Feedback on answers, by its kind")
                        .tag("kind", kind.name().toLowerCase(Locale.ROOT))
                        .register(registry))
                .increment();
    }

    /** @param count feedback on other teams' requests, dropped when the journal was drained */
    public void foreignFeedback(int count) {
        foreignFeedback.increment(count);
    }

    /** Outcomes of like requests have moved the difficulty of an answered one. */
    public void neighboursHeard() {
        neighboursHeard.increment();
    }

    /** @param count outcomes that requests are compared with */
    public void neighbours(IntSupplier count) {
        Gauge.builder("sluice.neighbours.outcomes", count, IntSupplier::getAsInt)
                .description("Rated requests that new ones are compared with, of all teams and routes")
                .strongReference(true)
                .register(registry);
    }

    /** An answer's routing could not be written down. */
    public void routingFactLost() {
        lostRoutingFacts.increment();
    }

    /**
     * A rule of the policy matched that names somebody under {@code notify}.
     *
     * @param name as the policy writes it
     */
    public void notice(String name) {
        notices.computeIfAbsent(name, theirs -> Counter.builder("sluice.policy.notices")
                        .description("Requests that somebody wants to know of, by the name in the policy's notify")
                        .tag("name", theirs)
                        .register(registry))
                .increment();
    }

    /**
     * A local answer was verified, or not, though its route asks for it.
     *
     * @param route whose answer it was
     * @param verdict from a closed list
     * @param reason from a closed list
     */
    public void verified(String route, String verdict, String reason) {
        verified.computeIfAbsent(List.of(route, verdict, reason), labels -> Counter.builder("sluice.verified")
                        .description("Answers of routes that are verified, by what became of them")
                        .tags("route", route, "verdict", verdict, "reason", reason)
                        .register(registry))
                .increment();
    }

    /**
     * A route's answers to a team are verified; does nothing when it is told again.
     *
     * @param threshold the doubt above which they do not stand
     * @param share of the last ones that did not
     */
    public void verification(String route, String team, DoubleSupplier threshold, DoubleSupplier share) {
        verifying.computeIfAbsent(List.of(route, team), labels -> {
            String doubt = "Doubt above which answers of a route to a team do not stand";
            gauge("sluice.verified.threshold", doubt, labels, threshold);
            gauge("sluice.verified.share", "Share of the last of them that did not stand", labels, share);
            return true;
        });
    }

    private void gauge(String name, String description, List<String> labels, DoubleSupplier value) {
        Gauge.builder(name, value, DoubleSupplier::getAsDouble)
                .description(description)
                .tags("route", labels.getFirst(), "team", labels.getLast())
                .strongReference(true)
                .register(registry);
    }

    /**
     * A request was to be copied to a second route.
     *
     * @param sent false if too many copies were under way
     */
    public void shadow(boolean sent) {
        (sent ? shadowsSent : shadowsSkipped).increment();
    }

    /**
     * What became of comparing an answer with that of its shadow.
     *
     * @param result from a closed list
     */
    public void compared(String result) {
        compared.computeIfAbsent(result, ours -> Counter.builder("sluice.shadow.comparisons")
                        .description("Requests to be copied to a second route, by what comparing both answers said")
                        .tag("result", ours)
                        .register(registry))
                .increment();
    }

    /** @param bytes of answers and their shadows' */
    public void comparing(LongSupplier bytes) {
        Gauge.builder("sluice.shadow.answers", bytes, LongSupplier::getAsLong)
                .description("Bytes of answers that are kept until they are compared with their shadows'")
                .baseUnit("bytes")
                .strongReference(true)
                .register(registry);
    }

    private static Counter shadows(MeterRegistry registry, String outcome) {
        return Counter.builder("sluice.shadows")
                .description("Requests to be copied to a second route, by whether there was room for the copy")
                .tag("outcome", outcome)
                .register(registry);
    }

    /** @param bytes of streams that are judged before they flow */
    public void held(LongSupplier bytes) {
        Gauge.builder("sluice.answers.held", bytes, LongSupplier::getAsLong)
                .description("Bytes of answers, and of samples beside them, that are held until they are judged")
                .baseUnit("bytes")
                .strongReference(true)
                .register(registry);
    }

    /** @param count requests that have begun and not ended */
    public void inFlight(IntSupplier count) {
        Gauge.builder("sluice.requests.in.flight", count, IntSupplier::getAsInt)
                .description("Requests that have begun and not ended")
                .strongReference(true)
                .register(registry);
    }

    /** @param state 0 closed, 1 half open, 2 open */
    public void breaker(String backend, IntSupplier state) {
        Gauge.builder("sluice.breaker.state", state, IntSupplier::getAsInt)
                .description("Circuit breaker of a backend: 0 closed, 1 half open, 2 open")
                .tag("backend", backend)
                // Nobody else holds the supplier.
                .strongReference(true)
                .register(registry);
    }

    private record Key(String backend, String model, String provider, String team, Outcome outcome, String currency) {
        static Key of(LedgerEntry entry) {
            return new Key(
                    entry.tried().backend(),
                    entry.tried().model(),
                    entry.tried().provider(),
                    entry.asked().team(),
                    entry.outcome(),
                    entry.currency());
        }
    }

    private final class Attempts {
        private final Key key;
        private final Counter requests;
        private final Counter costs;
        private final Counter unknownCosts;
        private final Counter saved;
        private final Timer duration;
        private final Timer firstContent;
        private final DistributionSummary input;
        private final DistributionSummary output;

        Attempts(Key key) {
            this.key = key;
            requests = counter("sluice.requests", "Attempts by route and outcome", "team", key.team());
            costs = counter("sluice.cost", "What attempts cost, in units of the currency", "currency", key.currency());
            saved = counter(
                    "sluice.cost.baseline",
                    "What the same tokens would have cost at the reference model",
                    "currency",
                    key.currency());
            unknownCosts = counter("sluice.cost.unknown", "Attempts whose cost is unknown", "team", key.team());
            duration = timer("gen_ai.client.operation.duration", "From an attempt's begin to its end");
            firstContent = timer("gen_ai.server.time_to_first_token", "From an attempt's begin to its first content");
            input = tokens("input");
            output = tokens("output");
        }

        void count(LedgerEntry entry) {
            requests.increment();
            duration.record(entry.timing().totalMillis(), TimeUnit.MILLISECONDS);
            Long first = entry.timing().firstByteMillis();
            if (first != null) {
                firstContent.record(first, TimeUnit.MILLISECONDS);
            }
            Usage usage = entry.usage();
            if (usage != null) {
                input.record((double) usage.input());
                output.record((double) usage.output());
            }
            switch (entry.cost()) {
                case Cost.Known known -> costs.increment(known.amount().nanos() / 1e9);
                case Cost.Unknown unknown -> unknownCosts.increment();
            }
            if (entry.baseline() instanceof Cost.Known known) {
                saved.increment(known.amount().nanos() / 1e9);
            }
        }

        private Counter counter(String name, String description, String tag, String value) {
            return Counter.builder(name)
                    .description(description)
                    .tags(
                            "route",
                            key.backend() + "/" + key.model(),
                            "outcome",
                            key.outcome().name().toLowerCase(Locale.ROOT),
                            tag,
                            value)
                    .register(registry);
        }

        private Timer timer(String name, String description) {
            return Timer.builder(name)
                    .description(description)
                    .tags(
                            "gen_ai.operation.name", "chat",
                            "gen_ai.provider.name", key.provider(),
                            "gen_ai.request.model", key.model(),
                            "sluice.outcome", key.outcome().name().toLowerCase(Locale.ROOT))
                    .serviceLevelObjectives(
                            Duration.ofMillis(10),
                            Duration.ofMillis(100),
                            Duration.ofMillis(500),
                            Duration.ofSeconds(1),
                            Duration.ofSeconds(5),
                            Duration.ofSeconds(20),
                            Duration.ofSeconds(80))
                    .register(registry);
        }

        private DistributionSummary tokens(String type) {
            return DistributionSummary.builder("gen_ai.client.token.usage")
                    .description("Tokens of an attempt")
                    .baseUnit("tokens")
                    .tags(
                            "gen_ai.operation.name",
                            "chat",
                            "gen_ai.provider.name",
                            key.provider(),
                            "gen_ai.request.model",
                            key.model(),
                            "gen_ai.token.type",
                            type)
                    .register(registry);
        }
    }
}
