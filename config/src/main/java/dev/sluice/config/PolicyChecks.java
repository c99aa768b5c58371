package dev.sluice.config;

import dev.sluice.config.PolicyReader.Rules;
import dev.sluice.router.Judge;
import dev.sluice.router.catalogue.Catalogue;
import dev.sluice.router.policy.Policy;
import dev.sluice.router.policy.PolicyCase;
import dev.sluice.router.policy.PolicyCase.Said;
import dev.sluice.router.policy.Rule;
import dev.sluice.router.policy.RuleRemark;
import dev.sluice.router.prompt.Message;
import dev.sluice.router.prompt.Part;
import dev.sluice.router.prompt.Place;
import dev.sluice.router.prompt.Prompt;
import dev.sluice.router.prompt.RequestBody;
import dev.sluice.router.prompt.Role;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Runs a policy's own tests and looks for rules that do nothing, or nothing any more. */
final class PolicyChecks {
    /** How long before its end an attestation is told, in days. */
    private static final int SOON = 14;

    private final Policy policy;
    private final Rules rules;
    private final LocalDate today;

    private PolicyChecks(Policy policy, Rules rules, LocalDate today) {
        this.policy = policy;
        this.rules = rules;
        this.today = today;
    }

    static void run(Rules rules, Judge judge, RequestReader requests, LocalDate today) {
        rules.policy().ifPresent(policy -> {
            PolicyChecks checks = new PolicyChecks(policy, rules, today);
            checks.rules();
            checks.exceptions();
            checks.tests(judge, requests);
        });
    }

    /**
     * What is over by itself. A lapsed attestation of the operator's stops the start; the shipped file is nobody's
     * slip: a day that passes must not stop whoever uses it as it is.
     *
     * @param shipped whether these are the shipped file's
     * @param leftOut takes what a shipped attestation that has lapsed leaves out
     */
    static void attestations(Rules rules, LocalDate today, boolean shipped, Collection<String> leftOut) {
        rules.policy().ifPresent(policy -> policy.providers().forEach((name, attestation) -> {
            LocalDate end = attestation.validUntil();
            Value place = Objects.requireNonNull(rules.providers().get(name)).at("valid_until");
            if (end.isBefore(today) && shipped) {
                leftOut.add("provider " + name + ": nothing goes there, its attestation lapsed on " + end);
            } else if (end.isBefore(today)) {
                place.problem(end + " is over, the attestation of " + name
                        + " has lapsed (expected a day to come: what the provider promises now, or no attestation)");
            } else if (!end.isAfter(today.plusDays(SOON))) {
                place.warning("the attestation of " + name + " ends on " + end + "; then nothing goes there any more");
            }
        }));
    }

    private void rules() {
        for (RuleRemark dead : policy.deadRules()) {
            place(dead.rule())
                    .problem("the rule \"" + dead.rule() + "\" can never change anything: " + dead.why()
                            + " (expected every rule to matter)");
        }
        for (RuleRemark odd : policy.oddRules(today)) {
            place(odd.rule()).warning("the rule \"" + odd.rule() + "\": " + odd.why());
        }
    }

    private void exceptions() {
        for (RuleRemark idle : policy.idleExceptions()) {
            place(idle.rule())
                    .at("exception", "overrides")
                    .problem("the exception \"" + idle.rule() + "\" widens nothing: " + idle.why()
                            + " (expected every exception to matter)");
        }
        for (Rule rule : policy.exceptions()) {
            LocalDate expires = rule.waiver().orElseThrow().expires();
            if (expires.isBefore(today)) {
                place(rule.id())
                        .at("exception", "expires")
                        .problem(expires + " is over (expected a day to come; take the rule out, or have it approved"
                                + " again under a new id)");
            }
        }
    }

    private void tests(Judge judge, RequestReader requests) {
        for (int i = 0; i < policy.tests().size(); i++) {
            PolicyCase test = policy.tests().get(i);
            Value place = rules.tests().get(i);
            try {
                Prompt prompt = prompt(test.said(), requests);
                test.problem(policy, judge.judge(prompt), today)
                        .ifPresent(why -> place.problem("the test fails: " + why));
            } catch (IllegalArgumentException unfit) {
                place.at("body")
                        .problem("no request that can be read: " + RuleReader.messageOf(unfit)
                                + " (expected a whole one)");
            }
        }
    }

    private Value place(String rule) {
        return Objects.requireNonNull(rules.rules().get(rule));
    }

    private static Prompt prompt(Said said, RequestReader requests) {
        return switch (said) {
            case Said.Text(String text) -> prompt(text);
            case Said.Body(String json) -> requests.read(json.getBytes(StandardCharsets.UTF_8));
        };
    }

    /** A request with this text as its one user message. */
    private static Prompt prompt(String text) {
        Place content = Place.at("messages").then(0).then("content");
        return new Prompt(
                Catalogue.AUTO,
                false,
                false,
                List.of(new Message(Role.USER, List.of(text))),
                0,
                List.of(new Part.Text(content, text)),
                Map.of(),
                0,
                1,
                new RequestBody(text.getBytes(StandardCharsets.UTF_8)));
    }
}
