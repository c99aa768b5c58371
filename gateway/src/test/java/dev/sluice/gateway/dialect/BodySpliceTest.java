package dev.sluice.gateway.dialect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.gateway.dialect.chat.ChatRequest;
import dev.sluice.gateway.dialect.chat.ChatRequestReader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class BodySpliceTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final List<String> MODELS = List.of("m", "ü🐻", "a\\\"b", "\\u0041uto", "x".repeat(300));
    private static final List<String> OPTIONS = List.of(
            "null",
            "{}",
            "{ }",
            "{\"include_usage\":false}",
            "{\"include_usage\" : null }",
            "{\"include_usage\":true}",
            "{\"include_obfuscation\":false}",
            "{\"a\":{\"include_usage\":true} , \"include_usage\":\tfalse,\"b\":[1]}");

    @Test
    void splice_then_parse_is_parse_then_change() {
        long seed = 77;
        Random random = new Random(seed);
        for (int round = 0; round < 2000; round++) {
            String body = body(random);
            String name = MODELS.get(random.nextInt(MODELS.size()));
            boolean ask = random.nextBoolean();
            ChatRequest request = ChatRequestReader.read(body.getBytes(UTF_8), 64);
            String spliced = new String(request.splice().withModel(name, ask), UTF_8);

            ObjectNode changed = (ObjectNode) JSON.readTree(body);
            changed.put("model", name);
            if (ask && request.prompt().stream()) {
                ObjectNode options = changed.get("stream_options") instanceof ObjectNode there
                        ? there
                        : changed.putObject("stream_options");
                options.put("include_usage", true);
            }
            assertThat(JSON.readTree(spliced))
                    .as("seed %d round %d%n%s%n%s", seed, round, body, spliced)
                    .isEqualTo(changed);
        }
    }

    @Test
    void every_other_byte_stays() {
        String before = " \r\n{ \"a\":1.0 ,\"b\":1e3,\"seed\":9223372036854775807,\"model\" :\t";
        String after =
                " , \"messages\":[{\"role\":\"user\",\"content\":\"\\u0041\\/ü\",\"x\":1,\"x\":2}],\"big\":1e999 }\n";
        ChatRequest request = ChatRequestReader.read((before + "\"auto\"" + after).getBytes(UTF_8), 64);
        assertThat(new String(request.splice().withModel("q\"2", true), UTF_8))
                .isEqualTo(before + "\"q\\\"2\"" + after);
        assertThat(request.splice().addsUsage()).isFalse();
    }

    private static String body(Random random) {
        List<String> members = new ArrayList<>(List.of(
                "\"model\"" + space(random) + ":" + space(random) + "\""
                        + MODELS.get(random.nextInt(MODELS.size())).replace("a\\\"b", "a\\\\b") + "\"",
                "\"messages\":[{\"role\":\"user\",\"content\":\"" + "ä🐻z".repeat(random.nextInt(4000)) + "\"}]",
                "\"x\":" + random.nextLong()));
        if (random.nextInt(4) > 0) {
            members.add("\"stream\":" + random.nextBoolean());
        }
        if (random.nextBoolean()) {
            members.add("\"stream_options\":" + space(random) + OPTIONS.get(random.nextInt(OPTIONS.size())));
        }
        Collections.shuffle(members, random);
        return space(random) + "{" + space(random) + String.join(space(random) + "," + space(random), members)
                + space(random) + "}" + space(random);
    }

    private static String space(Random random) {
        return " \n\t\r ".substring(random.nextInt(6));
    }
}
