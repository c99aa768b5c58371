package dev.sluice.gateway.dispatch;

import static dev.sluice.gateway.RunningGateway.CHAT;
import static dev.sluice.gateway.RunningGateway.authorization;
import static dev.sluice.gateway.RunningGateway.request;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.gateway.RawCaller;
import dev.sluice.gateway.RawCaller.Answer;
import dev.sluice.gateway.RunningGateway;
import dev.sluice.gateway.Served;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Of a stream the first tokens are judged before the first byte goes out; what follows flows. */
final class HeldStreamTest extends JudgedLocally {
    @BeforeAll
    static void start() {
        gateway = RunningGateway.over(
                Served.by("local", local).trusted(0.5).verified("{ hold: first-2, doubt: 0.4 }"),
                Served.by("strong", strong).costing("100"));
    }

    private static String[] events(Spoken spoken) {
        return spoken.text(true).split("(?<=\n\n)");
    }

    @Test
    void the_beginning_goes_out_once_it_is_judged_and_the_rest_flows() throws IOException, InterruptedException {
        Spoken spoken = Spoken.of("red ", "or ", "green").sure(-0.01);
        String[] events = events(spoken);
        CountDownLatch heard = new CountDownLatch(1);
        CountDownLatch second = new CountDownLatch(1);
        local.plays(exchange -> {
            exchange.events();
            exchange.chunk(events[0] + events[1]);
            second.await();
            exchange.chunk(events[2]);
            heard.await();
            for (int i = 3; i < events.length; i++) {
                exchange.chunk(events[i]);
            }
            exchange.end();
        });
        try (RawCaller caller = gateway.caller()) {
            caller.post(CHAT, authorization(), request("auto", true).getBytes(UTF_8));
            assertThat(local.nextAsked().text()).contains("\"logprobs\":true");
            assertThat(caller.hearsNothingFor(300)).isTrue();
            second.countDown();
            RawCaller.Head head = caller.head();
            assertThat(head.header("x-sluice-verified")).isEqualTo("stood; confident");
            String beginning = new String(caller.chunk(), UTF_8);
            assertThat(beginning).contains("or ").doesNotContain("green");
            heard.countDown();
            StringBuilder all = new StringBuilder(beginning);
            for (byte[] more = caller.chunk(); more.length > 0; more = caller.chunk()) {
                all.append(new String(more, UTF_8));
            }
            assertThat(all.toString()).isEqualTo(spoken.seen(true));
            assertThat(gateway.attempts(head.header("x-request-id"), 1)).containsExactly("local SERVED - 5/3 REPORTED");
        }
    }

    @Test
    void what_comes_after_the_judged_beginning_is_not_judged() throws IOException {
        Spoken sure = Spoken.of("red ", "or ").sure(-0.01);
        Spoken unsure = Spoken.of("red ", "or ", "green").sure(-9);
        String[] good = events(sure);
        String[] bad = events(unsure);
        local.plays(exchange -> {
            exchange.events();
            exchange.chunk(good[0] + good[1]);
            exchange.chunk(good[2]);
            for (int i = 3; i < bad.length; i++) {
                exchange.chunk(bad[i]);
            }
            exchange.end();
        });
        Answer answer = gateway.ask(request("auto", true));
        assertThat(answer.header("x-sluice-verified")).isEqualTo("stood; confident");
        assertThat(answer.text()).isEqualTo(unsure.seen(true));
    }

    @Test
    void a_doubtful_beginning_ends_the_local_call_and_the_abler_model_answers()
            throws IOException, InterruptedException {
        String[] events = events(Spoken.of("red ", "or ", "green").sure(-9));
        local.plays(exchange -> {
            exchange.events();
            exchange.chunk(events[0] + events[1] + events[2]);
            exchange.untilCallerLeaves();
        });
        Answer answer = gateway.ask(request("auto", true));
        assertThat(answer.text()).isEqualTo(Spoken.of("blue").seen(true));
        assertThat(answer.header("x-sluice-verified")).isEqualTo("escalated; low_confidence");
        assertThat(local.nextLeft()).isNotZero();
        assertThat(gateway.attempts(answer.requestId(), 2))
                .containsExactly("local WITHHELD - ~/2 ESTIMATED", "strong SERVED - 5/1 REPORTED");
    }

    @Test
    void a_doubtful_stream_goes_on_where_no_abler_model_answers() throws IOException {
        Spoken unsure = Spoken.of("red ", "or ", "green").sure(-9);
        local.plays(unsure::answers);
        strong.plays(exchange -> exchange.json(500, "", "{}"));
        Answer answer = gateway.ask(request("auto", true));
        assertThat(answer.text()).isEqualTo(unsure.seen(true));
        assertThat(answer.whole()).isTrue();
        assertThat(answer.header("x-sluice-verified")).isEqualTo("fell-back; low_confidence");
        assertThat(gateway.attempts(answer.requestId(), 2))
                .containsExactly("local SERVED - 5/3 REPORTED", "strong FAILED status_500 -/- -");
    }

    @Test
    void a_caller_who_leaves_while_the_beginning_is_held_ends_the_local_call()
            throws IOException, InterruptedException {
        String[] events = events(Spoken.of("red ", "or ").sure(-0.01));
        local.plays(exchange -> {
            exchange.events();
            exchange.chunk(events[0] + events[1]);
            exchange.untilCallerLeaves();
        });
        String id;
        try (RawCaller caller = gateway.caller()) {
            caller.post(CHAT, authorization(), request("auto", true).getBytes(UTF_8));
            id = local.nextAsked().header("x-request-id").orElseThrow();
            assertThat(caller.hearsNothingFor(200)).isTrue();
        }
        assertThat(local.nextLeft()).isNotZero();
        assertThat(gateway.attempts(id, 1)).containsExactly("local CANCELLED - ~/1 ESTIMATED");
        assertThat(strong.timesAsked()).isZero();
    }

    @Test
    void what_a_model_thinks_before_it_speaks_is_no_empty_answer() throws IOException {
        String[] events =
                events(Spoken.of("hm ", "well ", "so ", "red ", "or ", "green").sure(-0.01));
        for (int i = 1; i <= 3; i++) {
            events[i] = events[i].replace("\"content\":\"", "\"reasoning_content\":\"");
        }
        local.plays(exchange -> {
            exchange.events();
            for (String event : events) {
                exchange.chunk(event);
            }
            exchange.end();
        });
        Answer answer = gateway.ask(request("auto", true));
        assertThat(answer.header("x-sluice-verified")).isEqualTo("stood; confident");
        assertThat(answer.text()).contains("\"reasoning_content\":\"hm \"").contains("green");
    }

    @Test
    void a_stream_of_json_is_judged_whole() throws IOException {
        String asked = request("auto", true)
                .replace("\"max_tokens\"", "\"response_format\":{\"type\":\"json_object\"},\"max_tokens\"");
        local.plays(Spoken.of("{", "\\\"n\\\":", "1}", " and more").sure(-0.01)::answers);
        Answer broken = gateway.ask(asked);
        assertThat(broken.header("x-sluice-verified")).isEqualTo("escalated; unparsable_json");
        assertThat(broken.text()).isEqualTo(Spoken.of("blue").seen(true));
        Spoken good = Spoken.of("{", "\\\"n\\\":", "1}").sure(-0.01);
        local.plays(good::answers);
        Answer whole = gateway.ask(asked);
        assertThat(whole.header("x-sluice-verified")).isEqualTo("stood; confident");
        assertThat(whole.text()).isEqualTo(good.seen(true));
    }
}
