package dev.sluice.config;

import dev.sluice.router.decision.Caller;
import java.util.Set;

/**
 * A caller and the only thing kept of its key.
 *
 * @param keyHash SHA-256 of the key's UTF-8 bytes, 64 lower-case hexadecimal digits. Keys have 256 random bits, so a
 *     fast hash is enough: there is nothing to guess from.
 * @param feedback as whom it may rate answers, beside as user and test; default none
 */
public record CallerSettings(Caller caller, String keyHash, Set<Rater> feedback) {
    public CallerSettings {
        feedback = Set.copyOf(feedback);
    }

    /** One that rates only as user and test. */
    public CallerSettings(Caller caller, String keyHash) {
        this(caller, keyHash, Set.of());
    }
}
