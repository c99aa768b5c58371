package dev.sluice.router.catalogue;

import java.util.regex.Pattern;

/**
 * A place that serves models. Its address, key and timeouts are the edge's business and stand in the configuration.
 *
 * @param name unique within the catalogue; one to 64 ASCII letters, digits, {@code -}, {@code _} and {@code .}
 * @param provider the name that policy attestations and the ledger use, such as {@code openai}
 */
public record Backend(String name, String provider, Locality locality, Protocol protocol) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    public Backend {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "name: \"" + name + "\" (expected 1 to 64 of letters, digits, '-', '_' and '.')");
        }
        if (provider.isBlank()) {
            throw new IllegalArgumentException("provider: blank (expected a name such as openai)");
        }
    }

    public boolean leavesTheHouse() {
        return locality == Locality.EXTERNAL;
    }
}
