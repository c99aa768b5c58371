package dev.sluice.gateway.whole;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/**
 * A privacy policy made by chance over the whole language, around a core that chance leaves alone: final rules by which
 * every canary stays in the house or is treated before it leaves. What surrounds the core can only narrow, whatever it
 * says; that is the promise on trial. Not every one loads, for the language refuses what can have no effect.
 *
 * @param treats whether some canaries may leave, treated
 * @param dry whether it is only a rehearsal
 */
record RandomPolicy(String yaml, boolean treats, boolean dry) {
    /** Never let out, not even treated, beside {@code SECRET.*}; another kind's look that a canary may have as well. */
    private static final List<String> LOOKALIKES = List.of("NATIONAL_ID.*", "US_ITIN", "BANK_ACCOUNT", "ABA_ROUTING");

    private static final List<String> TREATABLE = List.of("CREDIT_CARD", "IBAN", "US_SSN", "EMAIL", "PHONE");
    private static final List<String> ACTIONS = List.of("pseudonym", "mask_last4", "mask_last2", "mask", "remove");
    private static final List<String> LEVELS = List.of("none", "public", "internal", "confidential", "restricted");

    static RandomPolicy of(Random random) {
        List<String> treated = new ArrayList<>();
        List<String> kept = new ArrayList<>(List.of("SECRET.*"));
        boolean treats = random.nextInt(3) > 0;
        for (String kind : TREATABLE) {
            (treats && random.nextInt(4) > 0 ? treated : kept).add(kind);
        }
        if (treated.isEmpty()) {
            kept.addAll(LOOKALIKES);
        }
        List<String> rules = new ArrayList<>();
        rules.add(rule(
                "core-kept",
                "entities: " + kept + ", confidence: low",
                "decision: " + pick(random, "local_only", "local_only", "refuse") + ", final: true"));
        if (!treated.isEmpty()) {
            rules.add(rule(
                    "core-treated",
                    "entities: " + treated + ", confidence: low",
                    treatment(random) + ", final: true" + terms("allow_providers", random)));
        }
        rules.add(rule(
                "way-out",
                "sensitivity: " + pick(random, "internal", "restricted", "restricted"),
                "decision: may_escalate" + terms("allow_providers", random)));
        for (int more = random.nextInt(6); more > 0; more--) {
            rules.add(further("further-" + more, random));
        }
        if (random.nextInt(3) == 0) {
            rules.add(rule("set-aside", when(random), "decision: " + pick(random, "local_only", "refuse")));
            rules.add(exception(random));
        }
        Collections.shuffle(rules, random);
        boolean dry = random.nextInt(12) == 0;
        return new RandomPolicy(
                """
                policy: by-chance
                version: %d
                owner: nobody@example.org
                default: { decision: %s, reason: no-rule-matched }
                on_error: { decision: %s }
                mode: %s
                providers:
                %srules:
                %stests:
                  - { text: "%s", expect: local_only }
                """.formatted(
                                1 + random.nextInt(1_000_000),
                                pick(random, "local_only", "local_only", "refuse"),
                                pick(random, "local_only", "refuse"),
                                dry ? "dry_run" : "enforce",
                                attestation("openai", random) + attestation("anthropic", random),
                                String.join("", rules),
                                "The password is tangle-Orbit-42-quilt, but the login fails."),
                !treated.isEmpty(),
                dry);
    }

    private static String attestation(String provider, Random random) {
        return "  " + provider + ": { trains: " + (random.nextInt(6) == 0) + ", baa: " + random.nextBoolean()
                + pick(random, "", ", retention_days: 0", ", retention_days: 30")
                + pick(random, "", ", regions: [eu]", ", regions: [eu, us]")
                + ", evidence: made up, valid_until: " + pick(random, "2099-12-31", "2098-01-01") + " }\n";
    }

    private static String further(String id, Random random) {
        String then =
                switch (random.nextInt(9)) {
                    case 0 -> "decision: local_only" + pick(random, "", ", final: true", ", basis: GDPR");
                    case 1 -> "decision: refuse";
                    case 2 -> treatment(random) + terms("allow_providers", random);
                    case 3 -> "decision: may_escalate" + terms("allow_providers", random);
                    case 4 -> "notify: [security, privacy]";
                    case 5 -> "restrict_models: { licence: " + pick(random, "[apache-2.0]", "[mit, apache-2.0]") + " }";
                    default -> "restrict_providers: " + demand(random);
                };
        return rule(id, when(random), then);
    }

    private static String exception(Random random) {
        return rule("approved", when(random), random.nextBoolean() ? "decision: may_escalate" : treatment(random))
                + "    exception: { overrides: [set-aside], approver: dpo@example.org, ticket: T-1, not_before: 2020-01-01,"
                + " expires: 2099-12-31" + pick(random, "", ", max_requests: 1000") + " }\n";
    }

    private static String when(Random random) {
        return switch (random.nextInt(8)) {
            case 0 -> "team: [" + pick(random, "tests", "legal") + "]";
            case 1 -> "subject: { region: eu }";
            case 2 -> "purpose: [commercial]";
            case 3 -> "sensitivity: " + pick(random, LEVELS.toArray(String[]::new));
            case 4 -> "unscannable: " + random.nextBoolean();
            case 5 -> "max_count: " + random.nextInt(3);
            case 6 -> "entities: [PERSON, LOCATION], confidence: " + pick(random, "low", "medium", "high");
            default -> "entities: [" + pick(random, TREATABLE.toArray(String[]::new)) + "]";
        };
    }

    private static String treatment(Random random) {
        String actions = TREATABLE.stream()
                .filter(kind -> random.nextInt(3) == 0)
                .map(kind -> kind + ": " + pick(random, ACTIONS.toArray(String[]::new)))
                .collect(Collectors.joining(", "));
        return "decision: " + pick(random, "redact_then_escalate", "pseudonymise_then_escalate")
                + (actions.isEmpty() ? "" : ", actions: { " + actions + " }")
                + pick(random, "", ", verify: rescan", ", on_verify_fail: refuse");
    }

    private static String terms(String key, Random random) {
        return random.nextInt(3) > 0 ? "" : ", " + key + ": " + demand(random);
    }

    private static String demand(Random random) {
        return pick(random, "{ trains: false }", "{ retention_days_max: 30 }", "{ regions: [eu] }", "{ baa: true }");
    }

    private static String rule(String id, String when, String then) {
        return "  - id: " + id + "\n    when: { " + when + " }\n    then: { " + then + " }\n";
    }

    private static String pick(Random random, String... words) {
        return words[random.nextInt(words.length)];
    }
}
