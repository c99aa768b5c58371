package dev.sluice.router.policy;

import dev.sluice.router.decision.Caller;
import dev.sluice.router.decision.Judgement;
import dev.sluice.router.decision.Verdict;
import dev.sluice.router.decision.Verdict.Outcome;
import dev.sluice.router.sensitivity.Finding;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A test that a policy brings along; a policy whose tests fail is not loaded.
 *
 * @param said what is asked
 * @param team the caller's team; empty for a caller in no team that any rule names
 * @param region the caller's; empty if unknown
 * @param purpose the caller's; empty if unknown
 * @param expect the outcome
 * @param rule the rule that says so: an id, {@code default} or {@code on_error}. Where several rules give the same
 *     outcome any of them will do, since the order of rules has no meaning.
 */
public record PolicyCase(
        Said said,
        Optional<String> team,
        Optional<String> region,
        Optional<String> purpose,
        Outcome expect,
        Optional<String> rule) {
    /** What the test's caller sends. */
    public sealed interface Said {
        /** @param text one message of the user */
        record Text(String text) implements Said {}

        /** @param json a whole request */
        record Body(String json) implements Said {}
    }

    /** A caller of whom at most the team is known says this. */
    public PolicyCase(String text, Optional<String> team, Outcome expect, Optional<String> rule) {
        this(new Said.Text(text), team, Optional.empty(), Optional.empty(), expect, rule);
    }

    /**
     * What went wrong, or empty if it came out as expected. The answer names rules and kinds, never the text.
     *
     * @param judgement of the text
     * @param today for attestations, which change providers and never the outcome, and for exceptions. A case that
     *     names an exception as its rule is judged on the exception's first day if that is still to come. No exception
     *     is taken to have been used before.
     */
    public Optional<String> problem(Policy policy, Judgement judgement, LocalDate today) {
        Verdict verdict = policy.judge(judgement, caller(), day(policy, today), unused(policy));
        if (verdict.would() != expect) {
            return Optional.of("expected " + expect.word()
                    + rule.map(id -> " by rule " + id).orElse("") + ", but it is " + described(verdict, judgement));
        }
        if (rule.isEmpty() || rule.get().equals(verdict.rule()) || says(policy, verdict, rule.get())) {
            return Optional.empty();
        }
        return Optional.of("expected " + expect.word() + " by rule " + rule.get() + ", but that rule "
                + (verdict.matched().contains(rule.get()) ? "says something else" : "does not match") + "; it is "
                + described(verdict, judgement));
    }

    /** Who the case is judged for. */
    public Caller caller() {
        return new Caller("policy-test", team.orElse(""), region, purpose);
    }

    private LocalDate day(Policy policy, LocalDate today) {
        return policy.exceptions().stream()
                .filter(exception -> rule.filter(exception.id()::equals).isPresent())
                .map(exception -> exception.waiver().orElseThrow().notBefore())
                .filter(today::isBefore)
                .findFirst()
                .orElse(today);
    }

    private static Map<String, Long> unused(Policy policy) {
        return policy.exceptions().stream().collect(Collectors.toMap(Rule::id, exception -> 0L));
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
        return verdict.would().word() + " by rule " + verdict.rule() + " (found: "
                + (found.isEmpty() ? "nothing" : String.join(", ", found))
                + (judgement.unscannable().isEmpty() ? "" : ", something unscannable") + ")";
    }
}
