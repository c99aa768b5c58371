package dev.sluice.gateway.dialect.chat;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.router.price.Usage;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SseTapTest {
    private static final String HEAD =
            "\"id\":\"chatcmpl-1\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"m\"";
    private static final String ROLE = data(
            "{" + HEAD
                    + ",\"choices\":[{\"index\":0,\"delta\":{\"role\":\"assistant\",\"content\":\"\"},\"finish_reason\":null}]}");
    private static final String TEXT = data(
            "{" + HEAD + ",\"choices\":[{\"index\":0,\"delta\":{\"content\":\"Grüße 🐻\"},\"finish_reason\":null}]}");
    private static final String FINISH =
            data("{" + HEAD + ",\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}");
    private static final String USAGE = data(
            "{" + HEAD
                    + ",\"choices\":[],\"usage\":{\"prompt_tokens\":12,\"completion_tokens\":5,\"total_tokens\":17,\"prompt_tokens_details\":{\"cached_tokens\":8},\"completion_tokens_details\":{\"reasoning_tokens\":2}}}");
    private static final String DONE = data("[DONE]");

    private static String data(String json) {
        return "data: " + json + "\n\n";
    }

    /** What a caller of the tap could tell. */
    private record Told(String facts, String forwarded) {
        static Told of(SseTap tap, byte[] forwarded) {
            String facts = String.join(
                    "|",
                    tap.responseId().toString(),
                    tap.model().toString(),
                    "" + tap.contentSeen(),
                    "" + tap.complete(),
                    "" + tap.doneSeen(),
                    tap.error().toString(),
                    tap.garbage().toString(),
                    tap.reportedUsage().toString(),
                    tap.usage(7).toString());
            return new Told(facts, new String(forwarded, UTF_8));
        }
    }

    private static Told whole(byte[] stream, int choices, boolean strip) {
        SseTap tap = new SseTap(choices, strip);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        add(out, tap.feed(ByteBuffer.wrap(stream)));
        add(out, tap.end());
        return Told.of(tap, out.toByteArray());
    }

    private static void add(ByteArrayOutputStream out, ByteBuffer bytes) {
        byte[] copy = new byte[bytes.remaining()];
        bytes.duplicate().get(copy);
        out.writeBytes(copy);
    }

    private static Told cut(byte[] stream, int choices, boolean strip, Random random) {
        SseTap tap = new SseTap(choices, strip);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int most = 1 + random.nextInt(random.nextBoolean() ? 4 : 400);
        for (int at = 0; at < stream.length; ) {
            int length = Math.min(stream.length - at, 1 + random.nextInt(most));
            ByteBuffer chunk = random.nextBoolean()
                    ? ByteBuffer.wrap(stream, at, length).slice()
                    : ByteBuffer.allocateDirect(length).put(stream, at, length).flip();
            add(out, tap.feed(chunk));
            at += length;
        }
        add(out, tap.end());
        return Told.of(tap, out.toByteArray());
    }

    private static SseTap fed(String stream) {
        SseTap tap = new SseTap(1, false);
        tap.feed(ByteBuffer.wrap(stream.getBytes(UTF_8)));
        return tap;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "chat-stream",
                "chat-stream-usage",
                "chat-stream-logprobs",
                "chat-tools-stream",
                "chat-assistant-prefill-stream"
            })
    void a_recorded_stream_is_complete_and_passes_untouched(String name) {
        byte[] stream = Transcripts.bytes(name + "/upstream.sse");
        SseTap tap = new SseTap(1, false);
        ByteBuffer chunk = ByteBuffer.wrap(stream);
        assertThat(tap.feed(chunk)).isSameAs(chunk);
        assertThat(chunk.remaining()).isEqualTo(stream.length);
        assertThat(tap.complete()).isTrue();
        assertThat(tap.doneSeen()).isTrue();
        assertThat(tap.contentSeen()).isTrue();
        assertThat(tap.garbage()).isEmpty();
        assertThat(tap.responseId()).hasValueSatisfying(id -> assertThat(id).startsWith("chatcmpl-"));
        assertThat(tap.model()).contains("smollm2-135m-instruct");
    }

    @Test
    void the_usage_event_and_the_timings_tell_the_same_tokens() {
        assertThat(usage("chat-stream-usage")).isEqualTo(new Usage(37, 36, 0, 24, 0, Usage.Source.REPORTED));
        assertThat(usage("chat-stream")).isEqualTo(new Usage(37, 36, 0, 24, 0, Usage.Source.REPORTED));
        assertThat(usage("chat-stream-logprobs")).isEqualTo(new Usage(37, 36, 0, 4, 0, Usage.Source.REPORTED));
    }

    private static Usage usage(String name) {
        SseTap tap = new SseTap(1, false);
        tap.feed(ByteBuffer.wrap(Transcripts.bytes(name + "/upstream.sse")));
        return tap.reportedUsage().orElseThrow();
    }

    @Test
    void every_cut_of_every_stream_gives_the_same_facts_and_the_same_bytes() {
        List<String> made = List.of(
                ROLE + TEXT + FINISH + USAGE + DONE,
                (": ping\n" + ROLE + ": ping\n\n" + TEXT + TEXT + FINISH + USAGE + DONE).replace("\n", "\r\n"),
                ("\uFEFF" + ROLE + TEXT + ":\n" + FINISH + USAGE + DONE).replace("\n", "\r"),
                (ROLE + "id: 7\nretry: 3\n" + TEXT + FINISH + USAGE + DONE).replace("data: ", "data:"),
                ROLE + TEXT + "event: error\ndata: {\"error\":{\"type\":\"server_error\",\"code\":500}}\n\n",
                ROLE + TEXT + FINISH + "data: [DONE]",
                ROLE + TEXT.replace(",\"choices\"", "\ndata: ,\"choices\"") + FINISH + USAGE + USAGE + TEXT,
                ROLE + TEXT.substring(0, 40));
        long seed = 20261124;
        Random random = new Random(seed);
        for (int round = 0; round < 1200; round++) {
            int which = random.nextInt(made.size() + 2);
            byte[] stream = which < made.size()
                    ? made.get(which).getBytes(UTF_8)
                    : Transcripts.bytes(
                            which == made.size()
                                    ? "chat-stream-usage/upstream.sse"
                                    : "chat-stream-logprobs/upstream.sse");
            boolean strip = random.nextBoolean();
            Told expected = whole(stream, 1, strip);
            Told told = cut(stream, 1, strip, random);
            assertThat(told.facts())
                    .as("seed %d round %d stream %d", seed, round, which)
                    .isEqualTo(expected.facts());
            assertThat(told.forwarded())
                    .as("seed %d round %d stream %d strip %s", seed, round, which, strip)
                    .isEqualTo(expected.forwarded());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void only_the_usage_event_is_taken_out(String end) {
        String before = (": ping\n" + ROLE + TEXT + FINISH).replace("\n", end);
        String after = DONE.replace("\n", end);
        Told told = whole((before + USAGE.replace("\n", end) + after).getBytes(UTF_8), 1, true);
        assertThat(told.forwarded()).isEqualTo(before + after);
        assertThat(told.facts()).contains("input=12, cachedInput=8, cacheWrite=0, output=5, reasoning=2");
    }

    @Test
    void a_keep_alive_is_not_held_back() {
        SseTap tap = new SseTap(1, true);
        ByteBuffer ping = ByteBuffer.wrap(": ping\n".getBytes(UTF_8));
        assertThat(tap.feed(ping)).isSameAs(ping);
    }

    @Test
    void a_role_alone_is_no_content() {
        assertThat(fed(ROLE).contentSeen()).isFalse();
        assertThat(fed(ROLE + TEXT).contentSeen()).isTrue();
        assertThat(fed(data("{\"choices\":[{\"index\":0,\"delta\":{\"role\":\"assistant\",\"content\":null}}]}"))
                        .contentSeen())
                .isFalse();
        assertThat(fed(data("{\"choices\":[{\"delta\":{\"reasoning_content\":\"x\"}}]}"))
                        .contentSeen())
                .isTrue();
        assertThat(fed(data("{\"choices\":[{\"delta\":{\"refusal\":\"x\"}}]}")).contentSeen())
                .isTrue();
        assertThat(fed(data("{\"choices\":[{\"delta\":{\"tool_calls\":[{\"index\":0}]}}]}"))
                        .contentSeen())
                .isTrue();
        assertThat(fed(data("{\"choices\":[{\"delta\":{\"tool_calls\":[]}}]}")).contentSeen())
                .isFalse();
    }

    @Test
    void done_without_a_finish_reason_is_not_complete() {
        assertThat(fed(ROLE + TEXT + DONE).complete()).isFalse();
        assertThat(fed(ROLE + TEXT).complete()).isFalse();
        assertThat(fed(ROLE + TEXT + FINISH).complete()).isTrue();
    }

    @Test
    void words_in_the_text_are_not_taken_for_members() {
        String json = "{" + HEAD
                + ",\"choices\":[{\"index\":0,\"delta\":{\"content\":\"\\\"finish_reason\\\":\\\"stop\\\",\\\"usage\\\":{\\\"prompt_tokens\\\":1}\\\\\"}}]}";
        SseTap tap = fed(ROLE + data(json));
        assertThat(tap.complete()).isFalse();
        assertThat(tap.reportedUsage()).isEmpty();
        assertThat(tap.garbage()).isEmpty();
        assertThat(tap.contentSeen()).isTrue();
    }

    @Test
    void with_several_choices_all_have_to_finish() {
        String second = TEXT.replace("\"index\":0", "\"index\":1");
        SseTap tap = new SseTap(2, false);
        tap.feed(ByteBuffer.wrap((ROLE + TEXT + second + FINISH).getBytes(UTF_8)));
        assertThat(tap.complete()).isFalse();
        tap.feed(ByteBuffer.wrap(FINISH.replace("\"index\":0", "\"index\":1").getBytes(UTF_8)));
        assertThat(tap.complete()).isTrue();
        SseTap oneMissing = new SseTap(2, false);
        oneMissing.feed(ByteBuffer.wrap((ROLE + TEXT + FINISH).getBytes(UTF_8)));
        assertThat(oneMissing.complete()).isFalse();
    }

    @Test
    void llama_cpp_counts_of_several_choices_are_put_right() {
        String timings = ",\"timings\":{\"cache_n\":30,\"prompt_n\":7,\"predicted_n\":3}";
        String second = TEXT.replace("\"index\":0", "\"index\":1");
        String finish = FINISH.replace("]}\n", "]" + timings + "}\n");
        String usage = USAGE.replace("\"completion_tokens\":5", "\"completion_tokens\":3")
                .replace("}}}\n", "}}" + timings + "}\n");
        SseTap own = new SseTap(2, false);
        own.feed(ByteBuffer.wrap(
                (TEXT + second + finish + finish.replace("\"index\":0", "\"index\":1")).getBytes(UTF_8)));
        assertThat(own.reportedUsage()).contains(new Usage(37, 30, 0, 6, 0, Usage.Source.CORRECTED));
        SseTap counted = new SseTap(2, false);
        counted.feed(ByteBuffer.wrap(
                (TEXT.repeat(3) + second.repeat(4) + FINISH + FINISH.replace("\"index\":0", "\"index\":1") + usage)
                        .getBytes(UTF_8)));
        assertThat(counted.reportedUsage()).hasValueSatisfying(u -> {
            assertThat(u.output()).isEqualTo(7);
            assertThat(u.source()).isEqualTo(Usage.Source.CORRECTED);
        });
        SseTap another = new SseTap(2, false);
        another.feed(ByteBuffer.wrap((TEXT.repeat(3) + second.repeat(4) + FINISH + USAGE).getBytes(UTF_8)));
        assertThat(another.reportedUsage())
                .hasValueSatisfying(u -> assertThat(u.source()).isEqualTo(Usage.Source.REPORTED));
    }

    @Test
    void what_is_not_reported_is_estimated_and_says_so() {
        SseTap tap = fed(ROLE + TEXT + TEXT);
        assertThat(tap.usage(11)).isEqualTo(Usage.estimated(11, 6));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE html><html><body>502 Bad Gateway</body></html>\n",
                "{\"error\":{\"message\":\"no\"}}\n",
                "data: <html>\n\n",
                "data: {\"choices\":[{\"delta\":{\"content\":\"a}\n\n",
                "data: {\"choices\":[{\"delta\":{\"content\":\"a\"}}]\n\n",
                "data: {\"choices\":[{\"delta\":{\"content\":\"a\"}}]}}\n\n",
                "data: {\"choices\" [}\n\n",
                "data: {broken}\n\n",
                "data: hello\n\n"
            })
    void what_is_no_event_of_the_protocol_is_garbage(String bytes) {
        assertThat(fed(bytes).garbage()).isPresent();
        assertThat(fed(ROLE + TEXT + bytes).garbage()).isPresent();
        assertThat(fed(ROLE + TEXT + FINISH + bytes).complete()).isFalse();
    }

    @Test
    void an_error_event_is_seen_in_both_forms_and_its_message_is_not_kept() {
        String secret = "the prompt said hello";
        SseTap one = fed(data("{\"error\":{\"message\":\"" + secret + "\",\"type\":\"server_error\",\"code\":500}}"));
        assertThat(one.error()).contains("error type server_error code 500");
        assertThat(fed(ROLE + "event: error\ndata: oops\n\n").error()).isPresent();
        assertThat(fed(ROLE + TEXT + FINISH + "event: error\ndata: {}\n\n").complete())
                .isFalse();
    }

    @Test
    void an_endless_event_is_garbage_and_tiny_chunks_cost_no_more_than_their_bytes() {
        SseTap tap = new SseTap(1, true);
        byte[] piece = "data: aaaaaaaaaa".getBytes(UTF_8);
        long begin = System.nanoTime();
        for (int i = 0; i < 300_000; i++) {
            tap.feed(ByteBuffer.wrap(piece));
        }
        assertThat(tap.garbage()).isPresent();
        // Quadratic cost would be 300,000 x 2 MiB of copying: minutes.
        assertThat(System.nanoTime() - begin).isLessThan(60_000_000_000L);
    }

    @Test
    void an_empty_finish_reason_in_every_chunk_finishes_nothing() {
        String unfinished = (ROLE + TEXT).replace("\"finish_reason\":null", "\"finish_reason\":\"\"");
        assertThat(fed(unfinished).complete()).isFalse();
        assertThat(fed(unfinished + FINISH).complete()).isTrue();
    }
}
