package dev.sluice.router.policy;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One rule of a policy. It applies whenever its condition holds, whatever other rules say.
 *
 * @param id unique within the policy: one to 64 ASCII letters, digits, {@code .}, {@code _} and {@code -}, since it
 *     goes into response headers
 * @param waiver present if it is an approved exception; then it applies only while that is in force
 */
public record Rule(String id, Condition when, Effect then, Optional<Waiver> waiver) {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    public Rule {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException(
                    "id: \"" + id + "\" (expected 1 to 64 of letters, digits, '.', '_' and '-')");
        }
        if (id.equals(Policy.DEFAULT) || id.equals(Policy.ON_ERROR)) {
            throw new IllegalArgumentException("id: \"" + id + "\" (expected another word; this one is taken)");
        }
        if (waiver.isPresent() && then.decision().isEmpty()) {
            throw new IllegalArgumentException("then.decision: missing (expected what holds in place of the rules"
                    + " that this exception overrides)");
        }
        if (waiver.isPresent() && then.last()) {
            throw new IllegalArgumentException("then.final: true (expected no final exception: it has an end)");
        }
    }

    /** A rule that only narrows. */
    public Rule(String id, Condition when, Effect then) {
        this(id, when, then, Optional.empty());
    }

    public boolean isException() {
        return waiver.isPresent();
    }
}
