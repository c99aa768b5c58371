package dev.sluice.gateway.verification;

import dev.sluice.config.VerifySettings.Escalation;
import dev.sluice.router.verification.Doubt;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Whether an answer is too doubtful, for each route by its own traffic. Thread-safe; survives a reload of settings. */
public final class Threshold {
    private final Map<String, Steered> routes = new ConcurrentHashMap<>();

    private static final class Steered {
        private final ShareControl control = new ShareControl();
        private volatile Escalation setting;

        Steered(Escalation setting) {
            this.setting = setting;
        }
    }

    /**
     * Counts the answer, and says whether it has to be asked for elsewhere.
     *
     * @param route its id
     * @param flawed whether something is wrong with its form; then it never stands
     */
    public boolean isPassed(String route, Escalation setting, Doubt doubt, boolean flawed) {
        Steered steered = steered(route, setting);
        return switch (setting) {
            case Escalation.Above(double threshold) -> {
                boolean passed = flawed || doubt.score() > threshold;
                steered.control.count(doubt.score(), passed);
                yield passed;
            }
            case Escalation.Share(double target) -> steered.control.goesOn(target, doubt.score(), flawed);
        };
    }

    /** The same of an answer that does not count, since its request asked for less than others get. */
    public boolean wouldBePassed(String route, Escalation setting, Doubt doubt, boolean flawed) {
        return flawed
                || switch (setting) {
                    case Escalation.Above(double threshold) -> doubt.score() > threshold;
                    case Escalation.Share(double target) ->
                        steered(route, setting).control.wouldGoOn(target, doubt.score());
                };
    }

    /** Whether it is among this share of the route's answers, the most doubtful ones. Counts nothing. */
    public boolean isAmong(String route, double share, Doubt doubt) {
        Steered steered = routes.get(route);
        return (steered == null ? new ShareControl() : steered.control).isAmong(share, doubt.score());
    }

    private Steered steered(String route, Escalation setting) {
        Steered steered = routes.computeIfAbsent(route, fresh -> new Steered(setting));
        steered.setting = setting;
        return steered;
    }

    /** The doubt above which answers of this route do not stand now; 1 before the first. */
    public double current(String route) {
        Steered steered = routes.get(route);
        if (steered == null) {
            return 1;
        }
        return switch (steered.setting) {
            case Escalation.Above(double threshold) -> threshold;
            case Escalation.Share(double target) -> steered.control.threshold(target);
        };
    }

    /**
     * Share of the route's last {@value ShareControl#WINDOW} verified answers that did not stand; 0 before the first.
     */
    public double share(String route) {
        Steered steered = routes.get(route);
        return steered == null ? 0 : steered.control.share();
    }
}
