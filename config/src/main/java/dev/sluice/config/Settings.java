package dev.sluice.config;

import dev.sluice.router.Judge;
import dev.sluice.router.catalogue.Catalogue;
import dev.sluice.router.policy.Policy;
import dev.sluice.router.price.PriceBook;
import java.util.List;
import java.util.Map;

/**
 * One version of all configuration. Immutable; a request keeps the one it began with.
 *
 * @param version first twelve hexadecimal digits of the SHA-256 over the four files as read
 * @param policyHash SHA-256 of {@code privacy-policy.yml} as read, 64 lower-case hexadecimal digits
 * @param detectors first twelve hexadecimal digits of the SHA-256 over the kinds and class names of all detectors
 * @param backends by backend name
 * @param origins by route id, of those models whose weights the catalogue names
 * @param verified by route id, of those whose answers are judged before the caller sees them
 * @param leftOut what the files hold but is not in use, each with its reason, for the log at start: optional backends
 *     without a key, providers without a valid attestation
 * @param warnings what is odd in the files, for the log at start
 */
public record Settings(
        String version,
        String policyHash,
        String detectors,
        GatewaySettings gateway,
        Catalogue catalogue,
        Map<String, BackendSettings> backends,
        PriceBook prices,
        Policy policy,
        Judge judge,
        Map<String, ModelOrigin> origins,
        Map<String, VerifySettings> verified,
        List<String> leftOut,
        List<Warning> warnings) {
    public Settings {
        backends = Map.copyOf(backends);
        origins = Map.copyOf(origins);
        verified = Map.copyOf(verified);
        leftOut = List.copyOf(leftOut);
        warnings = List.copyOf(warnings);
    }
}
