package dev.sluice.gateway.dispatch;

import dev.sluice.router.price.Cost;
import dev.sluice.router.price.Money;

/**
 * What a request's attempts have cost so far.
 *
 * @param sum of those whose cost is known
 * @param isKnown whether that is all of them
 */
public record Spending(Money sum, boolean isKnown) {
    public static final Spending NONE = new Spending(Money.ZERO, true);

    /** With another attempt's cost. */
    public Spending plus(Cost cost) {
        return switch (cost) {
            case Cost.Known(var amount, var priceId) -> new Spending(sum.plus(amount), isKnown);
            case Cost.Unknown(var why) -> new Spending(sum, false);
        };
    }

    /** Whatever is not known may be more than anything. */
    boolean isWithin(Money most) {
        return isKnown && sum.compareTo(most) <= 0;
    }
}
