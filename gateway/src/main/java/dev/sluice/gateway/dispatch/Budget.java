package dev.sluice.gateway.dispatch;

import dev.sluice.router.catalogue.Route;
import dev.sluice.router.decision.Wish;
import dev.sluice.router.price.Cost;
import dev.sluice.router.price.Money;
import dev.sluice.router.price.PriceBook;
import java.time.Instant;
import java.util.Optional;

/**
 * The most that a caller wants to pay for a request, all its attempts together. What was not counted yet is taken by
 * the usual estimate.
 *
 * @param asked the request; where it names no most, everything fits
 * @param at when it came, for prices
 */
public record Budget(Asked asked, PriceBook prices, Instant at) {
    Wish wish() {
        return asked.wish();
    }

    /** Whether another attempt along this route fits in. */
    public boolean affords(Spending spent, Route route) {
        return affords(spent, route, 1);
    }

    /** As many of so many attempts along this route as fit in, made at once. */
    public int affordable(Spending spent, Route route, int attempts) {
        int fit = attempts;
        while (fit > 0 && !affords(spent, route, fit)) {
            fit--;
        }
        return fit;
    }

    private boolean affords(Spending spent, Route route, int attempts) {
        Optional<Money> most = wish().maxCost();
        return most.isEmpty() || estimated(spent, route, attempts).isWithin(most.get());
    }

    /** What is spent after so many further attempts along this route, by the estimate. */
    public Spending estimated(Spending spent, Route route, int attempts) {
        Cost each = asked.size().cost(prices, route, at);
        Spending sum = spent;
        for (int i = 0; i < attempts; i++) {
            sum = sum.plus(each);
        }
        return sum;
    }
}
