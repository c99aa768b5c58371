package dev.sluice.gateway.dispatch;

import static dev.sluice.gateway.RunningGateway.CHAT;
import static dev.sluice.gateway.RunningGateway.authorization;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.gateway.RawCaller;
import dev.sluice.gateway.RawCaller.Answer;
import dev.sluice.gateway.RunningGateway;
import dev.sluice.gateway.ScriptedUpstream;
import dev.sluice.gateway.Served;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Between caller and backend no byte is changed but the model's name. */
final class LosslessTest {
    private static final int ROUNDS = 100;

    private static ScriptedUpstream upstream;
    private static RunningGateway gateway;

    @BeforeAll
    static void start() {
        upstream = new ScriptedUpstream();
        // Asked of its abilities, so that it is not asked for usage either: not one byte is added.
        gateway =
                RunningGateway.over(Served.by("only", upstream).with("abilities: ask"), Served.by("counted", upstream));
    }

    @AfterAll
    static void stop() {
        gateway.close();
        upstream.close();
    }

    @BeforeEach
    void forget() {
        upstream.forget();
    }

    @Test
    void a_body_reaches_the_backend_as_it_is_but_for_the_model() throws IOException, InterruptedException {
        upstream.plays(exchange -> exchange.json(200, "", Said.WHOLE));
        for (int seed = 0; seed < ROUNDS; seed++) {
            RandomBody body = new RandomBody(new Random(seed));
            String sent = body.with("\"only\"");
            assertThat(gateway.ask(sent).status())
                    .describedAs("seed %d: %s", seed, sent)
                    .isEqualTo(200);
            assertThat(upstream.nextAsked().text()).describedAs("seed %d", seed).isEqualTo(body.with("\"only-model\""));
        }
    }

    @Test
    void an_answer_in_one_event_without_its_blank_line_ends_with_its_backend() throws IOException {
        String all = "data: {\"id\":\"chatcmpl-1\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\"red\"},"
                + "\"finish_reason\":\"stop\"}]}";
        upstream.plays(exchange -> {
            exchange.events();
            exchange.chunk(all);
            exchange.end();
        });
        long asked = System.nanoTime();
        Answer answer = gateway.ask(RunningGateway.request("only", true));
        // Without an end of its own it would wait for the limit on silence, 30 s.
        assertThat(System.nanoTime() - asked).isLessThan(10_000_000_000L);
        assertThat(answer.whole()).isTrue();
        assertThat(answer.text()).isEqualTo(all);
        assertThat(gateway.attempts(answer.requestId(), 1))
                .singleElement()
                .asString()
                .startsWith("only SERVED");
    }

    @Test
    void the_backend_gets_its_own_key_and_nothing_of_the_caller_s_headers() throws IOException, InterruptedException {
        upstream.plays(exchange -> exchange.json(200, "", Said.WHOLE));
        try (RawCaller caller = gateway.caller()) {
            caller.post(
                    CHAT,
                    authorization() + "x-api-key: mine\r\ncookie: a=b\r\nte: trailers\r\naccept-encoding: gzip\r\n",
                    RunningGateway.request("only", false).getBytes(UTF_8));
            assertThat(caller.answer().status()).isEqualTo(200);
        }
        ScriptedUpstream.Asked asked = upstream.nextAsked();
        assertThat(asked.head()).doesNotContain(RunningGateway.KEY, "mine", "cookie", "a=b");
        assertThat(asked.header("accept-encoding")).isEmpty();
        assertThat(asked.header("te")).isEmpty();
        assertThat(asked.header("expect")).isEmpty();
    }

    @Test
    void a_json_answer_reaches_the_caller_as_it_is() throws IOException {
        for (int seed = 0; seed < ROUNDS; seed++) {
            Random random = new Random(seed);
            String answer = new RandomBody(random).blanks()
                    + Said.WHOLE.replace("red", RandomBody.text(random))
                    + new RandomBody(random).blanks();
            upstream.plays(exchange -> {
                exchange.raw("HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n");
                cut(exchange, answer.getBytes(UTF_8), random);
                exchange.end();
            });
            Answer got = gateway.ask(RunningGateway.request("only", false));
            assertThat(got.text()).describedAs("seed %d", seed).isEqualTo(answer);
        }
    }

