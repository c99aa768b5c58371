package dev.sluice.router.catalogue;

import java.util.Set;

/**
 * A model as one backend serves it.
 *
 * @param name the name that the backend knows it by
 * @param capability the highest difficulty, from 0 to 1, that it is trusted with
 * @param contextTokens prompt and answer together, in tokens; 0 if unknown
 * @param maxOutputTokens the longest answer, in tokens; asked for where the protocol demands a limit and the caller
 *     gave none; at least 1
 * @param abilities what it can do of {@link Ability#ofTheModel()}
 * @param licence SPDX identifier, or {@code proprietary}
 */
public record Model(
        String name,
        double capability,
        int contextTokens,
        int maxOutputTokens,
        Set<Ability> abilities,
        String licence) {
    public Model {
        if (name.isBlank()) {
            throw new IllegalArgumentException("name: blank (expected the name that the backend knows)");
        }
        if (!(capability >= 0 && capability <= 1)) {
            throw new IllegalArgumentException("capability: " + capability + " (expected 0 to 1)");
        }
        if (contextTokens < 0) {
            throw new IllegalArgumentException("contextTokens: " + contextTokens + " (expected 0 or more)");
        }
        if (maxOutputTokens < 1) {
            throw new IllegalArgumentException("maxOutputTokens: " + maxOutputTokens + " (expected 1 or more)");
        }
        abilities = Set.copyOf(abilities);
        if (!Ability.ofTheModel().containsAll(abilities)) {
            throw new IllegalArgumentException(
                    "abilities: " + abilities + " (expected some of " + Ability.ofTheModel() + ")");
        }
    }
}
