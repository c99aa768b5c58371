package dev.sluice.gateway.calibrate;

import dev.sluice.gateway.calibrate.RouteOutcome.Source;
import dev.sluice.gateway.report.Counted;
import dev.sluice.router.difficulty.Difficulty;
import dev.sluice.router.difficulty.PairCalibration;
import dev.sluice.router.difficulty.calibration.Method;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was learnt of one pair.
 *
 * @param local empty if it has fewer than {@link Side#LEAST} outcomes
 * @param strong likewise
 * @param ofLocal how many outcomes it has, by where they come from
 * @param ofStrong likewise
 */
public record PairFit(
        Outcomes.Pair pair,
        Optional<Side> local,
        Optional<Side> strong,
        Map<Source, Integer> ofLocal,
        Map<Source, Integer> ofStrong) {
    /** Fits what has enough outcomes. */
    public static PairFit of(Outcomes.Pair pair, Outcomes outcomes, Method method) {
        List<RouteOutcome> local = outcomes.of(pair.local());
        List<RouteOutcome> strong = outcomes.of(pair.strong());
        return new PairFit(
                pair,
                enough(local).map(enough -> Side.of(pair.local(), enough, method, Difficulty::local)),
                enough(strong).map(enough -> Side.of(pair.strong(), enough, method, Difficulty::strong)),
                bySource(local),
                bySource(strong));
    }

    private static Map<Source, Integer> bySource(List<RouteOutcome> outcomes) {
        Map<Source, Integer> counts = new EnumMap<>(Source.class);
        outcomes.forEach(one -> counts.merge(one.source(), 1, Integer::sum));
        return counts;
    }

    /** Outcomes of the local route, wherever they come from. */
    public int countOfLocal() {
        return sum(ofLocal);
    }

    /** Outcomes of the strong route, wherever they come from. */
    public int countOfStrong() {
        return sum(ofStrong);
    }

    private static int sum(Map<Source, Integer> counts) {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    private static Optional<List<RouteOutcome>> enough(List<RouteOutcome> outcomes) {
        return outcomes.size() < Side.LEAST ? Optional.empty() : Optional.of(outcomes);
    }

    /** Whether anything was learnt. */
    public boolean any() {
        return local.isPresent() || strong.isPresent();
    }

    /** Of what there is too little, in one line. */
    public String refusal() {
        return pair.local() + " → " + pair.strong() + ": " + Counted.of(countOfLocal(), "outcome") + " of "
                + pair.local()
                + " and "
                + countOfStrong()
                + " of " + pair.strong() + " (expected at least " + Side.LEAST
                + " of either; feedback on named routes counts too)";
    }

    /** @param model version of the difficulty model whose scores these are */
    public PairCalibration calibration(String model) {
        return new PairCalibration(
                pair.local(),
                pair.strong(),
                model,
                local.filter(Side::truer).map(Side::learnt),
                strong.filter(Side::truer).map(Side::learnt));
    }

    /** Whether anything that was learnt is truer than what was there. */
    public boolean truer() {
        return local.filter(Side::truer).isPresent()
                || strong.filter(Side::truer).isPresent();
    }

    /**
     * What would happen to the rated prompts if those escalate whose local success is below a target.
     *
     * @param share of the prompts that escalates, 0 to 1
     * @param quality mean success to be expected, by the figures learnt
     */
    record Escalation(double share, double quality) {}

    /** By the figures of before. */
    Escalation before(double target) {
        return escalation(prompts(), target, true);
    }

    /** By those learnt. */
    Escalation after(double target) {
        return escalation(prompts(), target, false);
    }

    /** If those escalate whose score is above a threshold, as without any figure of success. */
    Escalation above(double threshold) {
        List<Prompt> prompts = prompts();
        return escalation(
                prompts,
                prompts.stream().map(prompt -> prompt.score > threshold).toList());
    }

    private record Prompt(double score, double localBefore, double local, double strong) {}

    private static Escalation escalation(List<Prompt> prompts, double target, boolean before) {
        return escalation(
                prompts,
                prompts.stream()
                        .map(prompt -> (before ? prompt.localBefore : prompt.local) < target)
                        .toList());
    }

    private static Escalation escalation(List<Prompt> prompts, List<Boolean> escalates) {
        double quality = 0;
        int escalated = 0;
        for (int i = 0; i < prompts.size(); i++) {
            quality += escalates.get(i) ? prompts.get(i).strong : prompts.get(i).local;
            escalated += escalates.get(i) ? 1 : 0;
        }
        return new Escalation(escalated / (double) prompts.size(), quality / prompts.size());
    }

    /** An outcome each, with figures that have not seen it. */
    private List<Prompt> prompts() {
        List<Prompt> prompts = new ArrayList<>();
        local.ifPresent(side -> {
            for (int i = 0; i < side.outcomes().size(); i++) {
                Difficulty rated = side.outcomes().get(i).rated();
                prompts.add(new Prompt(
                        rated.score(),
                        rated.local(),
                        side.truer() ? side.held().get(i) : rated.local(),
                        strongAt(rated)));
            }
        });
        strong.ifPresent(side -> {
            for (int i = 0; i < side.outcomes().size(); i++) {
                Difficulty rated = side.outcomes().get(i).rated();
                prompts.add(new Prompt(
                        rated.score(),
                        rated.local(),
                        localAt(rated),
                        side.truer() ? side.held().get(i) : rated.strong()));
            }
        });
        return prompts;
    }

    private double localAt(Difficulty rated) {
        return local.filter(Side::truer)
                .map(side -> side.learnt().at(rated.score()))
                .orElse(rated.local());
    }

    private double strongAt(Difficulty rated) {
        return strong.filter(Side::truer)
                .map(side -> side.learnt().at(rated.score()))
                .orElse(rated.strong());
    }
}
