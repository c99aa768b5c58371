package dev.sluice.router;

import dev.sluice.router.catalogue.Ability;
import dev.sluice.router.catalogue.Catalogue;
import dev.sluice.router.catalogue.Route;
import dev.sluice.router.decision.Decision;
import dev.sluice.router.decision.Exclusion;
import dev.sluice.router.decision.Judgement;
import dev.sluice.router.decision.Reason;
import dev.sluice.router.decision.Reason.Code;
import dev.sluice.router.decision.Situation;
import dev.sluice.router.decision.Verdict;
import dev.sluice.router.policy.Policy;
import dev.sluice.router.price.Cost;
import dev.sluice.router.price.PriceBook;
import dev.sluice.router.price.Usage;
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
    /** How long an answer is taken to be where the caller set no limit, for estimates; in tokens. */
    static final int USUAL_ANSWER = 512;

    private final Catalogue catalogue;
    private final Policy policy;
    private final PriceBook prices;

    public Router(Catalogue catalogue, Policy policy, PriceBook prices) {
        this.catalogue = catalogue;
        this.policy = policy;
        this.prices = prices;
    }

    /**
     * Where this prompt may go. A name gets exactly its route or a refusal, never another model in silence;
     * {@code auto} chooses among all routes. Every candidate is either among the decision's routes or among its
     * exclusions.
     */
    public Decision decide(Prompt prompt, Judgement judgement, Situation situation) {
        LocalDate today = LocalDate.ofInstant(situation.now(), ZoneOffset.UTC);
        Verdict verdict = policy.judge(judgement, situation.caller(), today, situation.exceptionUses());
        boolean named = !catalogue.resolve(prompt.model()).equals(Catalogue.AUTO);
        List<Route> candidates = catalogue.routes();
        if (named) {
            Optional<Route> route = catalogue.named(prompt.model());
            if (route.isEmpty()) {
                // The name is the caller's word, so it is not repeated here.
                return new Decision.Refuse(
                        new Reason(Code.UNKNOWN_MODEL, "no model of this name; GET /v1/models lists them"),
                        "model",
                        verdict,
                        List.of());
            }
            candidates = List.of(route.get());
        }
        Grounds grounds = new Grounds(verdict, judgement, today);
        Sieve sieve = new Sieve(prompt, situation, policy, verdict, grounds);
        List<Route> left = new ArrayList<>();
        List<Sifted> out = new ArrayList<>();
        for (Route route : candidates) {
            Obstacle obstacle = sieve.obstacle(route);
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
            Reason why = explanation.refusal(named, lacking);
            String field = why.code() == Code.UNSUPPORTED_FIELD && lacking != null
                    ? prompt.needs().getOrDefault(lacking, "")
                    : "";
            return new Decision.Refuse(why, field, verdict, excluded);
        }
        List<Route> routes = Ranking.of(
                left, judgement.difficulty().score(), route -> estimatedCost(prompt, route, situation.now()));
        Reason why = named ? explanation.named(routes.getFirst()) : explanation.choice(routes);
        return new Decision.Send(routes, why, verdict, excluded);
    }

    /**
     * What this prompt may cost on this route: its estimated tokens, and an answer as long as the caller's limit or
     * else {@value #USUAL_ANSWER} tokens, for each of the choices, within what the model can write.
     */
    public Cost estimatedCost(Prompt prompt, Route route, Instant at) {
        int asked = prompt.maxOutputTokens() > 0 ? prompt.maxOutputTokens() : USUAL_ANSWER;
        long answer = (long) Math.min(asked, route.model().maxOutputTokens()) * Math.max(1, prompt.choices());
        return prices.cost(route, Usage.estimated(prompt.estimatedTokens(), answer), at);
    }
}
