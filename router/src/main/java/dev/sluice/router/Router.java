package dev.sluice.router;

import dev.sluice.router.catalogue.Ability;
import dev.sluice.router.catalogue.Catalogue;
import dev.sluice.router.catalogue.Route;
import dev.sluice.router.decision.Caller;
import dev.sluice.router.decision.Decision;
import dev.sluice.router.decision.Exclusion;
import dev.sluice.router.decision.Judgement;
import dev.sluice.router.decision.Reason;
import dev.sluice.router.decision.Reason.Code;
import dev.sluice.router.decision.Situation;
import dev.sluice.router.decision.Verdict;
import dev.sluice.router.decision.Wish;
import dev.sluice.router.mode.Escalation;
import dev.sluice.router.mode.Mode;
import dev.sluice.router.policy.Policy;
import dev.sluice.router.price.Cost;
import dev.sluice.router.price.PriceBook;
import dev.sluice.router.prompt.Prompt;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Decides where a prompt may go: the policy leaves the permitted routes, those that cannot carry the request or are
 * down drop out, and difficulty and price order the rest. Thread-safe; same arguments, same decision.
 */
public final class Router {
    /**
     * The score from which on a request goes out where a share may, as long as nobody knows the threshold that keeps
     * the share: what a small local model is trusted with.
     */
    public static final double FIRST_THRESHOLD = 0.5;

    private final Catalogue catalogue;
    private final Policy policy;
    private final PriceBook prices;

    public Router(Catalogue catalogue, Policy policy, PriceBook prices) {
        this.catalogue = catalogue;
        this.policy = policy;
        this.prices = prices;
    }

    /**
     * Where this prompt may go. A route's name gets exactly its route or a refusal, never another model in silence;
     * {@code auto} and the names in {@code aliases} choose by their modes. What the request wishes is granted as far as
     * its caller's freedom reaches; see {@link #whyNotGranted}. Every candidate is either among the decision's routes
     * or among its exclusions.
     */
    public Decision decide(Prompt prompt, Judgement judgement, Situation situation) {
        LocalDate today = LocalDate.ofInstant(situation.now(), ZoneOffset.UTC);
        Verdict verdict = policy.judge(judgement, situation.caller(), today, situation.exceptionUses());
        Optional<Mode> own = catalogue.mode(prompt.model());
        if (own.isEmpty()) {
            // The name is the caller's word, so it is not repeated here.
            return new Decision.Refuse(
                    new Reason(Code.UNKNOWN_MODEL, "no model of this name; GET /v1/models lists them"),
                    "model",
                    verdict,
                    List.of());
        }
        Wish wish = situation.wish();
        Mode mode = wish.granted(own.get(), situation.caller().overrides());
        Choice choice = new Chooser(
                        catalogue,
                        prompt,
                        judgement.difficulty(),
                        situation,
                        route -> estimatedCost(prompt, route, situation.now()),
                        prices.currency())
                .choice(catalogue.resolve(prompt.model()), mode);
        Grounds grounds = new Grounds(verdict, judgement, today);
        Sieve sieve = new Sieve(prompt, situation, policy, verdict, grounds);
        List<Route> left = new ArrayList<>();
        List<Sifted> out = new ArrayList<>();
        for (Route route : choice.candidates()) {
            Obstacle obstacle = sieve.obstacle(route, choice);
            if (obstacle == null) {
                left.add(route);
            } else {
                out.add(new Sifted(route, obstacle));
            }
        }
        List<Exclusion> excluded = out.stream()
                .map(sifted ->
                        new Exclusion(sifted.route().id(), sifted.obstacle().why()))
                .toList();
        Explanation explanation = new Explanation(grounds, sieve, out);
        if (left.isEmpty()) {
            Ability lacking = explanation.lacking();
            Reason why = explanation.refusal(choice.named(), lacking);
            String field = why.code() == Code.UNSUPPORTED_FIELD && lacking != null
                    ? prompt.needs().getOrDefault(lacking, "")
                    : "";
            return new Decision.Refuse(why, field, verdict, excluded);
        }
        List<Route> routes = choice.order(left);
        Optional<Route> shadow = choice.shadow()
                .filter(route -> mayBeCopied(judgement, verdict, route)
                        && !route.equals(routes.getFirst())
                        && sieve.obstacle(route) == null);
        return new Decision.Send(routes, choice.why(routes, explanation), verdict, excluded, shadow);
    }

    /** Only what is harmless is copied, and only as it is: nothing is treated for a comparison's sake. */
    private static boolean mayBeCopied(Judgement judgement, Verdict verdict, Route route) {
        return judgement.isHarmless() && verdict.treatment().isEmpty() && verdict.permits(route);
    }

    /** Why what a request asks for itself is not granted, in one line; empty if it is, or the name is unknown. */
    public String whyNotGranted(Wish wish, String model, Caller caller) {
        return catalogue
                .mode(model)
                .map(own -> wish.whyNot(own, caller.overrides()))
                .orElse("");
    }

    /**
     * The share of its traffic that a request's mode lets leave the house, for whoever keeps the threshold that holds
     * it; empty if the mode has none, or the request asked for what no threshold decides.
     */
    public Optional<Escalation> escalation(Wish wish, String model, Caller caller) {
        if (wish.staysIn() || wish.asksForCheapest()) {
            return Optional.empty();
        }
        return catalogue.mode(model).flatMap(own -> {
            Mode granted = wish.granted(own, caller.overrides());
            if (!(granted.innermost() instanceof Mode.Auto(var share, var quality)) || share.isEmpty()) {
                return Optional.empty();
            }
            double budget = own.innermost() instanceof Mode.Auto(var whole, var target) && whole.isPresent()
                    ? whole.getAsDouble()
                    : share.getAsDouble();
            return Optional.of(new Escalation(catalogue.resolve(model), budget, share.getAsDouble()));
        });
    }

    /** What this prompt may cost on this route, see {@link Estimate#cost}. */
    public Cost estimatedCost(Prompt prompt, Route route, Instant at) {
        return Estimate.of(prompt).cost(prices, route, at);
    }
}
