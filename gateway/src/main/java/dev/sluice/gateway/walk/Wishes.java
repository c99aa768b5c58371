package dev.sluice.gateway.walk;

import dev.sluice.gateway.dialect.chat.ChatRequest;
import dev.sluice.gateway.failure.Failure;
import dev.sluice.router.Router;
import dev.sluice.router.decision.Caller;
import dev.sluice.router.decision.Wish;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpHeaders;

/**
 * What a request asks of the decision itself: the headers {@code x-sluice-mode} and {@code x-sluice-max-cost}, or
 * members of the body by the same names, which no backend sees. A header comes before a member.
 */
final class Wishes {
    private Wishes() {}

    /** @throws Failure.BadRequest if one of them is given and cannot be read */
    static Wish of(HttpHeaders headers, ChatRequest request) {
        Optional<String> mode =
                one(headers, ChatRequest.MODE).or(() -> request.wishes().mode());
        Optional<String> maxCost =
                one(headers, ChatRequest.MAX_COST).or(() -> request.wishes().maxCost());
        return new ChatRequest.Wishes(mode, maxCost).read();
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
}
