package dev.sluice.router.policy;

import java.util.regex.Pattern;

/**
 * One rule of a policy. It applies whenever its condition holds, whatever other rules say.
 *
 * @param id unique within the policy: one to 64 ASCII letters, digits, {@code .}, {@code _} and {@code -}, since it
 *     goes into response headers
 */
public record Rule(String id, Condition when, Effect then) {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    public Rule {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException(
                    "id: \"" + id + "\" (expected 1 to 64 of letters, digits, '.', '_' and '-')");
        }
        if (id.equals(Policy.DEFAULT) || id.equals(Policy.ON_ERROR)) {
            throw new IllegalArgumentException("id: \"" + id + "\" (expected another word; this one is taken)");
        }
    }
}
