package dev.sluice.router.policy;

import static dev.sluice.router.Given.TODAY;
import static dev.sluice.router.Given.found;
import static dev.sluice.router.Given.judged;
import static dev.sluice.router.Given.unscannable;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.router.Given;
import dev.sluice.router.decision.Verdict.Outcome;
import dev.sluice.router.policy.Condition.TeamIs;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PolicyCaseTest {
    private static final Policy POLICY =
            Given.policy(PolicyTest.PROVIDERS, PolicyTest.SECRETS, PolicyTest.CARDS, PolicyTest.PUBLIC);

    @Test
    void a_case_that_comes_out_as_expected_has_no_problem() {
        assertThat(expect(Outcome.MAY_ESCALATE, null).problem(POLICY, judged(0.5), TODAY))
                .isEmpty();
        assertThat(expect(Outcome.LOCAL_ONLY, "cards-local").problem(POLICY, judged(0.5, found("IBAN")), TODAY))
                .isEmpty();
        assertThat(expect(Outcome.LOCAL_ONLY, "default").problem(POLICY, judged(0.5, found("EMAIL")), TODAY))
                .isEmpty();
        assertThat(expect(Outcome.LOCAL_ONLY, "on_error").problem(POLICY, unscannable(), TODAY))
                .isEmpty();
    }

    @Test
    void another_outcome_is_reported_with_the_rule_and_the_kinds() {
        assertThat(expect(Outcome.MAY_ESCALATE, "public-docs")
                        .problem(POLICY, judged(0.5, found("IBAN"), found("EMAIL")), TODAY))
                .contains("expected may_escalate by rule public-docs, but it is local_only by rule cards-local"
                        + " (found: EMAIL, IBAN)");
        assertThat(expect(Outcome.LOCAL_ONLY, null).problem(POLICY, judged(0.5), TODAY))
                .contains("expected local_only, but it is may_escalate by rule public-docs (found: nothing)");
    }

    @Test
    void the_right_outcome_by_a_rule_that_does_not_match_is_reported() {
        assertThat(expect(Outcome.LOCAL_ONLY, "cards-local").problem(POLICY, judged(0.5, found("EMAIL")), TODAY))
                .contains("expected local_only by rule cards-local, but that rule does not match; it is local_only"
                        + " by rule default (found: EMAIL)");
    }

    @Test
    void any_of_several_rules_of_the_same_outcome_will_do() {
        assertThat(expect(Outcome.LOCAL_ONLY, "cards-local")
                        .problem(POLICY, judged(0.5, found("IBAN"), found("SECRET.KEY")), TODAY))
                .isEmpty();
    }

    @Test
    void a_dry_run_is_tested_by_what_would_be() {
        assertThat(expect(Outcome.MAY_ESCALATE, "public-docs").problem(Given.dryRun(POLICY), judged(0.5), TODAY))
                .isEmpty();
    }

    @Test
    void lapsed_attestations_do_not_fail_a_test() {
        assertThat(expect(Outcome.MAY_ESCALATE, null).problem(POLICY, judged(0.5), TODAY.plusYears(5)))
                .isEmpty();
    }

    @Test
    void the_team_of_the_case_counts() {
        Policy policy = Given.policy(
                PolicyTest.PROVIDERS,
                PolicyTest.PUBLIC,
                new Rule("hr-stays", new TeamIs(Set.of("hr")), Effect.localOnly()));
        PolicyCase hr = new PolicyCase("hello", Optional.of("hr"), Outcome.LOCAL_ONLY, Optional.of("hr-stays"));
        assertThat(hr.problem(policy, judged(0.5), TODAY)).isEmpty();
        assertThat(expect(Outcome.MAY_ESCALATE, null).problem(policy, judged(0.5), TODAY))
                .isEmpty();
    }

    private static PolicyCase expect(Outcome outcome, @Nullable String rule) {
        return new PolicyCase("the text", Optional.empty(), outcome, Optional.ofNullable(rule));
    }
}
