package dev.sluice.gateway.dispatch;

import static dev.sluice.gateway.RunningGateway.CHAT;
import static dev.sluice.gateway.RunningGateway.authorization;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.gateway.RawCaller;
import dev.sluice.gateway.RunningGateway;
import dev.sluice.gateway.Served;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** All answers that are held until they are judged share one room. */
final class HeldRoomTest extends JudgedLocally {
    /** In bytes, held: about 50,000 and 25,000 of 65,536. */
    private static final Spoken LONG = sure(40);

    private static final Spoken SHORT = sure(20);

    @BeforeAll
    static void start() {
        gateway = RunningGateway.over(
                "{ held_answers: 64KiB }",
                "{ window: 1000, minimum_calls: 1000 }",
                Served.by("local", local).trusted(0.9).verified("{ hold: all, samples: 1, doubt: 0.9 }"),
                Served.by("strong", strong).costing("100"));
    }

    /** Of tokens that are 1,000 letters long. */
    private static Spoken sure(int tokens) {
        return Spoken.of(Collections.nCopies(tokens, "a".repeat(1_000)).toArray(String[]::new))
                .sure(-0.01);
    }

    private static byte[] asking(String what) {
        return asking(what, true);
    }

    private static byte[] asking(String what, boolean stream) {
        return ("{\"model\":\"auto\",\"messages\":[{\"role\":\"user\",\"content\":\"" + what
                        + "\"}],\"seed\":5,\"stream\":" + stream + "}")
                .getBytes(UTF_8);
    }

    private static long held() {
        try {
            return gateway.managed("/metrics")
                    .lines()
                    .filter(line -> line.startsWith("sluice_answers_held_bytes "))
                    .mapToLong(line -> (long) Double.parseDouble(line.substring(line.indexOf(' '))))
                    .sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void where_the_room_is_used_up_a_stream_is_judged_by_what_is_there_and_flows() throws IOException {
        CountDownLatch longGoesOn = new CountDownLatch(1);
        CountDownLatch shortGoesOn = new CountDownLatch(1);
        local.plays(exchange -> {
            boolean first = exchange.request().text().contains("a long story");
            String[] events = (first ? LONG : SHORT).text(true).split("(?<=\n\n)");
            exchange.events();
            for (int i = 0; i < events.length; i++) {
                if (i == events.length - 3) {
                    (first ? longGoesOn : shortGoesOn).await();
                }
                exchange.chunk(events[i]);
            }
            exchange.end();
        });
        try (RawCaller first = gateway.caller();
                RawCaller second = gateway.caller()) {
            first.post(CHAT, authorization(), asking("Tell me a long story."));
            RunningGateway.eventually("the long answer is held", () -> held() > 40_000);
            second.post(CHAT, authorization(), asking("Tell me a short story."));
            RawCaller.Head head = second.head();
            assertThat(head.header("x-sluice-verified")).isEqualTo("stood; confident");
            assertThat(first.hearsNothingFor(200)).isTrue();
            RunningGateway.eventually("what flows takes no room", () -> held() < 52_000);
            shortGoesOn.countDown();
            assertThat(rest(second)).isEqualTo(SHORT.seen(true));
            longGoesOn.countDown();
            assertThat(first.head().status()).isEqualTo(200);
            assertThat(rest(first)).isEqualTo(LONG.seen(true));
        }
        RunningGateway.eventually("all room is free", () -> held() == 0);
        assertThat(strong.timesAsked()).isZero();
    }

    @Test
    void a_json_answer_counts_until_it_is_served_and_one_without_room_is_not_judged() throws IOException {
        CountDownLatch strongGoesOn = new CountDownLatch(1);
        Spoken fallen = LONG.sure(Double.NaN).ending("length");
        local.plays(
                exchange -> (exchange.request().text().contains("a long story") ? fallen : SHORT).answers(exchange));
        strong.plays(exchange -> {
            strongGoesOn.await();
            Spoken.of("blue").answers(exchange);
        });
        try (RawCaller first = gateway.caller()) {
            first.post(CHAT, authorization(), asking("Tell me a long story.", false));
            RunningGateway.eventually("the long answer is held while an abler model is asked", () -> held() > 40_000);
            RawCaller.Answer second = gateway.ask(asking("Tell me a short story.", false));
            assertThat(second.header("x-sluice-verified")).isEqualTo("not-judged; no_room");
            assertThat(second.text()).isEqualTo(SHORT.seen(false));
            assertThat(gateway.attempts(second.requestId(), 1)).containsExactly("local SERVED - 5/20 REPORTED");
            assertThat(held()).isBetween(40_000L, 60_000L);
            strongGoesOn.countDown();
            assertThat(first.answer().header("x-sluice-verified")).isEqualTo("escalated; truncated");
        }
        RunningGateway.eventually("all room is free", () -> held() == 0);
        assertThat(gateway.ask(asking("Tell me a short story.", false)).header("x-sluice-verified"))
                .isEqualTo("stood; confident");
        assertThat(held()).isZero();
    }

    @Test
    void a_caller_who_leaves_while_its_json_answer_is_held_leaves_no_room_taken() throws IOException {
        CountDownLatch never = new CountDownLatch(1);
        local.plays(LONG.sure(Double.NaN).ending("length")::answers);
        strong.plays(exchange -> never.await());
        try (RawCaller caller = gateway.caller()) {
            caller.post(CHAT, authorization(), asking("Tell me a long story.", false));
            RunningGateway.eventually("the answer is held", () -> held() > 40_000);
        }
        RunningGateway.eventually("all room is free", () -> held() == 0);
        never.countDown();
    }

    @Test
    void a_sample_without_room_is_left_out() throws IOException {
        local.plays(exchange -> {
            Spoken answer = Spoken.of("42").sure(-0.01);
            boolean own = exchange.request().text().contains("\"seed\":5");
            (own ? answer : Spoken.of("42" + " ".repeat(70_000)).sure(-0.01)).answers(exchange);
        });
        RawCaller.Answer answer = gateway.ask(asking("What is 40 + 2? Answer with the number only.", false));
        assertThat(answer.header("x-sluice-verified")).isEqualTo("stood; confident");
        assertThat(gateway.attempts(answer.requestId(), 2))
                .hasSize(2)
                .anyMatch(attempt -> attempt.startsWith("local SERVED "))
                .anyMatch(attempt -> attempt.startsWith("local CANCELLED "));
        assertThat(held()).isZero();
    }

    private static String rest(RawCaller caller) throws IOException {
        StringBuilder all = new StringBuilder();
        for (byte[] more = caller.chunk(); more.length > 0; more = caller.chunk()) {
            all.append(new String(more, UTF_8));
        }
        return all.toString();
    }

    @Test
    void a_place_takes_what_there_is_and_gives_it_back_whole() {
        HeldRoom room = new HeldRoom(100);
        HeldRoom.Place one = room.place();
        HeldRoom.Place other = room.place();
        assertThat(one.reach(60)).isTrue();
        assertThat(other.reach(50)).isFalse();
        assertThat(other.reach(40)).isTrue();
        assertThat(one.reach(60)).isTrue();
        assertThat(one.reach(61)).isFalse();
        one.giveBack();
        one.giveBack();
        assertThat(room.taken()).isEqualTo(40);
        assertThat(other.reach(100)).isTrue();
        other.close();
        assertThat(room.taken()).isZero();
        assertThat(other.reach(1)).as("by whoever still reads").isFalse();
    }
}