    @Test
    void a_stream_reaches_the_caller_as_it_is_however_it_is_framed_and_cut() throws IOException {
        for (int seed = 0; seed < ROUNDS; seed++) {
            Random random = new Random(seed);
            String stream = String.join("", stream(random, random.nextBoolean()));
            upstream.plays(exchange -> {
                exchange.events();
                cut(exchange, stream.getBytes(UTF_8), random);
                exchange.end();
            });
            same(gateway.ask(RunningGateway.request("only", true)), stream, seed);
        }
    }

    @Test
    void every_place_to_cut_a_character_of_four_bytes_is_as_good_as_none() throws IOException {
        byte[] stream = (Said.ROLE + Said.text("\uD83E\uDD80 crab") + Said.STOP + Said.DONE).getBytes(UTF_8);
        int crab = Said.ROLE.length() + Said.text("").indexOf("\"\"") + 1;
        for (int at = crab - 2; at < crab + 6; at++) {
            int border = at;
            upstream.plays(exchange -> {
                exchange.events();
                exchange.chunk(java.util.Arrays.copyOf(stream, border));
                exchange.chunk(java.util.Arrays.copyOfRange(stream, border, stream.length));
                exchange.end();
            });
            assertThat(gateway.ask(RunningGateway.request("only", true)).body()).isEqualTo(stream);
        }
    }

    @Test
    void usage_that_only_we_asked_for_is_taken_out_and_nothing_else() throws IOException, InterruptedException {
        for (int seed = 0; seed < ROUNDS; seed++) {
            Random random = new Random(seed);
            List<String> with = stream(random, true);
            upstream.plays(exchange -> {
                exchange.events();
                cut(exchange, String.join("", with).getBytes(UTF_8), random);
                exchange.end();
            });
            Answer got = gateway.ask(RunningGateway.request("counted", true));
            same(
                    got,
                    with.stream().filter(event -> !event.contains("\"usage\"")).collect(Collectors.joining()),
                    seed);
            assertThat(upstream.nextAsked().text()).contains("\"include_usage\":true");
            if (seed % 30 == 0) {
                assertThat(gateway.attempts(got.requestId(), 1)).containsExactly("counted SERVED - 5/2 REPORTED");
            }
        }
    }

    /** Events with line ends of every kind, comments between them, and the counts at their end if wanted. */
    private static List<String> stream(Random random, boolean usage) {
        String end = List.of("\n", "\r\n", "\r").get(random.nextInt(3));
        List<String> all = new ArrayList<>();
        all.add(framed(Said.ROLE, end, random));
        for (int i = random.nextInt(1, 12); i > 0; i--) {
            if (random.nextInt(4) == 0) {
                all.add(": keep-alive " + RandomBody.text(random) + end + end);
            }
            all.add(framed(Said.text(RandomBody.text(random)), end, random));
        }
        all.add(framed(Said.STOP, end, random));
        if (usage) {
            all.add(framed(Said.USAGE, end, random));
        }
        all.add(framed(Said.DONE, end, random));
        return all;
    }

    /**
     * Byte for byte; only the line feed of the very last CR LF may be missing where the network cut the two, since the
     * answer is whole with the CR and is ended there.
     */
    private static void same(Answer got, String sent, int seed) {
        boolean cutAtTheEnd = sent.endsWith("\r\n") && got.text().equals(sent.substring(0, sent.length() - 1));
        assertThat(cutAtTheEnd ? got.text() + "\n" : got.text())
                .describedAs("seed %d", seed)
                .isEqualTo(sent);
        assertThat(got.whole()).isTrue();
    }

    private static String framed(String event, String end, Random random) {
        String framed = random.nextBoolean() ? event : event.replaceFirst("data: ", "data:");
        return (random.nextInt(6) == 0 ? "id: 7" + end : "") + framed.replace("\n", end);
    }

    private static void cut(ScriptedUpstream.Exchange exchange, byte[] bytes, Random random) throws IOException {
        int longest = random.nextBoolean() ? 7 : 300;
        int at = 0;
        while (at < bytes.length) {
            int to = Math.min(bytes.length, at + 1 + random.nextInt(longest));
            ByteArrayOutputStream piece = new ByteArrayOutputStream();
            piece.write(bytes, at, to - at);
            exchange.chunk(piece.toByteArray());
            at = to;
        }
    }
}
