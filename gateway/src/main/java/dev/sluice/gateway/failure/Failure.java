package dev.sluice.gateway.failure;

import dev.sluice.adapters.UpstreamFailure;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Why a caller gets no answer, or not a whole one. Travels through reactive chains, so it has no stack trace. Error
 * types, codes and the retry contract follow what OpenAI's clients read (openai-node 7.55.0, 2026-11).
 */
public abstract sealed class Failure extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final String INVALID = "invalid_request_error";

    private final int status;
    private final String type;
    private final @Nullable String param;
    private final @Nullable String code;
    private final @Nullable Duration retryAfter;
    private final boolean shouldRetry;

    private Failure(Shown shown, String message, @Nullable Throwable cause) {
        super(message, cause, false, false);
        this.status = shown.status;
        this.type = shown.type;
        this.param = shown.param;
        this.code = shown.code;
        this.retryAfter = shown.retryAfter;
        this.shouldRetry = shown.shouldRetry;
    }

    /** What the wire shows beside the message. */
    record Shown(
            int status,
            String type,
            @Nullable String param,
            @Nullable String code,
            @Nullable Duration retryAfter,
            boolean shouldRetry) {
        static Shown of(int status, String type, @Nullable String param, @Nullable String code) {
            return new Shown(status, type, param, code, null, false);
        }
    }

    /** HTTP status, 400 to 599. */
    public int status() {
        return status;
    }

    /** What the caller reads: what is wrong and what to do. */
    public String publicMessage() {
        return String.valueOf(getMessage());
    }

    /** OpenAI's word for the kind, such as {@code invalid_request_error}. */
    public String type() {
        return type;
    }

    /** The field it is about, such as {@code messages[2].content}. */
    public Optional<String> param() {
        return Optional.ofNullable(param);
    }

    public Optional<String> code() {
        return Optional.ofNullable(code);
    }

    /** How long to wait before another try. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    /**
     * Whether the caller should try again by itself. Clients of OpenAI retry every status from 500 up unless told
     * otherwise; what Sluice has already tried on every route is not worth another round.
     */
    public boolean shouldRetry() {
        return shouldRetry;
    }

    /** The request is not what the protocol asks for. */
    public static final class BadRequest extends Failure {
        private static final long serialVersionUID = 1L;

        public BadRequest(String message, @Nullable String param, @Nullable String code) {
            super(Shown.of(400, INVALID, param, code), message, null);
        }
    }

    /** No key, or one that Sluice does not know. */
    public static final class Unauthenticated extends Failure {
        private static final long serialVersionUID = 1L;

        public Unauthenticated(String message) {
            super(Shown.of(401, "authentication_error", null, "invalid_api_key"), message, null);
        }
    }

    /** A rule of the privacy policy forbids every route, or the one that was named. */
    public static final class RefusedByPolicy extends Failure {
        private static final long serialVersionUID = 1L;
        private final String rule;

        public RefusedByPolicy(String rule, String message) {
            super(Shown.of(403, "permission_error", null, "refused_by_policy"), message, null);
            this.rule = rule;
        }

        /** The rule's name in the policy. */
        public String rule() {
            return rule;
        }
    }

    /** The caller's {@code model} is no route, no alias and not {@code auto}. */
    public static final class UnknownModel extends Failure {
        private static final long serialVersionUID = 1L;

        public UnknownModel(String model) {
            super(
                    Shown.of(404, INVALID, "model", "model_not_found"),
                    "model: \"" + Masking.shortened(model, 128)
                            + "\" is not served here (GET /v1/models lists what is, \"auto\" leaves the choice to Sluice)",
                    null);
        }
    }

    /**
     * Feedback on a request that the caller's team did not make. Whether another team did is not told: the answer is
     * the same.
     */
    public static final class UnknownRequest extends Failure {
        private static final long serialVersionUID = 1L;

        public UnknownRequest() {
            super(
                    Shown.of(404, INVALID, "request_id", "request_not_found"),
                    "request_id: no answered request of your team has this id (expected the x-request-id of an answer"
                            + " to POST /v1/chat/completions).",
                    null);
        }
    }

    /** No route that may be used can carry a field of the request. */
    public static final class Unsupported extends Failure {
        private static final long serialVersionUID = 1L;

        /**
         * @param field the first one, as {@link #param()}
         * @param message names the fields and what can be done
         */
        public Unsupported(String field, String message) {
            super(Shown.of(400, INVALID, field, "unsupported_parameter"), message, null);
        }
    }

    /** The body is longer than allowed. */
    public static final class TooLarge extends Failure {
        private static final long serialVersionUID = 1L;

        /** @param limit in bytes */
        public TooLarge(long limit) {
            super(
                    Shown.of(413, INVALID, null, "request_too_large"),
                    "The request body is longer than " + limit + " bytes; send a shorter one.",
                    null);
        }
    }

    /** The body is compressed, or otherwise not as it is read here. */
    public static final class UnsupportedEncoding extends Failure {
        private static final long serialVersionUID = 1L;

        public UnsupportedEncoding(String encoding) {
            super(
                    Shown.of(415, INVALID, null, "unsupported_content_encoding"),
                    "content-encoding: \"" + Masking.word(encoding)
                            + "\" is not read here (expected an uncompressed body)",
                    null);
        }
    }

    /** The body did not come in time. */
    public static final class TooSlow extends Failure {
        private static final long serialVersionUID = 1L;

        public TooSlow(Duration limit) {
            super(
                    Shown.of(408, INVALID, null, "request_timeout"),
                    "The request body did not arrive within " + seconds(limit) + " s.",
                    null);
        }
    }

    /** Sluice itself has too much to do. */
    public static final class Overloaded extends Failure {
        private static final long serialVersionUID = 1L;

        public Overloaded(Duration retryAfter) {
            super(
                    new Shown(503, "server_error", null, "overloaded", retryAfter, true),
                    "Sluice has too many requests in flight; try again after " + seconds(retryAfter) + " s.",
                    null);
        }
    }

    /** What is done could not be written down, so nothing is done. */
    public static final class FactsNotKept extends Failure {
        private static final long serialVersionUID = 1L;

        public FactsNotKept(Duration retryAfter) {
            super(
                    new Shown(503, "server_error", null, "facts_not_kept", retryAfter, true),
                    "Sluice cannot write down what it does, and so does nothing; try again after " + seconds(retryAfter)
                            + " s.",
                    null);
        }
    }

    /** Every route that may be used is down. */
    public static final class NoRoute extends Failure {
        private static final long serialVersionUID = 1L;

        /** @param retryAfter until one of the routes is tried again; null if nobody knows */
        public NoRoute(String message, @Nullable Duration retryAfter) {
            super(new Shown(503, "server_error", null, "no_backend", retryAfter, retryAfter != null), message, null);
        }
    }

    /** The last backend that was tried gave no answer, or not a whole one. */
    public static final class BadUpstream extends Failure {
        private static final long serialVersionUID = 1L;

        private BadUpstream(Shown shown, String message, UpstreamFailure cause) {
            super(shown, message, cause);
        }

        /** Made of the case; of a provider's own words only a caller's mistake is passed on, masked. */
        public static BadUpstream of(UpstreamFailure cause) {
            Rejections.Told told = Rejections.told(cause);
            return new BadUpstream(told.shown(), told.message(), cause);
        }
    }

    /** No such path. */
    public static final class NotFound extends Failure {
        private static final long serialVersionUID = 1L;

        public NotFound(String method, String path) {
            super(
                    Shown.of(404, INVALID, null, "not_found"),
                    Masking.shortened(method + " " + path, 200)
                            + " is not served here; see POST /v1/chat/completions, POST /v1/feedback and GET /v1/models.",
                    null);
        }
    }

    /** The path exists, the method does not. */
    public static final class WrongMethod extends Failure {
        private static final long serialVersionUID = 1L;
        private final String allowed;

        public WrongMethod(String method, List<String> allowed) {
            super(
                    Shown.of(405, INVALID, null, "method_not_allowed"),
                    Masking.shortened(method, 32) + " does not work here; use " + String.join(" or ", allowed) + ".",
                    null);
            this.allowed = String.join(", ", allowed);
        }

        /** For the header {@code allow}. */
        public String allowed() {
            return allowed;
        }
    }

    /** A defect in Sluice. What it was is in the log under the request's id. */
    public static final class Internal extends Failure {
        private static final long serialVersionUID = 1L;

        public Internal() {
            super(
                    Shown.of(500, "server_error", null, "internal_error"),
                    "Sluice failed; the operator finds the cause in the log under this request's id.",
                    null);
        }
    }

    /** Whole seconds, rounded up, as {@code retry-after} wants them. */
    public static long seconds(Duration wait) {
        return Math.max(0, wait.plusNanos(999_999_999).toSeconds());
    }
}
