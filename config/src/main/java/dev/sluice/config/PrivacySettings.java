package dev.sluice.config;

import dev.sluice.router.Judge;
import dev.sluice.router.policy.Policy;
import dev.sluice.router.sensitivity.Sensitivity;
import java.util.List;
import java.util.Map;

/**
 * A privacy policy by itself, with the judge that it was tested with.
 *
 * @param levels of the kinds that the detectors find, the policy's own among them
 * @param warnings what is odd about it and does no harm, or not yet
 */
public record PrivacySettings(Judge judge, Policy policy, Map<String, Sensitivity> levels, List<Warning> warnings) {
    public PrivacySettings {
        levels = Map.copyOf(levels);
        warnings = List.copyOf(warnings);
    }
}
