package dev.sluice.router;

import dev.sluice.router.decision.Judgement;
import dev.sluice.router.decision.Verdict;
import dev.sluice.router.policy.Policy;
import java.time.LocalDate;

/** What the policy said and why, in words for a person: rules and kinds, never the text. */
record Grounds(Verdict verdict, Judgement judgement, LocalDate today) {
    /** Such as {@code kept in the house by rule cards-local (CREDIT_CARD)}. */
    String rule() {
        if (verdict.outcome() != verdict.would()) {
            return "kept in the house by the dry run of " + verdict.policy();
        }
        String did =
                switch (verdict.outcome()) {
                    case REFUSE -> "refused";
                    case LOCAL_ONLY -> "kept in the house";
                    case MAY_ESCALATE -> "may leave";
                    case PSEUDONYMISE_THEN_ESCALATE -> "may leave pseudonymised";
                    case REDACT_THEN_ESCALATE -> "may leave redacted";
                };
        return did + " by " + name();
    }

    private String name() {
        return switch (verdict.rule()) {
            case Policy.DEFAULT -> "default of policy " + verdict.policy();
            case Policy.ON_ERROR ->
                "on_error (unscannable parts: " + judgement.unscannable().size() + ")";
            default ->
                (exceptional() ? "exception " : "rule ")
                        + verdict.rule()
                        + (verdict.kinds().isEmpty() ? "" : " (" + String.join(", ", verdict.kinds()) + ")");
        };
    }

    private boolean exceptional() {
        return verdict.waived().stream().anyMatch(waived -> waived.rule().equals(verdict.rule()));
    }
}
