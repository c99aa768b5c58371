package dev.sluice.router;

import dev.sluice.router.catalogue.Ability;
import dev.sluice.router.catalogue.Backend;
import dev.sluice.router.catalogue.Locality;
import dev.sluice.router.catalogue.Model;
import dev.sluice.router.catalogue.Protocol;
import dev.sluice.router.catalogue.Route;
import dev.sluice.router.decision.Caller;
import dev.sluice.router.decision.Judgement;
import dev.sluice.router.decision.Verdict.Outcome;
import dev.sluice.router.difficulty.Difficulty;
import dev.sluice.router.policy.Attestation;
import dev.sluice.router.policy.Policy;
import dev.sluice.router.policy.Rule;
import dev.sluice.router.price.Price;
import dev.sluice.router.price.PriceEntry;
import dev.sluice.router.prompt.Message;
import dev.sluice.router.prompt.Part;
import dev.sluice.router.prompt.Place;
import dev.sluice.router.prompt.Prompt;
import dev.sluice.router.prompt.RequestBody;
import dev.sluice.router.prompt.Role;
import dev.sluice.router.sensitivity.Confidence;
import dev.sluice.router.sensitivity.Finding;
import dev.sluice.router.sensitivity.Sensitivity;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** The values that tests begin with. */
public final class Given {
    public static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
    public static final Instant NOON = TODAY.atTime(12, 0).toInstant(ZoneOffset.UTC);
    public static final Caller CALLER = new Caller("app", "sales");

    private Given() {}

    public static Finding found(String kind) {
        return found(kind, Confidence.HIGH);
    }

    public static Finding found(String kind, Confidence confidence) {
        return new Finding(kind, Sensitivity.CONFIDENTIAL, confidence, Place.at("messages"), 0, 4);
    }

    public static Part.Unscannable image() {
        return new Part.Unscannable(Place.at("messages"), "image_url");
    }

    public static Judgement judged(double difficulty, Finding... findings) {
        Sensitivity level = Sensitivity.PUBLIC;
        for (Finding finding : findings) {
            level = level.max(finding.level());
        }
        return new Judgement(level, List.of(findings), List.of(), new Difficulty(difficulty, List.of()));
    }

    public static Judgement unscannable(Finding... findings) {
        return new Judgement(
                Sensitivity.RESTRICTED, List.of(findings), List.of(image()), new Difficulty(0.5, List.of()));
    }

    public static Attestation attested(boolean trains, boolean baa, int retentionDays, String... regions) {
        return new Attestation(
                Set.of(regions), OptionalInt.of(retentionDays), trains, baa, "DPA-1", TODAY.plusDays(30));
    }

    public static Policy policy(Map<String, Attestation> providers, Rule... rules) {
        return new Policy(
                "house",
                3,
                "dpo@house.example",
                Outcome.LOCAL_ONLY,
                "no-rule-matched",
                Outcome.LOCAL_ONLY,
                Policy.Mode.ENFORCE,
                providers,
                List.of(rules),
                List.of());
    }

    public static Policy dryRun(Policy policy) {
        return new Policy(
                policy.name(),
                policy.version(),
                policy.owner(),
                policy.otherwise(),
                policy.otherwiseReason(),
                policy.onError(),
                Policy.Mode.DRY_RUN,
                policy.providers(),
                policy.rules(),
                policy.tests());
    }

    public static Policy with(Policy policy, Outcome otherwise, Outcome onError, List<Rule> rules) {
        return new Policy(
                policy.name(),
                policy.version(),
                policy.owner(),
                otherwise,
                policy.otherwiseReason(),
                onError,
                policy.mode(),
                policy.providers(),
                rules,
                policy.tests());
    }

    public static Route inHouse(String backend, double capability, Ability... abilities) {
        return Route.of(
                new Backend(backend, backend, Locality.IN_HOUSE, Protocol.PASS_THROUGH),
                new Model("small", capability, 2048, 1024, Set.of(abilities), "Apache-2.0"));
    }

    public static Route external(String backend, double capability) {
        return Route.of(
                new Backend(backend, backend, Locality.EXTERNAL, Protocol.OPENAI),
                new Model("big", capability, 128_000, 16_384, Ability.ofTheModel(), "proprietary"));
    }

    public static PriceEntry price(String id, String of, String input, String output) {
        return new PriceEntry(
                id,
                of,
                LocalDate.of(2026, 1, 1),
                Optional.empty(),
                Price.of(input),
                Optional.empty(),
                Optional.empty(),
                Price.of(output),
                "https://prices.example",
                LocalDate.of(2026, 11, 1));
    }

    public static Prompt prompt(String model) {
        return prompt(model, 300, 0, Map.of());
    }

    public static Prompt prompt(String model, int bytes, int maxOutputTokens, Map<Ability, String> needs) {
        return new Prompt(
                model,
                false,
                false,
                List.of(new Message(Role.USER, List.of("hello"))),
                0,
                List.of(),
                needs,
                maxOutputTokens,
                1,
                new RequestBody(new byte[bytes]));
    }
}
