package dev.sluice.config;

import dev.sluice.router.Judge;
import dev.sluice.router.policy.Policy;
import java.util.List;

/**
 * A privacy policy by itself, with the judge that it was tested with.
 *
 * @param warnings what is odd about it and does no harm, or not yet
 */
public record PrivacySettings(Judge judge, Policy policy, List<Warning> warnings) {
    public PrivacySettings {
        warnings = List.copyOf(warnings);
    }
}
