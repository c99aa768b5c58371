package dev.sluice.router.policy;

import dev.sluice.router.decision.Caller;
import dev.sluice.router.decision.Judgement;
import dev.sluice.router.decision.Verdict;
import dev.sluice.router.decision.Verdict.Outcome;
import dev.sluice.router.sensitivity.Finding;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A test that a policy brings along; a policy whose tests fail is not loaded.
 *
 * @param text what the user says
 * @param team the caller's team; empty for a caller in no team that any rule names
 * @param expect the outcome
 * @param rule the rule that says so: an id, {@code default} or {@code on_error}. Where several rules give the same
 *     outcome any of them will do, since the order of rules has no meaning.
 */
public record PolicyCase(String text, Optional<String> team, Outcome expect, Optional<String> rule) {
    /**
     * What went wrong, or empty if it came out as expected. The answer names rules and kinds, never the text.
     *
     * @param judgement of the text
     * @param today for attestations; they change providers, never the outcome
     */
    public Optional<String> problem(Policy policy, Judgement judgement, LocalDate today) {
        Verdict verdict = policy.judge(judgement, caller(), today);
        if (verdict.would() != expect) {
            return Optional.of("expected " + word(expect)
                    + rule.map(id -> " by rule " + id).orElse("") + ", but it is " + described(verdict, judgement));
        }
        if (rule.isEmpty() || rule.get().equals(verdict.rule()) || says(policy, verdict, rule.get())) {
            return Optional.empty();
        }
        return Optional.of("expected " + word(expect) + " by rule " + rule.get() + ", but that rule "
                + (verdict.matched().contains(rule.get()) ? "says something else" : "does not match") + "; it is "
                + described(verdict, judgement));
    }

    /** Who the case is judged for. */
    public Caller caller() {
        return new Caller("policy-test", team.orElse(""));
    }

    private static boolean says(Policy policy, Verdict verdict, String id) {
        return verdict.matched().contains(id)
                && policy.rules().stream()
                        .anyMatch(rule ->
                                rule.id().equals(id) && rule.then().decision().equals(Optional.of(verdict.would())));
    }

    private static String described(Verdict verdict, Judgement judgement) {
        List<String> found = judgement.findings().stream()
                .map(Finding::kind)
                .distinct()
                .sorted()
                .toList();
        return word(verdict.would()) + " by rule " + verdict.rule() + " (found: "
                + (found.isEmpty() ? "nothing" : String.join(", ", found))
                + (judgement.unscannable().isEmpty() ? "" : ", something unscannable") + ")";
    }

    private static String word(Outcome outcome) {
        return outcome.name().toLowerCase(Locale.ROOT);
    }
}
