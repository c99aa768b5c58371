package dev.sluice.config;

import dev.sluice.config.VerifySettings.Escalation;
import dev.sluice.router.catalogue.Backend;
import dev.sluice.router.catalogue.Protocol;
import java.time.Duration;
import java.util.Optional;

/** Reads the group {@code verify} of a model. */
final class VerifyReader {
    private static final int MOST_TOKENS = 10_000;
    private static final Shape<Integer> HOLD = Shape.hold(MOST_TOKENS);
    private static final Shape<Duration> DEADLINE = Shape.duration(Duration.ofMillis(10), Duration.ofMinutes(10));

    private VerifyReader() {}

    /** Empty if the model is not verified, or what is said of it does not fit, which is a problem. */
    static Optional<VerifySettings> read(Value value, Backend backend) {
        if (!value.present()) {
            return Optional.empty();
        }
        Section section = value.optionalSection();
        int hold = section.get("hold").or(VerifySettings.ALL, HOLD);
        int samples = section.get("samples").or(0, Shape.whole(0, 2));
        Value doubtValue = section.get("doubt");
        Optional<Double> doubt = doubtValue.optional(Shape.fraction(0, 1));
        Value shareValue = section.get("escalate");
        Optional<Double> share = shareValue.optional(Shape.share(1, 99));
        Value deadlineValue = section.get("deadline");
        Duration deadline = deadlineValue.or(VerifySettings.DEFAULT_DEADLINE, DEADLINE);
        section.finish();
        boolean fits = true;
        if (backend.leavesTheHouse()) {
            value.problem("at a model outside the house (expected only with locality in_house: what is judged is the"
                    + " local answer, before anything leaves)");
            fits = false;
        }
        if (backend.protocol() != Protocol.PASS_THROUGH) {
            value.problem("with a translated protocol (expected only with protocol pass_through: an adapter tells no"
                    + " log-probabilities)");
            fits = false;
        }
        if (doubtValue.present() && shareValue.present()) {
            shareValue.problem("given beside doubt (expected one of them: doubt is a fixed threshold, escalate lets"
                    + " Sluice steer it)");
            fits = false;
        }
        if (deadlineValue.present() && samples == 0) {
            deadlineValue.problem(
                    "without further samples (expected only with samples 1 or 2: nothing else waits for" + " it)");
            fits = false;
        }
        Escalation escalation = share.<Escalation>map(Escalation.Share::new)
                .orElseGet(() -> new Escalation.Above(doubt.orElse(VerifySettings.DEFAULT_DOUBT)));
        return fits ? Optional.of(new VerifySettings(hold, samples, escalation, deadline)) : Optional.empty();
    }
}
