package dev.sluice.gateway.verification;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.sluice.config.VerifySettings.Escalation;
import dev.sluice.router.verification.Doubt;
import java.util.List;

/**
 * Whether an answer is too doubtful, for each route and team by their own traffic: one team's answers use up no other
 * team's share. Thread-safe; bounded; survives a reload of settings, and by {@link DoubtRecollection} a restart.
 */
public final class Threshold {
    /** Of 2.4 KB each. Routes and teams are the operator's own; of more the longest unused go. */
    private static final int MOST = 4096;

    private final Cache<Traffic, Steered> steered =
            Caffeine.newBuilder().maximumSize(MOST).build();

    /**
     * The answers of one route to one team.
     *
     * @param route its id
     */
    public record Traffic(String route, String team) {}

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
     * @param flawed whether something is wrong with its form; then it never stands
     */
    public boolean isPassed(Traffic traffic, Escalation setting, Doubt doubt, boolean flawed) {
        ShareControl control = control(traffic, setting);
        return switch (setting) {
            case Escalation.Above(double threshold) -> {
                boolean passed = flawed || doubt.score() > threshold;
                control.count(doubt.score(), passed);
                yield passed;
            }
            case Escalation.Share(double target) -> control.goesOn(target, doubt.score(), flawed);
        };
    }

    /** The same of an answer that does not count, since its request asked for less than others get. */
    public boolean wouldBePassed(Traffic traffic, Escalation setting, Doubt doubt, boolean flawed) {
        return flawed
                || switch (setting) {
                    case Escalation.Above(double threshold) -> doubt.score() > threshold;
                    case Escalation.Share(double target) ->
                        control(traffic, setting).wouldGoOn(target, doubt.score());
                };
    }

    /** Whether it is among this share of the answers, the most doubtful ones. Counts nothing. */
    public boolean isAmong(Traffic traffic, double share, Doubt doubt) {
        Steered known = steered.getIfPresent(traffic);
        return (known == null ? new ShareControl() : known.control).isAmong(share, doubt.score());
    }

    /** The doubt above which such answers do not stand now; 1 before the first. */
    public double current(Traffic traffic) {
        Steered known = steered.getIfPresent(traffic);
        if (known == null) {
            return 1;
        }
        return switch (known.setting) {
            case Escalation.Above(double threshold) -> threshold;
            case Escalation.Share(double target) -> known.control.threshold(target);
        };
    }

    /** Share of the last {@value ShareControl#WINDOW} verified answers that did not stand; 0 before the first. */
    public double share(Traffic traffic) {
        Steered known = steered.getIfPresent(traffic);
        return known == null ? 0 : known.control.share();
    }

    /** Takes answers of before the start for the beginning of a window, see {@link ShareControl#recall}. */
    void recall(Traffic traffic, Escalation setting, List<PastAnswer> latestFirst) {
        steered.get(traffic, fresh -> new Steered(setting)).control.recall(latestFirst);
    }

    private ShareControl control(Traffic traffic, Escalation setting) {
        Steered known = steered.get(traffic, fresh -> new Steered(setting));
        known.setting = setting;
        return known.control;
    }
}
