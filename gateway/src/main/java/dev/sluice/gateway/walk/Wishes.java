package dev.sluice.gateway.walk;

import dev.sluice.gateway.dialect.chat.ChatRequest;
import dev.sluice.gateway.failure.Failure;
import dev.sluice.router.Router;
import dev.sluice.router.decision.Caller;
import dev.sluice.router.decision.Wish;
import dev.sluice.router.mode.Mode;
import dev.sluice.router.price.Money;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;

/**
 * What a request asks of the decision itself: the headers {@code x-sluice-mode} and {@code x-sluice-max-cost}, or
 * members of the body by the same names, which no backend sees. A header comes before a member.
 */
final class Wishes {
    /** Up to a billion, down to a billionth: what {@link Money} holds. */
    private static final Pattern AMOUNT = Pattern.compile("[0-9]{1,9}(\\.[0-9]{1,9})?");

    private Wishes() {}

    /** @throws Failure.BadRequest if one of them is given and cannot be read */
    static Wish of(HttpHeaders headers, ChatRequest request) {
        Optional<String> mode =
                one(headers, ChatRequest.MODE).or(() -> request.wishes().mode());
        Optional<String> maxCost =
                one(headers, ChatRequest.MAX_COST).or(() -> request.wishes().maxCost());
        return mode.isEmpty() && maxCost.isEmpty()
                ? Wish.NONE
                : new Wish(mode.map(Wishes::mode), maxCost.map(Wishes::money));
    }

    /** @throws Failure.BadRequest if this caller may not wish for that under this name */
    static void granted(Wish wish, Router router, String model, Caller caller) {
        String why = wish.isNone() ? "" : router.whyNotGranted(wish, model, caller);
        if (!why.isEmpty()) {
            String name = wish.mode().isPresent() ? ChatRequest.MODE : ChatRequest.MAX_COST;
            throw new Failure.BadRequest(name + ": " + why, name, "override_not_granted");
        }
    }

    private static Optional<String> one(HttpHeaders headers, String name) {
        List<String> given = headers.getOrEmpty(name);
        if (given.size() > 1) {
            throw new Failure.BadRequest(
                    name + ": given " + given.size() + " times (expected once)", name, "wrong_value");
        }
        return given.stream().findFirst();
    }

    private static Mode mode(String word) {
        return Wish.mode(word.strip())
                .orElseThrow(() -> new Failure.BadRequest(
                        ChatRequest.MODE + ": not a mode (expected " + Wish.WORDS + ")",
                        ChatRequest.MODE,
                        "wrong_value"));
    }

    private static Money money(String amount) {
        if (!AMOUNT.matcher(amount.strip()).matches()) {
            throw new Failure.BadRequest(
                    ChatRequest.MAX_COST
                            + ": not an amount (expected a decimal such as 0.002, in the price book's currency)",
                    ChatRequest.MAX_COST,
                    "wrong_value");
        }
        return Money.ofDecimal(new BigDecimal(amount.strip()));
    }
}
