package dev.sluice.gateway.redaction;

import dev.sluice.router.catalogue.Backend;
import dev.sluice.router.catalogue.Locality;
import dev.sluice.router.catalogue.Model;
import dev.sluice.router.catalogue.Protocol;
import dev.sluice.router.catalogue.Route;
import dev.sluice.router.decision.Decision;
import dev.sluice.router.decision.Reason;
import dev.sluice.router.decision.Treatment;
import dev.sluice.router.decision.Verdict;
import dev.sluice.router.decision.Verdict.Outcome;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Decisions that ask for a treatment. */
public final class Verdicts {
    public static final Route CLOUD = route("cloud", Locality.EXTERNAL);
    public static final Route HOUSE = route("house", Locality.IN_HOUSE);

    private Verdicts() {}

    private static Route route(String name, Locality locality) {
        return new Route(
                name,
                new Backend(name, "openai", locality, Protocol.PASS_THROUGH),
                new Model("m", 1, 0, 100, Set.of(), "MIT"));
    }

    public static Decision.Send send(Treatment treatment, Route... routes) {
        Verdict verdict = new Verdict(
                Outcome.PSEUDONYMISE_THEN_ESCALATE,
                "treat-all",
                List.of("treat-all"),
                Set.of("openai"),
                Optional.of(treatment),
                "tests@1",
                Outcome.PSEUDONYMISE_THEN_ESCALATE,
                false,
                List.of());
        return new Decision.Send(List.of(routes), new Reason(Reason.Code.HARD, "of a test"), verdict, List.of());
    }
}
