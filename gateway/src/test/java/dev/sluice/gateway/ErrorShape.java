package dev.sluice.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.gateway.RawCaller.Answer;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What every error must look like, whatever went wrong. */
public final class ErrorShape {
    private static final JsonMapper JSON = new JsonMapper();

    private ErrorShape() {}

    /** Checks status and code and all that holds for every error; returns the error object. */
    public static JsonNode check(Answer answer, int status, String code) {
        assertThat(answer.text())
                .describedAs("body of status %d", answer.status())
                .startsWith("{");
        JsonNode error = object(answer.body());
        assertThat(answer.status()).describedAs(answer.text()).isEqualTo(status);
        assertThat(error.path("code").asString()).describedAs(answer.text()).isEqualTo(code);
        assertThat(answer.whole()).isTrue();
        assertThat(answer.header("content-type")).startsWith("application/json");
        assertThat(answer.requestId()).startsWith("req_");
        assertThat(answer.header("x-should-retry")).isIn("true", "false");
        return error;
    }

    /** The error object of a body or of an event's data. */
    public static JsonNode object(byte[] json) {
        JsonNode root = JSON.readTree(json);
        JsonNode error = root.path("error");
        assertThat(root.propertyNames()).containsExactly("error");
        assertThat(error.propertyNames()).containsExactlyElementsOf(List.of("message", "type", "param", "code"));
        assertThat(error.path("message").asString())
                .isNotBlank()
                .hasSizeLessThan(2000)
                .doesNotContain("Exception", "at dev.", "java.", "127.0.0.1", RunningGateway.BACKEND_KEY);
        assertThat(error.path("type").asString()).isNotBlank();
        return error;
    }
}
