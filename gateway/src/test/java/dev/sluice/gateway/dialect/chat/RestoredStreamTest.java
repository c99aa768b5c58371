package dev.sluice.gateway.dialect.chat;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.router.decision.Treatment;
import dev.sluice.router.decision.Treatment.Action;
import dev.sluice.router.redaction.Hit;
import dev.sluice.router.redaction.Passage;
import dev.sluice.router.redaction.Redacted;
import dev.sluice.router.redaction.Redaction;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An answer that speaks of surrogates reads as if it had spoken of the originals. */
final class RestoredStreamTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String MAIL = "ida@moor.example.test";
    private static final String NAME = "Oda Fernhill";
    private static final String SECRET = "pa\"ss\\w0rd\n77";

    private record Text(String text) implements Passage {
        @Override
        public boolean fixed() {
            return false;
        }

        @Override
        public String value(int start, int end) {
            return text.substring(start, end);
        }
    }

    private static Redacted redacted(long seed) {
        String text = MAIL + " " + NAME + " " + SECRET;
        List<Hit> hits = List.of(
                new Hit(0, 0, MAIL.length(), "EMAIL"),
                new Hit(0, MAIL.length() + 1, MAIL.length() + 1 + NAME.length(), "PERSON"),
                new Hit(0, text.length() - SECRET.length(), text.length(), "SECRET.PASSWORD"));
        return Redaction.of(List.of(new Text(text)), hits, new Treatment(Action.PSEUDONYM, Map.of()), new Random(seed));
    }

    private static String surrogate(Redacted redacted, int number) {
        return redacted.replacements().getFirst().get(number).text();
    }

    private static String quoted(String text) {
        return JsonText.quote(new StringBuilder(), text).toString();
    }

    private static String chunk(String delta, String finish) {
        return "data: {\"id\":\"c1\",\"object\":\"chat.completion.chunk\",\"choices\":[{\"index\":0,\"delta\":" + delta
                + ",\"finish_reason\":" + finish + "}]}\n\n";
    }

    private static String content(String text) {
        return chunk("{\"content\":" + quoted(text) + "}", "null");
    }

    private static String fed(Redacted redacted, Random random, String stream) {
        RestoredStream restored = RestoredStream.of(redacted.restoration());
        byte[] bytes = stream.getBytes(UTF_8);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int from = 0;
        while (from < bytes.length) {
            int to = Math.min(bytes.length, from + 1 + random.nextInt(60));
            add(out, restored.feed(ByteBuffer.wrap(bytes, from, to - from)));
            from = to;
        }
        add(out, restored.end());
        return out.toString(UTF_8);
    }

    private static void add(ByteArrayOutputStream out, ByteBuffer bytes) {
        out.write(bytes.array(), bytes.arrayOffset() + bytes.position(), bytes.remaining());
    }

    /** Every text by its lane; also checks that every event is JSON and that nothing follows a choice's end. */
    private static Map<String, String> said(String stream) {
        Map<String, StringBuilder> lanes = new LinkedHashMap<>();
        List<Integer> over = new ArrayList<>();
        for (String line : stream.lines().toList()) {
            if (!line.startsWith("data: {")) {
                continue;
            }
            for (JsonNode choice : JSON.readTree(line.substring(6)).path("choices")) {
                int index = choice.path("index").asInt();
                assertThat(over).doesNotContain(index);
                JsonNode delta = choice.path("delta");
                for (String name : List.of("content", "reasoning_content", "refusal")) {
                    said(lanes, index + name, delta.path(name));
                }
                for (JsonNode call : delta.path("tool_calls")) {
                    said(
                            lanes,
                            index + "tool" + call.path("index").asInt(),
                            call.path("function").path("arguments"));
                }
                if (choice.path("finish_reason").isString()) {
                    over.add(index);
                }
            }
        }
        Map<String, String> said = new LinkedHashMap<>();
        lanes.forEach((lane, text) -> said.put(lane, text.toString()));
        return said;
    }

    private static void said(Map<String, StringBuilder> lanes, String lane, JsonNode text) {
        if (text.isString()) {
            lanes.computeIfAbsent(lane, name -> new StringBuilder()).append(text.asString());
        }
    }

    @Test
    void an_echo_comes_back_however_it_is_cut_into_events_and_bytes() {
        for (long seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            Redacted redacted = redacted(seed);
            Map<String, String> wanted = new LinkedHashMap<>();
            List<List<String>> lanes = new ArrayList<>();
            for (String lane : List.of("0content", "0tool0", "0tool1", "1content")) {
                boolean json = lane.contains("tool");
                String before = random.nextBoolean() ? "é𝒳 " : "";
                String sent = before + surrogate(redacted, 0) + ", " + surrogate(redacted, 1) + surrogate(redacted, 2);
                String meant = before + MAIL + ", " + NAME + SECRET;
                if (random.nextInt(4) == 0) {
                    // Ends in the middle of what may have become a surrogate.
                    sent += surrogate(redacted, 0).substring(0, 5);
                    meant += surrogate(redacted, 0).substring(0, 5);
                }
                wanted.put(lane, json ? "{\"to\":" + quoted(meant) + "}" : meant);
                lanes.add(pieces(lane, json ? "{\"to\":\"" + sent + "\"}" : sent, random));
            }
            StringBuilder stream = new StringBuilder();
            // The lanes of one choice follow each other; those of two mingle.
            List<String> first = new ArrayList<>(lanes.get(0));
            first.addAll(lanes.get(1));
            first.addAll(lanes.get(2));
            List<String> second = new ArrayList<>(lanes.get(3));
            while (!first.isEmpty() || !second.isEmpty()) {
                List<String> next = second.isEmpty() || (!first.isEmpty() && random.nextBoolean()) ? first : second;
                stream.append(next.removeFirst());
            }
            stream.append(chunk("{}", "\"stop\""))
                    .append(chunk("{}", "\"stop\"").replace("\"index\":0", "\"index\":1"));
            stream.append("data: [DONE]\n\n");
            String all =
                    random.nextBoolean() ? stream.toString() : stream.toString().replace("\n", "\r\n");
            String out = fed(redacted, random, all);
            assertThat(said(out)).as("seed %d", seed).containsExactlyInAnyOrderEntriesOf(wanted);
            assertThat(out.strip()).as("seed %d", seed).endsWith("data: [DONE]");
        }
    }

    private static List<String> pieces(String lane, String text, Random random) {
        List<String> pieces = new ArrayList<>();
        int from = 0;
        while (from < text.length()) {
            int to = Math.min(text.length(), from + 1 + random.nextInt(8));
            String piece = quoted(text.substring(from, to));
            String delta = lane.contains("tool")
                    ? "{\"tool_calls\":[{\"index\":" + lane.charAt(5) + ",\"function\":{\"arguments\":" + piece + "}}]}"
                    : "{\"content\":" + piece + "}";
            pieces.add(chunk(delta, "null")
                    .replace("\"index\":0,\"delta\"", "\"index\":" + lane.charAt(0) + ",\"delta\""));
            from = to;
        }
        return pieces;
    }

    @Test
    void events_with_nothing_to_restore_keep_their_bytes() {
        Redacted redacted = redacted(1);
        String stream =
                ": keep-alive\n\n" + content("Zwei  Wörter") + "event: x\ndata: {\"choices\" : [ ] , \"usage\":{}}\n\n"
                        + chunk("{ \"content\" : \"\\u0041bc\" }", "\"stop\"") + "data: [DONE]\n\n";
        assertThat(fed(redacted, new Random(2), stream)).isEqualTo(stream);
    }

    @Test
    void less_than_a_surrogate_is_held_and_only_while_it_may_become_one() {
        Redacted redacted = redacted(1);
        String mail = surrogate(redacted, 0);
        RestoredStream restored = RestoredStream.of(redacted.restoration());
        assertThat(said(text(restored, content("to " + mail.substring(0, mail.length() - 1)))))
                .containsEntry("0content", "to ");
        assertThat(said(text(restored, content(mail.substring(mail.length() - 1)))))
                .containsEntry("0content", MAIL);
        assertThat(said(text(restored, content(mail.substring(0, 6))))).containsEntry("0content", "");
        assertThat(said(text(restored, content("!!")))).containsEntry("0content", mail.substring(0, 6) + "!!");
    }

    private static String text(RestoredStream restored, String events) {
        return UTF_8.decode(restored.feed(ByteBuffer.wrap(events.getBytes(UTF_8))))
                .toString();
    }

    @Test
    void what_is_held_goes_out_when_the_stream_breaks_off() {
        Redacted redacted = redacted(1);
        String begun = surrogate(redacted, 0).substring(0, 6);
        RestoredStream restored = RestoredStream.of(redacted.restoration());
        String first = text(restored, content("to " + begun) + "data: {\"choi");
        String rest = UTF_8.decode(restored.cutOff()).toString();
        assertThat(said(first + rest)).containsEntry("0content", "to " + begun);
        assertThat(rest).doesNotContain("\"choi\"");
    }

    @Test
    void what_was_thought_comes_before_what_is_said() {
        Redacted redacted = redacted(1);
        String begun = surrogate(redacted, 0).substring(0, 6);
        String stream = chunk("{\"reasoning_content\":" + quoted("hm " + begun) + "}", "null") + content("Yes.")
                + chunk("{}", "\"stop\"") + "data: [DONE]\n\n";
        String out = fed(redacted, new Random(3), stream);
        assertThat(out.indexOf(begun)).isLessThan(out.indexOf("Yes.")).isPositive();
    }

    @Test
    void held_text_goes_out_without_the_usage_of_the_chunk_it_stands_before() {
        Redacted redacted = redacted(1);
        String begun = surrogate(redacted, 0).substring(0, 6);
        String last = chunk("{}", "\"stop\"").replace("]}\n", "],\"usage\":{\"prompt_tokens\":5}}\n");
        String out = fed(redacted, new Random(3), content(begun) + last);
        assertThat(out.split("prompt_tokens", -1)).hasSize(2);
        assertThat(said(out)).containsEntry("0content", begun);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "not json", "[1]", "{\"choices\":[{\"message\":7},3]}", "{\"choices\":{}}"})
    void what_is_no_answer_stays_as_it_is(String body) {
        byte[] bytes = body.getBytes(UTF_8);
        assertThat(RestoredAnswer.of(bytes, redacted(1).restoration())).isEqualTo(bytes);
    }

    @Test
    void a_whole_answer_comes_back_with_its_tool_s_arguments() {
        Redacted redacted = redacted(1);
        String sent = surrogate(redacted, 0) + " " + surrogate(redacted, 2);
        String body = "{ \"id\":\"c1\", \"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":"
                + quoted(sent)
                + ",\"refusal\":null,\"tool_calls\":[{\"id\":\"t\",\"function\":{\"name\":\"" + surrogate(redacted, 1)
                + "\",\"arguments\":" + quoted("{\"a\":\"" + sent + "\"}") + "}}]},\"finish_reason\":\"stop\"}]}";
        JsonNode message = JSON.readTree(RestoredAnswer.of(body.getBytes(UTF_8), redacted.restoration()))
                .path("choices")
                .path(0)
                .path("message");
        assertThat(message.path("content").asString()).isEqualTo(MAIL + " " + SECRET);
        JsonNode function = message.path("tool_calls").path(0).path("function");
        assertThat(JSON.readTree(function.path("arguments").asString())
                        .path("a")
                        .asString())
                .isEqualTo(MAIL + " " + SECRET);
        assertThat(function.path("name").asString()).isEqualTo(surrogate(redacted, 1));
    }
}
