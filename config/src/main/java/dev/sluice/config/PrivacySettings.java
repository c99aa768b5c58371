package dev.sluice.config;

import dev.sluice.router.Judge;
import dev.sluice.router.policy.Policy;

/** A privacy policy by itself, with the judge that it was tested with. */
public record PrivacySettings(Judge judge, Policy policy) {}
