package dev.sluice.gateway.dialect.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.gateway.failure.Failure;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class OwnMembersTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String MESSAGES =
            "\"messages\":[{\"role\":\"user\",\"content\":\"a, \\\"x-sluice-mode\\\": b\"}]";

    private static ChatRequest read(String body) {
        return ChatRequestReader.read(body.getBytes(StandardCharsets.UTF_8), 64);
    }

    private static String sent(String body) {
        return new String(read(body).splice().withModel("m", true), StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"x-sluice-mode\":\"cheapest\",\"model\":\"auto\",M} | {\"model\":\"m\",M}",
                "{ \"x-sluice-mode\" : \"cheapest\" , \"model\":\"auto\",M} | {  \"model\":\"m\",M}",
                "{\"model\":\"auto\",\"x-sluice-max-cost\":0.01,M} | {\"model\":\"m\",M}",
                "{\"model\":\"auto\",M,\"x-sluice-max-cost\":\"0.01\"} | {\"model\":\"m\",M}",
                "{\"x-sluice-max-cost\":1 ,\"x-sluice-mode\":null,\"model\":\"auto\",M} | {\"model\":\"m\",M}",
                "{\"model\":\"auto\",M,\"x-sluice-mode\":\"auto\",\"x-sluice-max-cost\":2} | {\"model\":\"m\",M}"
            })
    void no_backend_sees_them_and_every_other_byte_stays(String body, String expected) {
        assertThat(sent(body.replace("M}", MESSAGES + "}").replace("M,", MESSAGES + ",")))
                .isEqualTo(expected.replace("M}", MESSAGES + "}"));
    }

    @Test
    void they_are_read_as_they_were_written() {
        ChatRequest request = read(
                "{\"x-sluice-mode\":\"local-only\",\"x-sluice-max-cost\":0.5,\"model\":\"auto\"," + MESSAGES + "}");
        assertThat(request.wishes().mode()).contains("local-only");
        assertThat(request.wishes().maxCost()).contains("0.5");
        assertThat(request.prompt().needs()).isEmpty();
        assertThat(read("{\"model\":\"auto\"," + MESSAGES + "}").wishes()).isEqualTo(ChatRequest.Wishes.NONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "true"})
    void what_is_neither_text_nor_number_is_refused_with_its_name(String value) {
        assertThatThrownBy(() -> read("{\"model\":\"auto\",\"x-sluice-mode\":" + value + "," + MESSAGES + "}"))
                .isInstanceOf(Failure.BadRequest.class)
                .hasMessageStartingWith("x-sluice-mode: ");
    }

    @Test
    void wherever_they_stand_the_rest_is_what_it_was() {
        long seed = Long.getLong("sluice.seed", System.nanoTime());
        Random random = new Random(seed);
        for (int i = 0; i < 500; i++) {
            List<String> members = new ArrayList<>(List.of(
                    "\"model\":\"auto\"",
                    MESSAGES,
                    "\"stream\" : true",
                    "\"temperature\": 0.5",
                    "\"x-sluice-mode\"\t:\"cheapest\"",
                    "\"x-sluice-max-cost\" : 12.5"));
            Collections.shuffle(members, random);
            String body = "{" + String.join(random.nextBoolean() ? "," : " ,\n ", members) + " }";
            JsonNode is = JSON.readTree(sent(body));
            ObjectNode expected = (ObjectNode) JSON.readTree(body);
            expected.remove(List.of("x-sluice-mode", "x-sluice-max-cost"));
            expected.put("model", "m").putObject("stream_options").put("include_usage", true);
            assertThat(is).as("seed %s: %s", seed, body).isEqualTo(expected);
        }
    }
}
