package dev.sluice.gateway.review;

import dev.sluice.router.decision.Caller;
import dev.sluice.router.decision.Judgement;
import dev.sluice.router.decision.Verdict;
import dev.sluice.router.policy.Policy;
import dev.sluice.router.policy.Rule;
import dev.sluice.router.prompt.Part;
import dev.sluice.router.sensitivity.Finding;
import dev.sluice.router.sensitivity.builtin.PublishedExamples;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** How a policy comes to its verdict on one request, rule by rule. It names kinds and places, never the text. */
public final class RuleByRule {
    private final Policy policy;
    private final List<Part> parts;
    private final Judgement judgement;
    private final Caller caller;
    private final LocalDate today;

    /** @param parts of the request, in which published examples are looked for */
    public RuleByRule(Policy policy, List<Part> parts, Judgement judgement, Caller caller, LocalDate today) {
        this.policy = policy;
        this.parts = List.copyOf(parts);
        this.judgement = judgement;
        this.caller = caller;
        this.today = today;
    }

    public void print(PrintWriter out) {
        Verdict verdict = policy.judge(judgement, caller, today);
        out.printf("Policy       %s, owner %s%n", policy.id(), policy.owner());
        out.printf("Sensitivity  %s%n", judgement.sensitivity().name().toLowerCase(Locale.ROOT));
        if (judgement.findings().isEmpty()) {
            out.println("  found      nothing");
        }
        for (Finding finding : judgement.findings()) {
            out.printf(
                    "  found      %s (%s) at %s, %d to %d%n",
                    finding.kind(),
                    finding.confidence().name().toLowerCase(Locale.ROOT),
                    finding.place(),
                    finding.start(),
                    finding.end());
        }
        PublishedExamples.in(parts, judgement.findings())
                .forEach(one ->
                        out.printf("  passed over: published example value (%s) at %s%n", one.kind(), one.place()));
        judgement.unscannable().forEach(part -> out.printf("  cannot see %s at %s%n", part.what(), part.place()));
        out.println("Rules");
        for (Rule rule : policy.rules()) {
            boolean matched = verdict.matched().contains(rule.id());
            out.printf(
                    "  %s %s%s%n      %s%n",
                    matched ? "✓" : "·",
                    rule.id(),
                    rule.id().equals(verdict.rule()) ? "  ← decides" : matched ? "" : "  " + whyNot(rule),
                    PolicyWording.rule(rule));
        }
        out.printf(
                "Verdict      %s by %s%s%n",
                verdict.would().word(),
                verdict.rule().equals(Policy.DEFAULT) || verdict.rule().equals(Policy.ON_ERROR)
                        ? verdict.rule()
                        : "rule " + verdict.rule(),
                verdict.would() == verdict.outcome() ? "" : " (a dry run: everything stays in the house)");
        verdict.waived()
                .forEach(waived -> out.printf(
                        "  exception  %s sets aside %s, approved by %s (%s)%n",
                        waived.rule(), String.join(", ", waived.setAside()), waived.approver(), waived.ticket()));
        if (verdict.outcome().escalates()) {
            policy.providers().keySet().stream().sorted().forEach(provider -> {
                String barred = policy.whyBarred(provider, verdict, today);
                out.printf("  %s%n", barred.isEmpty() ? "may get it " + provider : "barred     " + barred);
            });
        }
        out.flush();
    }

    private String whyNot(Rule rule) {
        List<String> unmet = rule.when().atoms().stream()
                .filter(atom -> !atom.holds(judgement, caller))
                .map(PolicyWording::condition)
                .toList();
        return unmet.isEmpty() ? "not in force" : "no: " + unmet.stream().collect(Collectors.joining("; not "));
    }
}
