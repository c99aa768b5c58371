package dev.sluice.gateway.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.gateway.RunningGateway;
import dev.sluice.gateway.ScriptedUpstream;
import dev.sluice.gateway.ScriptedUpstream.Script;
import dev.sluice.gateway.Served;
import dev.sluice.gateway.cli.Commands;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Through a whole gateway, over the wire. */
class CompareCommandTest extends Commands {
    private static final String PROMPTS = """
            {"id":"capital","prompt":"Capital of France? zebrafinch","expect":"Paris"}
            {"id":"sum","messages":[{"role":"user","content":"2+2? zebrafinch"}],"expect":{"number":4}}
            {"id":"kind","prompt":"Greet me. zebrafinch","expect":{"judge":"polite"}}
            """;

    private int compare(String address, Served[] backends, String... more) throws IOException {
        return compare("", PROMPTS, address, backends, more);
    }

    private int compare(String settings, String prompts, String address, Served[] backends, String... more)
            throws IOException {
        return prompted("compare", settings, prompts, address, backends, more);
    }

    private static String address(RunningGateway gateway) {
        return "http://127.0.0.1:" + gateway.port();
    }

    private static Script says(String capital, String sum, String grade) {
        return exchange -> {
            String body = exchange.request().text();
            String said = body.contains("You grade answers")
                    ? grade
                    : body.contains("Capital") ? capital : body.contains("2+2") ? sum : "Good day.";
            exchange.json(
                    200,
                    "",
                    "{\"id\":\"1\",\"object\":\"chat.completion\",\"choices\":[{\"index\":0,\"message\":{\"role\":"
                            + "\"assistant\",\"content\":\"" + said + "\"},\"finish_reason\":\"stop\"}],\"usage\":{"
                            + "\"prompt_tokens\":10,\"completion_tokens\":5,\"total_tokens\":15}}");
        };
    }

    @Test
    void the_cheapest_model_that_is_good_enough_is_named() throws Exception {
        try (ScriptedUpstream small = new ScriptedUpstream().plays(says("Lyon", "It is 4.", "PASS"));
                ScriptedUpstream middle = new ScriptedUpstream().plays(says("Paris", "4", "PASS"));
                ScriptedUpstream big = new ScriptedUpstream().plays(says("Paris", "4", "PASS"));
                ScriptedUpstream broken = new ScriptedUpstream()
                        .plays(exchange -> exchange.json(500, "", "{\"error\":{\"message\":\"zebrafinch\"}}"))) {
            Served[] backends = {
                Served.by("small", small).costing("1"),
                Served.by("middle", middle).costing("2"),
                Served.by("big", big).costing("9").with("simulated: true"),
                Served.by("broken", broken).costing("1")
            };
            try (RunningGateway gateway = RunningGateway.over(backends)) {
                int code = compare(
                        address(gateway), backends, "--models", "small,middle,big,broken", "--judge", "big", "--json");
                assertThat(code).as(err.toString()).isZero();
                JsonNode told = JsonMapper.shared().readTree(out.toString());
                assertThat(told.path("cheapest").asString()).isEqualTo("middle");
                assertThat(told.path("models").findValuesAsString("model"))
                        .containsExactly("small", "middle", "big", "broken");
                JsonNode first = told.path("models").path(0);
                assertThat(first.path("by").path("exact").asDouble()).isZero();
                assertThat(first.path("by").path("number").asDouble()).isEqualTo(1);
                assertThat(first.path("by").path("judge").asDouble()).isEqualTo(1);
                assertThat(first.path("input_tokens").asLong()).isEqualTo(30);
                assertThat(first.path("cost").asString()).isEqualTo("0.000015000");
                assertThat(first.path("simulated").asBoolean()).isFalse();
                assertThat(told.path("models").path(2).path("simulated").asBoolean())
                        .isTrue();
                assertThat(told.path("models").path(3).path("errors").asLong()).isEqualTo(3);
                assertThat(out.toString()).doesNotContain("zebrafinch");

                assertThat(compare(address(gateway), backends, "--models", "small,broken", "--judge", "big"))
                        .isEqualTo(1);
                assertThat(out.toString()).contains("None passes (80 % good answers are enough).", "×3");
                assertThat(out.toString()).doesNotContain("SIMULATED");
                assertThat(compare(address(gateway), backends, "--models", "big", "--judge", "big"))
                        .isZero();
                assertThat(out.toString())
                        .contains("  SIMULATED: no model was asked, so its quality and times say nothing of big")
                        .contains("big (SIMULATED) is the cheapest that passes");
                assertThat(gateway.managed("/report/spend?by=caller&format=json"))
                        .contains("\"app\"");
            }
        }
    }

    @Test
    void an_answer_to_what_stays_in_the_house_is_shown_to_no_judge_outside() throws Exception {
        try (ScriptedUpstream local = new ScriptedUpstream().plays(says("Paris", "4", "PASS"));
                ScriptedUpstream cloud = new ScriptedUpstream().plays(says("Paris", "4", "PASS"))) {
            Served[] backends = {
                Served.by("small", local), Served.by("cloud", cloud).outside()
            };
            try (RunningGateway gateway = RunningGateway.over(backends)) {
                String prompts = """
                        {"id":"card","messages":[{"role":"user","content":"My card is 4026 1358 7732 0941."},\
                        {"role":"assistant","content":"I see."},{"role":"user","content":"Greet me."}],"expect":{"judge":""}}
                        {"id":"file","messages":[{"role":"user","content":[{"type":"text","text":"Greet me."},\
                        {"type":"image_url","image_url":{"url":"data:image/png;base64,iVBORw0KGgo="}}]}],"expect":{"judge":""}}
                        """;
                String judge = "judge: { route: cloud, external: true }\n";
                compare(judge, prompts, address(gateway), backends, "--models", "small", "--json");
                assertThat(cloud.timesAsked()).isZero();
                assertThat(local.timesAsked()).isEqualTo(2);
                assertThat(out.toString()).contains("not judged: kept in the house");
                assertThat(compare(judge, PROMPTS, address(gateway), backends, "--models", "small"))
                        .isZero();
                assertThat(cloud.timesAsked()).isEqualTo(1);
                assertThat(gateway.ask(RunningGateway.request("small", false)).header("x-sluice-may-leave"))
                        .isEqualTo("anthropic, gemini, openai");
                assertThat(gateway.ask(RunningGateway.request("small", false).replace("Name", "4026 1358 7732 0941"))
                                .header("x-sluice-may-leave"))
                        .isEqualTo("no");
            }
        }
    }

    @Test
    void nothing_is_sent_to_what_is_no_gateway_and_no_judge_outside_the_house_is_asked() throws Exception {
        try (ScriptedUpstream provider = new ScriptedUpstream().plays(says("Paris", "4", "PASS"))) {
            Served[] backends = {
                Served.by("small", provider), Served.by("cloud", provider).outside()
            };
            try (RunningGateway gateway = RunningGateway.over(backends)) {
                assertThat(compare(address(gateway), backends, "--models", "small", "--judge", "cloud"))
                        .isEqualTo(2);
                assertThat(err.toString()).contains("--judge: cloud is outside the house");
                assertThat(compare(address(gateway), backends, "--models", "nobody"))
                        .isEqualTo(2);
                assertThat(provider.timesAsked()).isZero();
                String url = provider.url().replace("/v1", "");
                assertThat(compare(url, backends, "--models", "small")).isEqualTo(1);
                assertThat(provider.nextAsked().text()).isEqualTo("{}");
            }
        }
    }
}
