package dev.sluice.gateway.dispatch;

import static dev.sluice.gateway.RunningGateway.CHAT;
import static dev.sluice.gateway.RunningGateway.authorization;
import static dev.sluice.gateway.RunningGateway.eventually;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.sluice.gateway.RawCaller;
import dev.sluice.gateway.RawCaller.Answer;
import dev.sluice.gateway.RunningGateway;
import dev.sluice.gateway.ScriptedUpstream;
import dev.sluice.gateway.ScriptedUpstream.Script;
import dev.sluice.gateway.Served;
import dev.sluice.gateway.feedback.RoutingBook;
import dev.sluice.gateway.live.LiveSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an answer and its shadow's say of the weaker of the two models. */
final class ShadowComparedTest {
    private static final String CHOICE = "Which one flies?\\nA. a stone\\nB. a bird\\nC. a fish\\nAnswer:";
    private static final Script RIGHT = Spoken.of("The answer ", "is (B", ").")::answers;

    private static ScriptedUpstream small;
    private static ScriptedUpstream twin;
    private static ScriptedUpstream big;
    private static RunningGateway gateway;

    @BeforeAll
    static void start() throws IOException {
        small = new ScriptedUpstream();
        twin = new ScriptedUpstream();
        big = new ScriptedUpstream();
        gateway = RunningGateway.over(
                Served.by("small", small).trusted(0.3),
                Served.by("twin", twin).trusted(0.3),
                Served.by("big", big).trusted(0.9));
        gateway.rewrite(
                "gateway.yml",
                yaml -> yaml.replace(
                        "aliases: {",
                        "aliases: { watched: { mode: shadow, to: big, share: 100%, base: small },"
                                + " taught: { mode: shadow, to: small, share: 100%, base: big },"
                                + " even: { mode: shadow, to: twin, share: 100%, base: small },"));
        assertThat(gateway.bean(LiveSettings.class).reload().toString()).doesNotContain("Rejected");
    }

    @AfterAll
    static void stop() {
        gateway.close();
        small.close();
        twin.close();
        big.close();
    }

    @BeforeEach
    void answer() {
        Stream.of(small, twin, big).forEach(backend -> {
            backend.forget();
            backend.plays(RIGHT);
        });
    }

    private static byte[] asking(String model, boolean stream, String question, String more) {
        return ("{\"model\":\"" + model + "\",\"messages\":[{\"role\":\"user\",\"content\":\"" + question + "\"}]"
                        + more + ",\"stream\":" + stream + "}")
                .getBytes(UTF_8);
    }

