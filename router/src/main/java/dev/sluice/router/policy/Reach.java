package dev.sluice.router.policy;

import dev.sluice.router.decision.Judgement;
import dev.sluice.router.sensitivity.Confidence;
import dev.sluice.router.sensitivity.Finding;
import dev.sluice.router.sensitivity.Sensitivity;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * How far an exception reaches into one request: no further than what was approved. It sets a rule aside only if every
 * kind that made the rule match is one that the exception names; one that names none reaches as far as the rules that
 * it overrides.
 *
 * @param setAside the matching rules that it sets aside; where there are none, it is as if there were no exception
 */
record Reach(Rule exception, List<Rule> setAside, Judgement judgement) {
    static Reach of(Rule exception, List<Rule> ordinary, Judgement judgement) {
        Set<String> overrides = exception.waiver().orElseThrow().overrides();
        Set<String> approved = Set.copyOf(exception.when().kinds(judgement.findings()));
        boolean whatever = !exception.when().namesKinds();
        List<Rule> setAside = ordinary.stream()
                .filter(rule -> overrides.contains(rule.id()))
                .filter(rule -> whatever || approved.containsAll(concerned(rule, judgement)))
                .toList();
        return new Reach(exception, setAside, judgement);
    }

    /** The kinds that made the rule match; of one that names none, all that are confidential. */
    private static Set<String> concerned(Rule rule, Judgement judgement) {
        return rule.when().namesKinds() ? Set.copyOf(rule.when().kinds(judgement.findings())) : confidential(judgement);
    }

    /** The kinds of findings that are confidential or more, and no mere guesses. */
    static Set<String> confidential(Judgement judgement) {
        Set<String> kinds = new HashSet<>();
        for (Finding finding : judgement.findings()) {
            if (finding.confidence() != Confidence.LOW && finding.level().compareTo(Sensitivity.CONFIDENTIAL) >= 0) {
                kinds.add(finding.kind());
            }
        }
        return kinds;
    }

    /** The kinds of this request that it lets out. */
    Set<String> kinds() {
        if (exception.when().namesKinds()) {
            return Set.copyOf(exception.when().kinds(judgement.findings()));
        }
        Set<String> kinds = new HashSet<>();
        setAside.forEach(rule -> kinds.addAll(concerned(rule, judgement)));
        return kinds;
    }
}
