package dev.sluice.gateway.audit;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A place in a chain. Shown as {@code instance/sequence:hash}.
 *
 * @param instance 32 hexadecimal digits; null in a head given without one: then any instance's chain may hold it
 * @param sequence 0 before the first entry
 * @param hash 64 lower-case hexadecimal digits
 */
public record ChainHead(@Nullable String instance, long sequence, String hash) {
    private static final Pattern FORM = Pattern.compile("(?:([0-9a-f]{32})/)?([0-9]{1,18}):([0-9a-f]{64})");

    /** Reads {@code [instance/]sequence:hash}; empty if it is not of this form. */
    public static Optional<ChainHead> parse(String text) {
        Matcher matcher = FORM.matcher(text);
        return matcher.matches()
                ? Optional.of(new ChainHead(matcher.group(1), Long.parseLong(matcher.group(2)), matcher.group(3)))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return (instance == null ? "" : instance + "/") + sequence + ":" + hash;
    }
}
