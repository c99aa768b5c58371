package dev.sluice.gateway;

import dev.sluice.config.Settings;
import dev.sluice.router.Judge;
import dev.sluice.router.decision.Treatment;
import dev.sluice.router.decision.Verdict.Outcome;
import dev.sluice.router.policy.Condition;
import dev.sluice.router.policy.Effect;
import dev.sluice.router.policy.Policy;
import dev.sluice.router.policy.ProviderTerms;
import dev.sluice.router.policy.Rule;
import java.util.List;
import java.util.Map;

/** Settings whose policy lets everything out once it was treated. */
public final class Treating {
    public static final Treatment PSEUDONYMS = new Treatment(Treatment.Action.PSEUDONYM, Map.of());

    private Treating() {}

    public static Settings with(Settings settings, Treatment treatment) {
        return with(settings, treatment, settings.judge());
    }

    public static Settings with(Settings settings, Treatment treatment, Judge judge) {
        Policy shipped = settings.policy();
        Rule rule = new Rule(
                "treat-all",
                Condition.always(),
                Effect.treat(Outcome.PSEUDONYMISE_THEN_ESCALATE, treatment, ProviderTerms.ANY));
        Policy policy = new Policy(
                "treating",
                1,
                "tests",
                Outcome.LOCAL_ONLY,
                "no-rule-matched",
                Outcome.LOCAL_ONLY,
                Policy.Mode.ENFORCE,
                shipped.providers(),
                List.of(rule),
                List.of());
        return new Settings(
                settings.version(),
                settings.policyHash(),
                settings.detectors(),
                settings.gateway(),
                settings.catalogue(),
                settings.backends(),
                settings.prices(),
                policy,
                judge,
                settings.origins(),
                settings.verified(),
                settings.leftOut(),
                settings.warnings());
    }
}
