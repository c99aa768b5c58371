package dev.sluice.gateway.ledger;

import dev.sluice.gateway.journal.Label;
import dev.sluice.router.catalogue.Locality;
import dev.sluice.router.catalogue.Route;
import dev.sluice.router.price.Cost;
import dev.sluice.router.price.Usage;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * The money fact of one attempt. It holds names, counts and times only; what does not look like a name is replaced, see
 * {@link Label}.
 *
 * @param requestId as in {@code x-request-id}
 * @param attempt from 1; with the request id it is the entry's identity
 * @param at when its request came; kept to the microsecond
 * @param failure a code such as {@code connect}, never a message; null if served
 * @param responseId the backend's own id of its answer, to match an invoice; null if it gave none
 * @param usage null if nothing can be said of it, not even an estimate
 * @param cost unknown stays unknown; an attempt that certainly reached no model has the known cost of zero
 * @param baseline what the same usage would have cost at the reference model; zero for what was no answer, since
 *     without Sluice nobody would have asked for it
 * @param currency ISO 4217
 * @param settingsVersion the settings it was priced with
 * @param role what the attempt was for
 */
public record LedgerEntry(
        String requestId,
        int attempt,
        Instant at,
        Asked asked,
        Tried tried,
        Outcome outcome,
        @Nullable String failure,
        @Nullable String responseId,
        @Nullable Usage usage,
        Cost cost,
        Cost baseline,
        String currency,
        Timing timing,
        String settingsVersion,
        Role role) {

    /**
     * Who asked for what.
     *
     * @param model as the caller named it
     */
    public record Asked(String caller, String team, String model, boolean stream) {
        public Asked {
            caller = Label.line(caller, 128);
            team = Label.line(team, 128);
            model = Label.of(model, 160);
        }
    }

    /** Where the attempt went. */
    public record Tried(String backend, String model, String provider, Locality locality) {
        public Tried {
            backend = Label.line(backend, 128);
            model = Label.line(model, 256);
            provider = Label.line(provider, 128);
        }

        public static Tried of(Route route) {
            return new Tried(
                    route.backend().name(),
                    route.model().name(),
                    route.backend().provider(),
                    route.backend().locality());
        }
    }

    /**
     * How long it took.
     *
     * @param firstByteMillis from the attempt's begin to the first byte of content; null if none came
     * @param totalMillis to its end
     * @param overheadMicros what we added to the request up to this attempt, waiting for backends apart
     */
    public record Timing(@Nullable Long firstByteMillis, long totalMillis, long overheadMicros) {}

    public LedgerEntry {
        if (attempt < 1) {
            throw new IllegalArgumentException("attempt: " + attempt + " (expected 1 or more)");
        }
        requestId = Label.of(requestId, 64);
        at = at.truncatedTo(ChronoUnit.MICROS);
        failure = failure == null ? null : Label.of(failure, 64);
        responseId = responseId == null ? null : Label.of(responseId, 160);
        currency = Label.of(currency, 3);
        settingsVersion = Label.of(settingsVersion, 64);
        if (requestId.equals(Label.OTHER) || currency.equals(Label.OTHER)) {
            // A shared id would make different facts look like copies of one.
            throw new IllegalArgumentException(
                    "requestId, currency: not names (expected at most 64 and exactly 3 letters or digits)");
        }
    }

    /** {@code request#attempt}. */
    public String id() {
        return requestId + "#" + attempt;
    }
}
