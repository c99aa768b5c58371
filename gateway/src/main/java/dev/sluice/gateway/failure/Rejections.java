package dev.sluice.gateway.failure;

import dev.sluice.adapters.UpstreamFailure;
import dev.sluice.adapters.UpstreamFailure.Cut;
import dev.sluice.adapters.UpstreamFailure.Garbled;
import dev.sluice.adapters.UpstreamFailure.Rejected;
import dev.sluice.adapters.UpstreamFailure.TimedOut;
import dev.sluice.adapters.UpstreamFailure.Unreachable;
import dev.sluice.gateway.failure.Failure.Shown;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a caller is told of a backend's failure. A caller's own mistake keeps the backend's status and message, since
 * only the caller can mend it; everything else is told in our words, since the backend's speak of its key and address.
 */
final class Rejections {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String SERVER = "server_error";

    /** llama.cpp answers a body that its model cannot take with 500 (seen with images, build 11549). */
    private static final Pattern CALLERS_500 =
            Pattern.compile("not supported|unsupported|[Ii]nvalid|[Ff]ailed to parse");

    private static final String AGAIN = " Try again later, or name another model.";

    private Rejections() {}

    record Told(Shown shown, String message) {}

    static Told told(UpstreamFailure failure) {
        return switch (failure) {
            case Unreachable unreachable ->
                server(502, "upstream_unreachable", "The model's backend could not be reached.");
            case TimedOut timedOut -> server(504, "upstream_timeout", "The model's backend took too long.");
            case Garbled garbled -> server(502, "upstream_garbled", "The model's backend did not answer properly.");
            case Cut cut -> server(502, "upstream_cut", "The model's answer was cut off before its end.");
            case Rejected rejected -> rejected(rejected);
        };
    }

    private static Told server(int status, String code, String what) {
        return new Told(Shown.of(status, SERVER, null, code), what + AGAIN);
    }

    private static Told rejected(Rejected rejected) {
        int status = rejected.status();
        if (status == 429) {
            Duration wait = RetryAfter.of(rejected.headers(), Instant.now()).orElse(null);
            return new Told(
                    new Shown(429, "rate_limit_error", null, "rate_limit_exceeded", wait, true),
                    "The model's provider limits our rate." + AGAIN);
        }
        if (status == 401 || status == 403 || status == 407) {
            // Sluice's own key, never the caller's: a 401 would send the caller looking for a fault in theirs.
            return server(
                    502,
                    "upstream_rejected_key",
                    "The model's backend did not accept Sluice's key; tell the operator.");
        }
        if (status == 404 || status == 405 || status == 408 || status < 400) {
            return server(
                    502,
                    "upstream_rejected",
                    "The model's backend could not take the request (status " + status + ").");
        }
        if (status < 500) {
            return mistake(rejected, status);
        }
        if (status == 500 && CALLERS_500.matcher(rejected.body()).find()) {
            return mistake(rejected, 400);
        }
        if (status == 503 || status == 529) {
            Duration wait = RetryAfter.of(rejected.headers(), Instant.now()).orElse(null);
            return new Told(
                    new Shown(503, SERVER, null, "upstream_overloaded", wait, wait != null),
                    "The model's backend is overloaded or starting." + AGAIN);
        }
        return server(502, "upstream_error", "The model's backend failed (status " + status + ").");
    }

    private static Told mistake(Rejected rejected, int status) {
        JsonNode error = error(rejected.body());
        String message = text(error, "message");
        String shown = message == null
                ? "The model's backend rejected the request (status " + rejected.status() + ")."
                : Masking.masked(Masking.shortened(message, 1000));
        String type = text(error, "type");
        String code = text(error, "code");
        return new Told(
                Shown.of(
                        status,
                        type == null || type.equals(SERVER) ? "invalid_request_error" : Masking.word(type),
                        maskedOrNull(text(error, "param")),
                        code == null ? null : Masking.word(code)),
                shown);
    }

    private static @Nullable String maskedOrNull(@Nullable String text) {
        return text == null ? null : Masking.masked(Masking.shortened(text, 200));
    }

    private static JsonNode error(String body) {
        try {
            return JSON.readTree(body).path("error");
        } catch (JacksonException notJson) {
            return JSON.missingNode();
        }
    }

    private static @Nullable String text(JsonNode error, String name) {
        JsonNode value = error.path(name);
        return value.isString() ? value.stringValue() : null;
    }
}
