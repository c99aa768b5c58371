package dev.sluice.gateway.dialect.chat;

import dev.sluice.gateway.dialect.BodySplice;
import dev.sluice.gateway.failure.Failure;
import dev.sluice.router.decision.Wish;
import dev.sluice.router.mode.Mode;
import dev.sluice.router.price.Money;
import dev.sluice.router.prompt.Prompt;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A chat completions request: what was read in it, and how to send it on under another model's name.
 *
 * @param wishes what it says to Sluice alone
 */
public record ChatRequest(Prompt prompt, BodySplice splice, Wishes wishes) {
    /** Member of the body, and header, that asks for a mode. */
    public static final String MODE = "x-sluice-mode";

    /** Member of the body, and header, that limits the cost. */
    public static final String MAX_COST = "x-sluice-max-cost";

    /** A request that says nothing to Sluice alone. */
    public ChatRequest(Prompt prompt, BodySplice splice) {
        this(prompt, splice, Wishes.NONE);
    }

    /** The members {@value #MODE} and {@value #MAX_COST} as they were written; the splice takes them out. */
    public record Wishes(Optional<String> mode, Optional<String> maxCost) {
        public static final Wishes NONE = new Wishes(Optional.empty(), Optional.empty());

        /** Up to a billion, down to a billionth: what {@link Money} holds. */
        private static final Pattern AMOUNT = Pattern.compile("[0-9]{1,9}(\\.[0-9]{1,9})?");

        /** @throws Failure.BadRequest if one of them is given and cannot be read */
        public Wish read() {
            return mode.isEmpty() && maxCost.isEmpty()
                    ? Wish.NONE
                    : new Wish(mode.map(Wishes::mode), maxCost.map(Wishes::money));
        }

        private static Mode mode(String word) {
            return Wish.mode(word.strip())
                    .orElseThrow(() -> new Failure.BadRequest(
                            MODE + ": not a mode (expected " + Wish.WORDS + ")", MODE, "wrong_value"));
        }

        private static Money money(String amount) {
            if (!AMOUNT.matcher(amount.strip()).matches()) {
                throw new Failure.BadRequest(
                        MAX_COST + ": not an amount (expected a decimal such as 0.002, in the price book's currency)",
                        MAX_COST,
                        "wrong_value");
            }
            return Money.ofDecimal(new BigDecimal(amount.strip()));
        }
    }
}
