package dev.sluice.gateway.walk;

import dev.sluice.gateway.failure.Failure;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** Key to caller, by headers alone: an unknown key is turned away before the body is read. */
final class Identify {
    private static final String BEARER = "Bearer ";

    private Identify() {}

    static Identified identify(Received received, HttpHeaders headers) {
        String key = key(headers);
        if (key == null) {
            throw new Failure.Unauthenticated(
                    "No key was sent (expected the header authorization: Bearer sk-sluice-…, or x-api-key).");
        }
        return new Identified(
                received,
                received.inForce()
                        .callers()
                        .find(key)
                        .orElseThrow(
                                () -> new Failure.Unauthenticated(
                                        "The key is not one of this gateway's (expected sk-sluice-…, made with ./sluice new-key).")));
    }

    private static @Nullable String key(HttpHeaders headers) {
        String authorization = headers.getFirst(HttpHeaders.AUTHORIZATION);
        if (authorization != null && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return authorization.substring(BEARER.length()).strip();
        }
        return headers.getFirst("x-api-key");
    }
}
