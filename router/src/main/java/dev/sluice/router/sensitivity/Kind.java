package dev.sluice.router.sensitivity;

import java.util.regex.Pattern;

/**
 * A kind of sensitive data.
 *
 * @param name in capitals, as policies write it, with a dot where kinds form a family: {@code SECRET.API_KEY}
 * @param level how bad it is when this kind gets out
 */
public record Kind(String name, Sensitivity level) {
    private static final Pattern NAME = Pattern.compile("[A-Z][A-Z0-9_]{0,31}(\\.[A-Za-z0-9][A-Za-z0-9_-]{0,31})?");

    public Kind {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("kind: \"" + name + "\" (expected capitals, at most one dot)");
        }
    }
}
