package dev.sluice.config;

import dev.sluice.router.decision.Verdict.Outcome;
import dev.sluice.router.policy.Policy;
import dev.sluice.router.policy.PolicyCase;
import dev.sluice.router.policy.PolicyCase.Said;
import dev.sluice.router.policy.Rule;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads a policy's own tests. */
final class TestReader {
    private static final Shape<Outcome> OUTCOME = Shape.word(Outcome.class);

    private TestReader() {}

    /** @param allRules whether every rule of the file could be read: if not, its id may be the one that is missing */
    static List<PolicyCase> read(List<Value> elements, List<Rule> rules, boolean allRules) {
        Set<String> ids = new HashSet<>(Set.of(Policy.DEFAULT, Policy.ON_ERROR));
        rules.forEach(rule -> ids.add(rule.id()));
        List<PolicyCase> tests = new ArrayList<>();
        for (Value element : elements) {
            Section section = element.section();
            Optional<Said> said = said(element, section.get("text"), section.get("body"));
            Optional<String> team = section.get("team").optional(Shape.name());
            Optional<String> region = section.get("region").optional(Shape.name());
            Optional<String> purpose = section.get("purpose").optional(Shape.name());
            Optional<Outcome> expect = section.get("expect").required(OUTCOME);
            Value ruleValue = section.get("rule");
            Optional<String> rule = ruleValue.optional(Shape.name());
            section.finish();
            if (allRules && rule.isPresent() && !ids.contains(rule.get())) {
                ruleValue.problem("\"" + rule.get() + "\" (expected the id of a rule above, default or on_error)"
                        + Suggestion.of(rule.get(), ids));
            }
            if (said.isPresent() && expect.isPresent()) {
                tests.add(new PolicyCase(said.get(), team, region, purpose, expect.get(), rule));
            }
        }
        return tests;
    }

    private static Optional<Said> said(Value test, Value text, Value body) {
        if (text.present() == body.present()) {
            test.problem((text.present() ? "text and body" : "neither text nor body")
                    + " (expected text: what the user says, or body: a whole request)");
            return Optional.empty();
        }
        return text.present()
                ? text.required(Shape.text("what the user says")).map(Said.Text::new)
                : body.json("a whole request, such as { model: auto, messages: [...] }")
                        .map(Said.Body::new);
    }
}
