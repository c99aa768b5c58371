package dev.sluice.config;

import dev.sluice.router.policy.Condition;
import dev.sluice.router.policy.Effect;
import dev.sluice.router.policy.Rule;
import dev.sluice.router.policy.Waiver;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Reads one rule of a policy. */
final class RuleReader {
    private RuleReader() {}

    /** @param kinds all that any detector finds, dictionaries and the house's own patterns included */
    static Optional<Rule> read(Value element, Collection<String> kinds) {
        Section section = element.section();
        Optional<String> id = section.get("id").required(Shape.id());
        Value whenValue = section.get("when");
        Optional<Condition> when = ConditionReader.read(whenValue, kinds);
        Optional<Effect> then = EffectReader.read(section.get("then"), kinds);
        Value exception = section.get("exception");
        Optional<Waiver> waiver = exception.present() ? waiver(exception) : Optional.empty();
        section.finish();
        if (when.isPresent() && then.isPresent() && !then.get().escalates() && counts(when.get())) {
            whenValue
                    .at("max_count")
                    .problem("in a rule that keeps in or restricts (expected none: it would no longer hold where more"
                            + " is found)");
        }
        if (id.isEmpty() || when.isEmpty() || then.isEmpty() || exception.present() != waiver.isPresent()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Rule(id.get(), when.get(), then.get(), waiver));
        } catch (IllegalArgumentException unfit) {
            element.problem(messageOf(unfit));
            return Optional.empty();
        }
    }

    private static boolean counts(Condition when) {
        return when.atoms().stream().anyMatch(Condition.CountAtMost.class::isInstance);
    }

    private static Optional<Waiver> waiver(Value value) {
        Section section = value.section();
        Value overridesValue = section.get("overrides");
        Set<String> overrides = PolicyReader.words(overridesValue, "the ids of the rules it overrides");
        if (overrides.isEmpty()) {
            overridesValue.problem("names no rule (expected the id of at least one that it overrides)");
        }
        Optional<String> approver =
                section.get("approver").required(Shape.text("who approved it, such as a mail address"));
        Optional<String> ticket = section.get("ticket").required(Shape.text("where the approval is written"));
        Optional<LocalDate> notBefore = section.get("not_before").required(Shape.date());
        Optional<LocalDate> expires = section.get("expires").required(Shape.date());
        Value mostValue = section.get("max_requests");
        Optional<Integer> most = mostValue.optional(Shape.whole(1, Integer.MAX_VALUE));
        section.finish();
        if (overrides.isEmpty()
                || approver.isEmpty()
                || ticket.isEmpty()
                || notBefore.isEmpty()
                || expires.isEmpty()
                || mostValue.present() != most.isPresent()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Waiver(
                    overrides,
                    approver.get(),
                    ticket.get(),
                    notBefore.get(),
                    expires.get(),
                    most.map(given -> OptionalLong.of(given)).orElse(OptionalLong.empty())));
        } catch (IllegalArgumentException unfit) {
            value.problem(messageOf(unfit));
            return Optional.empty();
        }
    }

    static String messageOf(IllegalArgumentException unfit) {
        return String.valueOf(unfit.getMessage());
    }
}
