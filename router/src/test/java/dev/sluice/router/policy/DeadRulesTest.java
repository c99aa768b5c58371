package dev.sluice.router.policy;

import static dev.sluice.router.policy.PolicyTest.ANYTHING;
import static dev.sluice.router.policy.PolicyTest.CARDS;
import static dev.sluice.router.policy.PolicyTest.PROVIDERS;
import static dev.sluice.router.policy.PolicyTest.PUBLIC;
import static dev.sluice.router.policy.PolicyTest.SECRETS;
import static dev.sluice.router.policy.PolicyTest.has;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.router.Given;
import dev.sluice.router.policy.Condition.AllOf;
import dev.sluice.router.policy.Condition.NothingFound;
import dev.sluice.router.policy.Condition.TeamIs;
import dev.sluice.router.policy.Condition.UnscannableIs;
import dev.sluice.router.sensitivity.Confidence;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DeadRulesTest {
    @Test
    void an_ordinary_policy_has_none() {
        assertThat(Given.policy(PROVIDERS, SECRETS, CARDS, PUBLIC, ANYTHING).deadRules())
                .isEmpty();
    }

    @Test
    void entities_wanted_where_nothing_may_be_found_never_match() {
        Rule rule = new Rule(
                "confused",
                new AllOf(List.of(new NothingFound(), has(Confidence.LOW, "EMAIL"))),
                Effect.mayEscalate(ProviderTerms.ANY));
        assertThat(Given.policy(PROVIDERS, rule).deadRules())
                .containsExactly(new RuleRemark("confused", "never matches: nothing found, but entities wanted"));
    }

    @Test
    void a_rule_that_lets_out_what_another_always_keeps_is_dead_whatever_the_order() {
        Rule lets = new Rule(
                "iban-for-sales",
                new AllOf(List.of(has(Confidence.HIGH, "IBAN"), new TeamIs(Set.of("sales")))),
                Effect.mayEscalate(ProviderTerms.ANY));
        RuleRemark dead = new RuleRemark(
                "iban-for-sales", "rule cards-local matches whenever it does, and is as strict or stricter");
        assertThat(Given.policy(PROVIDERS, CARDS, lets).deadRules()).containsExactly(dead);
        assertThat(Given.policy(PROVIDERS, lets, CARDS).deadRules()).containsExactly(dead);
    }

    @Test
    void a_rule_that_is_surer_or_wider_than_the_stricter_one_is_alive() {
        Rule less = new Rule("low", has(Confidence.LOW, "IBAN"), Effect.mayEscalate(ProviderTerms.ANY));
        Rule wider = new Rule("wider", has(Confidence.HIGH, "IBAN", "EMAIL"), Effect.mayEscalate(ProviderTerms.ANY));
        assertThat(Given.policy(PROVIDERS, CARDS, less, wider).deadRules()).isEmpty();
    }

    @Test
    void a_copy_is_dead_and_the_original_is_not() {
        Rule copy = new Rule("copy", CARDS.when(), CARDS.then());
        assertThat(Given.policy(PROVIDERS, CARDS, copy).deadRules())
                .extracting(RuleRemark::rule)
                .containsExactly("copy");
    }

    @Test
    void a_narrower_rule_of_the_same_outcome_is_alive_since_it_names_its_own_basis() {
        Rule iban = new Rule("iban", has(Confidence.HIGH, "IBAN"), Effect.localOnly());
        assertThat(Given.policy(PROVIDERS, CARDS, iban).deadRules()).isEmpty();
    }

    @Test
    void what_is_unscannable_is_not_let_out_by_a_rule() {
        Rule images = new Rule("images", new UnscannableIs(true), Effect.mayEscalate(ProviderTerms.ANY));
        assertThat(Given.policy(PROVIDERS, images).deadRules())
                .extracting(RuleRemark::why)
                .containsExactly("lets out what is unscannable, which always stays");
    }
}
