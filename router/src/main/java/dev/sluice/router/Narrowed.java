package dev.sluice.router;

import dev.sluice.router.catalogue.Route;
import dev.sluice.router.decision.Reason;
import dev.sluice.router.decision.Reason.Code;
import dev.sluice.router.decision.Wish;
import dev.sluice.router.price.Cost;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What a request asked for itself, laid over what its name's mode chooses: the candidates can only become fewer. */
record Narrowed(Choice base, Wish wish, Function<Route, Cost> cost, String currency) implements Choice {
    @Override
    public List<Route> candidates() {
        return base.candidates();
    }

    @Override
    public String bars(Route route) {
        String own = base.bars(route);
        if (!own.isEmpty()) {
            return own;
        }
        if (wish.staysIn() && route.leavesTheHouse()) {
            return "the caller asked for local-only";
        }
        return wish.maxCost()
                .map(most -> switch (cost.apply(route)) {
                    case Cost.Known(var amount, var id) ->
                        amount.compareTo(most) > 0
                                ? "about " + amount + " " + currency + " is over x-sluice-max-cost " + most
                                : "";
                    case Cost.Unknown(var why) -> "its cost is unknown, and x-sluice-max-cost was given";
                })
                .orElse("");
    }

    @Override
    public List<Route> order(List<Route> left) {
        return wish.asksForCheapest() ? cheapest().order(left) : base.order(left);
    }

    private Choice cheapest() {
        return new Plainly.Cheapest(base.candidates(), cost, currency);
    }

    @Override
    public Reason why(List<Route> ordered, Explanation explanation) {
        if (wish.staysIn()) {
            return new Reason(
                    Code.LOCAL_ONLY, "the caller asked for local-only; " + explanation.measured(ordered.getFirst()));
        }
        return wish.asksForCheapest() ? cheapest().why(ordered, explanation) : base.why(ordered, explanation);
    }

    @Override
    public boolean named() {
        return base.named();
    }

    /** A copy would cost what the caller did not want to be spent, or leave where the caller did not want it to. */
    @Override
    public Optional<Route> shadow() {
        return base.shadow().filter(route -> bars(route).isEmpty());
    }
}
