package dev.sluice.gateway.dialect;

import dev.sluice.gateway.failure.Failure;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.io.JsonStringEncoder;

/**
 * A failure in the shape OpenAI's clients read: {@code {"error":{"message","type","param","code"}}}, all four present.
 */
public final class ErrorBody {
    private final Failure failure;
    private final String requestId;

    private ErrorBody(Failure failure, String requestId) {
        this.failure = failure;
        this.requestId = requestId;
    }

    /** @param requestId goes to {@code x-request-id}, which OpenAI's clients show */
    public static ErrorBody of(Failure failure, String requestId) {
        return new ErrorBody(failure, requestId);
    }

    public int status() {
        return failure.status();
    }

    /** Names in lower case, {@code content-type} among them, {@code content-length} not. */
    public Map<String, String> headers() {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("content-type", "application/json");
        headers.put("x-request-id", requestId);
        headers.put("x-should-retry", Boolean.toString(failure.shouldRetry()));
        failure.retryAfter().ifPresent(wait -> headers.put("retry-after", Long.toString(Failure.seconds(wait))));
        if (failure instanceof Failure.WrongMethod wrongMethod) {
            headers.put("allow", wrongMethod.allowed());
        }
        return headers;
    }

    /** The body of an answer that has not begun. */
    public byte[] json() {
        return object().getBytes(StandardCharsets.UTF_8);
    }

    /**
     * The last event of a stream that has begun. Nothing follows it: a {@code [DONE]} would make strict clients take
     * the answer for whole.
     */
    public byte[] event() {
        // Ends what may have been cut off in its middle; to a client a blank line more is nothing.
        return ("\n\ndata: " + object() + "\n\n").getBytes(StandardCharsets.UTF_8);
    }

    private String object() {
        StringBuilder json = new StringBuilder(256).append("{\"error\":{\"message\":");
        append(json, failure.publicMessage());
        append(json.append(",\"type\":"), failure.type());
        json.append(",\"param\":");
        failure.param().ifPresentOrElse(param -> append(json, param), () -> json.append("null"));
        json.append(",\"code\":");
        failure.code().ifPresentOrElse(code -> append(json, code), () -> json.append("null"));
        return json.append("}}").toString();
    }

    private static void append(StringBuilder json, String text) {
        json.append('"');
        JsonStringEncoder.getInstance().quoteAsString(text, json);
        json.append('"');
    }
}
