package dev.sluice.adapters;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Why a backend gave no answer, or not a whole one. The message is for the log and holds no prompt text; what callers
 * see is made of the case alone.
 */
public abstract sealed class UpstreamFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private UpstreamFailure(String message, Throwable cause) {
        super(message, cause);
    }

    private UpstreamFailure(String message) {
        super(message);
    }

    /** No connection, or it broke before any of the answer came. */
    public static final class Unreachable extends UpstreamFailure {
        private static final long serialVersionUID = 1L;

        public Unreachable(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** One of the four limits passed. */
    public static final class TimedOut extends UpstreamFailure {
        private static final long serialVersionUID = 1L;
        private final Limit limit;

        public TimedOut(Limit limit, Duration after) {
            super("no " + limit.what + " within " + after.toMillis() + " ms");
            this.limit = limit;
        }

        public Limit limit() {
            return limit;
        }
    }

    /** Which of the four limits. */
    public enum Limit {
        CONNECT("connection"),
        FIRST_BYTE("first content"),
        BETWEEN_BYTES("further content"),
        TOTAL("end of the answer");

        private final String what;

        Limit(String what) {
            this.what = what;
        }
    }

    /**
     * The backend answered with another status than 2xx: errors, 429 included, and redirects, which are not followed.
     */
    public static final class Rejected extends UpstreamFailure {
        private static final long serialVersionUID = 1L;
        private final int status;
        private final transient Map<String, List<String>> headers;
        private final String body;

        /**
         * @param headers names in lower case
         * @param body the error body as text, at most 64 KiB of it
         */
        public Rejected(int status, Map<String, List<String>> headers, String body) {
            super("status " + status);
            this.status = status;
            this.headers = Map.copyOf(headers);
            this.body = body;
        }

        public int status() {
            return status;
        }

        public Map<String, List<String>> headers() {
            return headers;
        }

        /** For telling a caller's mistake from the backend's; not for logs, since providers quote prompts and keys. */
        public String body() {
            return body;
        }

        public Optional<String> header(String lowerCaseName) {
            List<String> values = headers.get(lowerCaseName);
            return values == null || values.isEmpty() ? Optional.empty() : Optional.of(values.getFirst());
        }
    }

    /** The answer was no answer of the protocol: HTML, broken JSON, no choices, an error object under 200. */
    public static final class Garbled extends UpstreamFailure {
        private static final long serialVersionUID = 1L;

        public Garbled(String message) {
            super(message);
        }
    }

    /** The answer began well and did not end properly. */
    public static final class Cut extends UpstreamFailure {
        private static final long serialVersionUID = 1L;

        public Cut(String message) {
            super(message);
        }
    }
}
