package dev.sluice.router.decision;

import dev.sluice.router.catalogue.Ability;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the edge knows of a backend at this moment.
 *
 * @param available false while its circuit breaker is open or it asked to be left alone
 * @param abilities what it said it can do, which then counts instead of the catalogue; null if it was not asked or did
 *     not say
 * @param contextTokens what it said of one conversation's length; 0 if it did not say
 */
public record BackendState(boolean available, @Nullable Set<Ability> abilities, int contextTokens) {
    /** A backend of which nothing is known but that nothing speaks against it. */
    public static final BackendState UNKNOWN = new BackendState(true, null, 0);

    public BackendState {
        abilities = abilities == null ? null : Set.copyOf(abilities);
        if (contextTokens < 0) {
            throw new IllegalArgumentException("contextTokens: " + contextTokens + " (expected 0 or more)");
        }
    }
}