    private static double metric(String name) {
        try {
            return gateway.managed("/metrics")
                    .lines()
                    .filter(line -> line.startsWith(name))
                    .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                    .sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static double compared() {
        return metric("sluice_shadow_comparisons_total");
    }

    private static double kept() {
        return metric("sluice_shadow_answers_bytes");
    }

    /** The lines that a request has in the report, once its comparison is over. */
    private static List<String> outcomes(double before, String requestId) throws Exception {
        eventually("it is compared, or not", () -> compared() == before + 1);
        assertThat(kept()).isZero();
        gateway.bean(RoutingBook.class).flush(Duration.ofSeconds(20));
        List<String> lines = new ArrayList<>();
        gateway.managed("/report/outcomes")
                .lines()
                .filter(line -> line.contains('"' + requestId + '"'))
                .map(line -> line.replaceAll(".*(\"route\":\"[^\"]*\").*(\"abler.*),\"at.*", "$1,$2"))
                .forEach(lines::add);
        return lines;
    }

    private static List<String> outcomes(byte[] request) throws Exception {
        double before = compared();
        Answer answer = gateway.ask(request);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return outcomes(before, answer.requestId());
    }

    private static String outcome(int quality) {
        return "\"route\":\"small/small-model\",\"abler\":\"big/big-model\",\"kind\":\"AGREEMENT\",\"source\":\"SHADOW\","
                + "\"quality\":" + quality + ".0";
    }

    @ParameterizedTest
    @CsvSource({"watched, false", "watched, true", "taught, false", "taught, true"})
    void the_weaker_model_succeeds_where_it_says_what_the_abler_one_says(String alias, boolean stream)
            throws Exception {
        byte[] request = asking(alias, stream, CHOICE, "");
        small.plays(Spoken.of("B")::answers);
        assertThat(outcomes(request)).containsExactly(outcome(1));
        small.plays(Spoken.of("C")::answers);
        assertThat(outcomes(request)).containsExactly(outcome(0));
        small.plays(RIGHT);
        big.plays(Spoken.of("C")::answers);
        assertThat(outcomes(request)).containsExactly(outcome(0));
        assertThat(metric("sluice_shadow_comparisons_total{result=\"agrees\"}")).isPositive();
        assertThat(metric("sluice_shadow_comparisons_total{result=\"disagrees\"}"))
                .isPositive();
    }

    @Test
    void json_and_calls_of_tools_are_compared_by_what_they_mean_and_a_broken_form_is_a_failure() throws Exception {
        byte[] json = asking("watched", false, "Who, how old?", ",\"response_format\":{\"type\":\"json_object\"}");
        big.plays(Spoken.of("{\\\"who\\\":\\\"Al\\\",\\\"age\\\":7}")::answers);
        small.plays(Spoken.of("{ \\\"age\\\": 7.0, \\\"who\\\": \\\"Al\\\" }")::answers);
        assertThat(outcomes(json)).containsExactly(outcome(1));
        small.plays(Spoken.of("It is Al, who is 7.")::answers);
        assertThat(outcomes(json)).containsExactly(outcome(0));
        byte[] tools = asking(
                "watched",
                true,
                "What is the weather like?",
                ",\"tools\":[{\"type\":\"function\",\"function\":{\"name\":\"weather\",\"parameters\":{}}}]");
        big.plays(Spoken.of().calling("weather", "{\\\"in\\\":\\\"north\\\"}")::answers);
        small.plays(Spoken.of().calling("weather", "{\\\"in\\\": \\\"north\\\"}")::answers);
        assertThat(outcomes(tools)).containsExactly(outcome(1));
        small.plays(Spoken.of().calling("weather", "{\\\"in\\\":\\\"south\\\"}")::answers);
        assertThat(outcomes(tools)).containsExactly(outcome(0));
        small.plays(Spoken.of("Sunny.")::answers);
        assertThat(outcomes(tools)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void what_cannot_be_compared_says_nothing(boolean stream) throws Exception {
        assertThat(outcomes(asking("watched", stream, "Name a boat.", "")))
                .as("free text")
                .isEmpty();
        assertThat(outcomes(asking("watched", stream, CHOICE, ",\"n\":2")))
                .as("several choices")
                .isEmpty();
        assertThat(outcomes(asking("even", stream, CHOICE, "")))
                .as("models of the same capability")
                .isEmpty();
        big.plays(Spoken.of("B").ending("length")::answers);
        assertThat(outcomes(asking("watched", stream, CHOICE, ",\"max_tokens\":1")))
                .as("stopped by the caller's limit")
                .isEmpty();
        String[] words = Collections.nCopies(1_100, "a".repeat(1_000)).toArray(String[]::new);
        big.plays(Spoken.of(words)::answers);
        assertThat(outcomes(asking("watched", stream, CHOICE, "")))
                .as("longer than a megabyte")
                .isEmpty();
        big.plays(RIGHT);
        small.plays(Spoken.of(words)::answers);
        assertThat(outcomes(asking("watched", stream, CHOICE, "")))
                .as("longer than a megabyte")
                .isEmpty();
    }

    static Stream<Arguments> faults() {
        Script refused = exchange -> exchange.json(500, "", "{\"error\":{\"message\":\"no\"}}");
        Script garbled = exchange -> exchange.json(200, "", "{nonsense");
        Script halfJson = exchange -> {
            exchange.raw("HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 1000\r\n\r\n{");
            exchange.hangUp();
        };
        Script halfStream = exchange -> {
            exchange.events();
            exchange.chunk(events()[0] + events()[1]);
            exchange.hangUp();
        };
        Script errorInStream = exchange -> {
            exchange.events();
            exchange.chunk(events()[0] + events()[1] + "data: {\"error\":{\"message\":\"no\"}}\n\n");
            exchange.end();
        };
        return Stream.of(
                arguments(Named.of("refused", refused), false),
                arguments(Named.of("refused", refused), true),
                arguments(Named.of("garbled", garbled), false),
                arguments(Named.of("cut", halfJson), false),
                arguments(Named.of("cut", halfStream), true),
                arguments(Named.of("broken off by an error", errorInStream), true));
    }

    private static String[] events() {
        return Spoken.of("B", ".").text(true).split("(?<=\n\n)");
    }

    @ParameterizedTest(name = "{0}, stream: {1}")
    @MethodSource("faults")
    void an_answer_that_fails_says_nothing_whosever_it_is(Script fault, boolean stream) throws Exception {
        big.plays(fault);
        assertThat(outcomes(asking("watched", stream, CHOICE, ""))).isEmpty();
        big.plays(RIGHT);
        small.plays(fault);
        double before = compared();
        Answer answer = gateway.ask(asking("watched", stream, CHOICE, ""));
        assertThat(answer.status() == 200 && answer.whole()).isFalse();
        assertThat(outcomes(before, answer.requestId())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_shadow_that_comes_late_is_waited_for_by_nobody_and_compared_all_the_same(boolean stream) throws Exception {
        CountDownLatch released = new CountDownLatch(1);
        big.plays(exchange -> {
            released.await();
            RIGHT.serve(exchange);
        });
        double before = compared();
        Answer answer = gateway.ask(asking("watched", stream, CHOICE, ""));
        assertThat(answer.status() == 200 && answer.whole()).isTrue();
        assertThat(kept()).isBetween(100.0, 10_000.0);
        assertThat(compared()).isEqualTo(before);
        released.countDown();
        assertThat(outcomes(before, answer.requestId())).containsExactly(outcome(1));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void of_a_caller_who_leaves_nothing_is_kept(boolean stream) throws Exception {
        String[] events = events();
        small.plays(exchange -> {
            if (stream) {
                exchange.events();
                exchange.chunk(events[0] + events[1]);
            }
            exchange.untilCallerLeaves();
        });
        double before = compared();
        String id;
        try (RawCaller caller = gateway.caller()) {
            caller.post(CHAT, authorization(), asking("watched", stream, CHOICE, ""));
            id = small.nextAsked().header("x-request-id").orElseThrow();
            gateway.attempts(id, 1);
            eventually("the shadow has answered", () -> kept() > 0);
            if (stream) {
                caller.head();
                assertThat(caller.chunk()).isNotEmpty();
            }
        }
        assertThat(outcomes(before, id)).isEmpty();
    }
}
