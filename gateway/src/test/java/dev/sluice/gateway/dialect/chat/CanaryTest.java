package dev.sluice.gateway.dialect.chat;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.gateway.failure.Failure.BadRequest;
import dev.sluice.router.prompt.Part;
import dev.sluice.router.prompt.Prompt;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The law that privacy stands on: there is no place in a body where text can hide from the scan. */
class CanaryTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String CANARY = "canary-8851";
    /** A closed list each, so that a canary there is refused or changes nothing that is text. */
    private static final Set<String> CLOSED = Set.of("role");

    @Test
    void a_canary_in_any_value_and_in_any_name_is_found_or_the_place_is_unscannable() {
        byte[] rich = Transcripts.rich();
        List<String> places = new ArrayList<>();
        walk(JSON.readTree(rich), "", places);
        assertThat(places).hasSizeGreaterThan(120);
        int read = 0;
        for (String place : places) {
            read += tried(rich, place, false) + tried(rich, place, true);
        }
        assertThat(read).isGreaterThan(200);
    }

    /** One if the changed body was read, none if it was refused. */
    private static int tried(byte[] rich, String pointer, boolean asName) {
        JsonNode tree = JSON.readTree(rich);
        int slash = pointer.lastIndexOf('/');
        JsonNode owner = tree.at(pointer.substring(0, slash));
        String step = pointer.substring(slash + 1).replace("~1", "/").replace("~0", "~");
        if (owner instanceof ObjectNode object) {
            if (asName) {
                object.set(CANARY, object.get(step));
            } else {
                object.put(step, CANARY);
            }
        } else if (owner instanceof ArrayNode array && !asName) {
            array.set(Integer.parseInt(step), CANARY);
        } else {
            return 0;
        }
        byte[] body = tree.toString().getBytes(UTF_8);
        try {
            Prompt prompt = ChatRequestReader.read(body, 128).prompt();
            assertThat(found(prompt))
                    .as("%s %s", asName ? "name beside" : "value at", pointer)
                    .isTrue();
            return 1;
        } catch (BadRequest refused) {
            assertThat(asName && !CLOSED.contains(step))
                    .as("a new name at %s: %s", pointer, refused)
                    .isFalse();
            return 0;
        }
    }

    private static boolean found(Prompt prompt) {
        return prompt.parts().stream()
                .anyMatch(part -> part instanceof Part.Text text && text.text().contains(CANARY));
    }

    private static void walk(JsonNode node, String pointer, List<String> places) {
        if (!pointer.isEmpty()) {
            places.add(pointer);
        }
        if (node instanceof ObjectNode object) {
            object.properties()
                    .forEach(member -> walk(
                            member.getValue(),
                            pointer + "/" + member.getKey().replace("~", "~0").replace("/", "~1"),
                            places));
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                walk(array.get(i), pointer + "/" + i, places);
            }
        }
    }
}
