package dev.sluice.gateway.dispatch;

import static dev.sluice.gateway.RunningGateway.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.gateway.ErrorShape;
import dev.sluice.gateway.RawCaller.Answer;
import dev.sluice.gateway.RunningGateway;
import dev.sluice.gateway.ScriptedUpstream;
import dev.sluice.gateway.Served;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a backend says of itself counts more than what the catalogue says of it. */
final class AbilitiesTest {
    private static final String TOOLS =
            "\"tools\":[{\"type\":\"function\",\"function\":{\"name\":\"get_weather\",\"parameters\":{\"type\":\"object\"}}}],";

    private static ScriptedUpstream llama;
    private static ScriptedUpstream able;
    private static RunningGateway gateway;

    @BeforeAll
    static void start() throws IOException {
        byte[] props = Recorded.bytes("props/upstream.json");
        llama = new ScriptedUpstream()
                .tells(exchange -> exchange.answer(200, "content-type: application/json\r\n", props))
                .plays(exchange -> exchange.json(200, "", Said.WHOLE));
        able = new ScriptedUpstream().plays(exchange -> exchange.json(200, "", Said.WHOLE));
        // The catalogue says that both can do everything.
        gateway = RunningGateway.over(
                Served.by("llama", llama).costing("1").with("abilities: ask"),
                Served.by("able", able).costing("2"));
        AskedAbilities asked = gateway.bean(AskedAbilities.class);
        RunningGateway.eventually(
                "the backend was asked", () -> asked.known("llama").abilities() != null);
    }

    @AfterAll
    static void stop() {
        gateway.close();
        llama.close();
        able.close();
    }

    @BeforeEach
    void forget() {
        llama.forget();
        able.forget();
    }

    private static String with(String model, String field) {
        return request(model, false).replaceFirst("\\{", "{" + java.util.regex.Matcher.quoteReplacement(field));
    }

    @Test
    void a_plain_request_goes_to_the_cheaper_one() throws IOException {
        assertThat(gateway.ask(request("auto", false)).header("x-sluice-route")).isEqualTo("llama/llama-model");
    }

    @Test
    void a_request_with_tools_goes_where_they_are_not_ignored() throws IOException {
        Answer answer = gateway.ask(with("auto", TOOLS));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("x-sluice-route")).isEqualTo("able/able-model");
        assertThat(llama.timesAsked()).isZero();
    }

    @Test
    void tools_for_the_one_that_ignores_them_get_400() throws IOException {
        Answer answer = gateway.ask(with("llama", TOOLS));
        assertThat(ErrorShape.check(answer, 400, "unsupported_parameter")
                        .path("param")
                        .asString())
                .isEqualTo("tools");
        assertThat(llama.timesAsked() + able.timesAsked()).isZero();
    }

    @Test
    void an_image_does_not_go_to_a_model_without_eyes() throws IOException {
        String image = request("llama", false)
                .replace(
                        "\"Name three colours.\"",
                        "[{\"type\":\"image_url\",\"image_url\":{\"url\":\"data:image/png;base64,iVBORw0KGgo=\"}}]");
        ErrorShape.check(gateway.ask(image), 400, "unsupported_parameter");
        assertThat(gateway.ask(image.replace("\"llama\"", "\"auto\"")).header("x-sluice-route"))
                .isEqualTo("able/able-model");
        assertThat(llama.timesAsked()).isZero();
    }

    @Test
    void a_prompt_longer_than_its_slot_goes_elsewhere() throws IOException {
        String text = "Name three colours. ".repeat(1_500);
        Answer answer = gateway.ask(request("auto", false).replace("Name three colours.", text));
        assertThat(answer.header("x-sluice-route")).isEqualTo("able/able-model");
        ErrorShape.check(
                gateway.ask(request("llama", false).replace("Name three colours.", text)),
                400,
                "context_length_exceeded");
        assertThat(llama.timesAsked()).isZero();
    }
}
