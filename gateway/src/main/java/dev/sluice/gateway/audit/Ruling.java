package dev.sluice.gateway.audit;

import dev.sluice.gateway.journal.Label;
import java.util.List;

/**
 * What the policy said.
 *
 * @param policy name and version
 * @param outcome what counts
 * @param would what it would be if the policy were enforced; differs only in a dry run
 * @param rule the id of the deciding rule
 * @param matched ids of all matching rules, in file order
 * @param exceptions those that were used, in file order
 */
public record Ruling(
        String policy,
        String outcome,
        String would,
        String rule,
        List<String> matched,
        List<ExceptionUsed> exceptions) {

    /**
     * An exception that took a rule's place.
     *
     * @param rule its id
     * @param approver who answers for it
     * @param ticket where that is written
     */
    public record ExceptionUsed(String rule, String approver, String ticket) {
        public ExceptionUsed {
            rule = Label.line(rule, 128);
            approver = Label.line(approver, 128);
            ticket = Label.line(ticket, 128);
        }
    }

    public Ruling {
        policy = Label.line(policy, 128);
        outcome = Label.of(outcome, 32);
        would = Label.of(would, 32);
        rule = Label.line(rule, 128);
        exceptions = List.copyOf(exceptions);
        matched = matched.stream().map(id -> Label.line(id, 128)).toList();
    }

    void write(JsonLine out) {
        out.text("policy", policy)
                .text("outcome", outcome)
                .text("would", would)
                .text("rule", rule)
                .strings("matched_rules", matched);
        if (!exceptions.isEmpty()) {
            out.objects("exceptions", exceptions, (fields, one) -> fields.text("rule", one.rule)
                    .text("approver", one.approver)
                    .text("ticket", one.ticket));
        }
    }
}
