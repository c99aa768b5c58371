package dev.sluice.router;

import dev.sluice.router.catalogue.Ability;
import dev.sluice.router.catalogue.Route;
import dev.sluice.router.decision.BackendState;
import dev.sluice.router.decision.Situation;
import dev.sluice.router.decision.Verdict;
import dev.sluice.router.policy.Policy;
import dev.sluice.router.prompt.Prompt;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Says of each route what stands in one request's way, if anything. */
final class Sieve {
    private final Prompt prompt;
    private final Situation situation;
    private final Policy policy;
    private final Verdict verdict;
    private final Grounds grounds;
    private final List<Ability> needs;

    Sieve(Prompt prompt, Situation situation, Policy policy, Verdict verdict, Grounds grounds) {
        this.prompt = prompt;
        this.situation = situation;
        this.policy = policy;
        this.verdict = verdict;
        this.grounds = grounds;
        // Sorted, since a map's order is not the same in every run.
        this.needs = prompt.needs().isEmpty()
                ? List.of()
                : prompt.needs().keySet().stream().sorted().toList();
    }

    /** @param choice of the request's mode */
    @Nullable
    Obstacle obstacle(Route route, Choice choice) {
        if (!verdict.permits(route)) {
            return new Obstacle.Forbidden(forbidden(route));
        }
        String unwanted = choice.bars(route);
        return unwanted.isEmpty() ? obstacle(route) : new Obstacle.Unwanted(unwanted);
    }

    /** What stands in a permitted route's way, if the mode does not. */
    @Nullable
    Obstacle obstacle(Route route) {
        BackendState state = situation.of(route.backend().name());
        List<Ability> missing = missing(route, state);
        if (!missing.isEmpty()) {
            return new Obstacle.Incapable(missing, "cannot carry " + shown(missing.getFirst()));
        }
        int context = state.contextTokens() > 0
                ? state.contextTokens()
                : route.model().contextTokens();
        if (context > 0 && surelyNeeded(route, context) > context) {
            return new Obstacle.TooSmall(
                    "about " + prompt.estimatedTokens() + " tokens are too long for a context of " + context);
        }
        return state.available()
                ? null
                : new Obstacle.Down("backend " + route.backend().name() + " is down");
    }

    /**
     * How to name what a route lacks: by the field that asks for it, except for unknown fields, whose names are the
     * caller's own words.
     */
    String shown(Ability ability) {
        return ability == Ability.EXTRA_FIELDS ? ability.key() : prompt.needs().getOrDefault(ability, ability.key());
    }

    private String forbidden(Route route) {
        boolean ruled = verdict.outcome() == Verdict.Outcome.REFUSE
                || (route.leavesTheHouse() && !verdict.outcome().escalates());
        if (ruled) {
            return grounds.rule();
        }
        String unlicensed = policy.whyUnlicensed(route.model(), verdict);
        return unlicensed.isEmpty()
                ? policy.whyBarred(route.backend().provider(), verdict, grounds.today())
                : unlicensed;
    }

    private List<Ability> missing(Route route, BackendState state) {
        if (needs.isEmpty()) {
            return needs;
        }
        Set<Ability> carried = route.backend().protocol().carries();
        Set<Ability> seen = state.abilities();
        Set<Ability> able = seen == null ? route.model().abilities() : seen;
        return needs.stream()
                .filter(need ->
                        !carried.contains(need) || (Ability.ofTheModel().contains(need) && !able.contains(need)))
                .toList();
    }

    /**
     * The tokens that this request needs for certain. The estimate counts four bytes a token and JSON's own signs with
     * them, so half of it is a safe floor. Of the answer only the caller's own limit counts, and at most half of the
     * context: it is a limit that applications set high and answers rarely reach.
     */
    private long surelyNeeded(Route route, int context) {
        int answer = Math.min(Math.min(prompt.maxOutputTokens(), route.model().maxOutputTokens()), context / 2);
        return prompt.estimatedTokens() / 2 + answer;
    }
}
