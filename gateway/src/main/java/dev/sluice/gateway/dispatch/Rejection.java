package dev.sluice.gateway.dispatch;

import dev.sluice.adapters.NotCarried;
import dev.sluice.adapters.UpstreamFailure;
import dev.sluice.adapters.UpstreamFailure.Rejected;
import dev.sluice.gateway.failure.Failure;
import dev.sluice.gateway.failure.RetryAfter;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/** Whose fault a failed attempt is, and what follows. */
final class Rejection {
    /** Seen in error bodies of llama.cpp (build 11549), vLLM and OpenAI. */
    private static final Pattern TOO_LONG =
            Pattern.compile("exceed_context_size|context_length_exceeded|maximum context length");

    private Rejection() {}

    /** Whether another route may do better. */
    static boolean another(RuntimeException failure) {
        return switch (failure) {
            case Rejected rejected -> !isCallers(rejected) || isTooLong(rejected);
            case UpstreamFailure upstream -> true;
            case Failure.Overloaded full -> true;
            case NotCarried field -> true;
            default -> false;
        };
    }

    /**
     * Whether the backend did its work and the request is at fault: what the caller is told is a mistake of its own.
     */
    static boolean isCallers(Rejected rejected) {
        int told = Failure.BadUpstream.of(rejected).status();
        return told < 500 && told != 429;
    }

    static boolean isTooLong(Rejected rejected) {
        return TOO_LONG.matcher(rejected.body()).find();
    }

    /** How long the backend wants to be left alone; empty if it did not say or said it in a way we do not know. */
    static Optional<Duration> retryAfter(Rejected rejected) {
        return RetryAfter.of(rejected.headers(), Instant.now());
    }
}
