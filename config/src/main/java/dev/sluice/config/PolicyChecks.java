package dev.sluice.config;

import dev.sluice.config.PolicyReader.Rules;
import dev.sluice.router.Judge;
import dev.sluice.router.catalogue.Catalogue;
import dev.sluice.router.policy.PolicyCase;
import dev.sluice.router.policy.RuleRemark;
import dev.sluice.router.prompt.Message;
import dev.sluice.router.prompt.Part;
import dev.sluice.router.prompt.Place;
import dev.sluice.router.prompt.Prompt;
import dev.sluice.router.prompt.RequestBody;
import dev.sluice.router.prompt.Role;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Runs a policy's own tests and looks for rules that do nothing. */
final class PolicyChecks {
    private PolicyChecks() {}

    static void run(Rules rules, Judge judge, LocalDate today) {
        rules.policy().ifPresent(policy -> {
            for (RuleRemark dead : policy.deadRules()) {
                Objects.requireNonNull(rules.rules().get(dead.rule()))
                        .problem("the rule \"" + dead.rule() + "\" can never change anything: " + dead.why()
                                + " (expected every rule to matter)");
            }
            for (int i = 0; i < policy.tests().size(); i++) {
                PolicyCase test = policy.tests().get(i);
                Value place = rules.tests().get(i);
                test.problem(
                                policy,
                                judge.judge(
                                        prompt(test.said() instanceof PolicyCase.Said.Text(String said) ? said : "")),
                                today)
                        .ifPresent(why -> place.problem("the test fails: " + why));
            }
        });
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
