package dev.sluice.router.price;

/** What a request costs. Unknown is not zero: a missing price must never look like a free answer. */
public sealed interface Cost {
    /**
     * @param amount exact
     * @param priceId the entry of the price book it was reckoned with
     */
    record Known(Money amount, String priceId) implements Cost {}

    /** @param why one line, for the ledger and for people */
    record Unknown(String why) implements Cost {}

    /** The amount, or the word {@code unknown}. */
    default String shown() {
        return switch (this) {
            case Known(var amount, var priceId) -> amount.toString();
            case Unknown(var why) -> "unknown";
        };
    }
}
