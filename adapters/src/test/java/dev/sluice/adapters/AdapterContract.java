package dev.sluice.adapters;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.sluice.adapters.ChatEvent.FinishReason;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reactivestreams.Subscription;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Flux;

/** What every adapter promises, whatever its provider's wire. */
public abstract class AdapterContract extends AdapterFaultContract {
    @Test
    void a_stream_becomes_events_with_the_providers_id_and_usage() {
        try (var provider = ScriptedProvider.streaming(opening() + text("Hel") + text("lo") + ending())) {
            List<ChatEvent> events = answer(provider, HELLO);
            assertThat(events.getFirst()).isEqualTo(new ChatEvent.Started("id-1", "model-1-real"));
            assertThat(events.subList(1, 3)).containsExactly(new ChatEvent.Text("Hel"), new ChatEvent.Text("lo"));
            assertThat(events).hasSize(4);
            var finished = (ChatEvent.Finished) events.getLast();
            assertThat(finished.reason()).isEqualTo(FinishReason.STOP);
            assertThat(finished.usage()).hasValueSatisfying(usage -> {
                assertThat(usage.input()).isEqualTo(7);
                assertThat(usage.cachedInput()).isEqualTo(3);
                assertThat(usage.output()).isEqualTo(5);
            });
        }
    }

    @Test
    void the_same_connection_serves_the_next_call() {
        try (var provider = ScriptedProvider.streaming(opening() + text("x") + ending())) {
            for (int i = 0; i < 5; i++) {
                assertThat(textOf(answer(provider, HELLO))).isEqualTo("x");
            }
            assertThat(provider.bodies).hasSize(5);
        }
    }

    @Test
    void parallel_tool_calls_keep_their_places_and_an_argumentless_one_gets_an_empty_object() {
        try (var provider = ScriptedProvider.streaming(twoCalls())) {
            assertThat(answer(provider, HELLO))
                    .filteredOn(event -> !(event instanceof ChatEvent.Started))
                    .startsWith(
                            new ChatEvent.ToolCall(0, "call-a", "weather"),
                            new ChatEvent.ToolArguments(0, "{\"city\":"),
                            new ChatEvent.ToolArguments(0, "\"Oslo\"}"),
                            new ChatEvent.ToolCall(1, "call-b", "now"),
                            new ChatEvent.ToolArguments(1, "{}"))
                    .last()
                    .isInstanceOfSatisfying(ChatEvent.Finished.class, finished -> assertThat(finished.reason())
                            .isEqualTo(FinishReason.TOOL_CALLS));
        }
    }

    @Test
    void leaving_before_the_head_closes_the_connection() throws InterruptedException {
        try (var provider = new ScriptedProvider(ScriptedProvider.Exchange::untilCallerLeaves)) {
            var subscription = chat(provider.url(), PATIENT, HELLO).subscribe();
            assertThat(provider.asked.await(5, TimeUnit.SECONDS)).isTrue();
            subscription.dispose();
            assertThat(provider.sawCallerLeave()).isTrue();
        }
    }

    @Test
    void leaving_before_the_first_token_closes_the_connection() throws InterruptedException {
        try (var provider = new ScriptedProvider(exchange -> {
            exchange.head();
            exchange.send(opening());
            exchange.untilCallerLeaves();
        })) {
            var subscription = chat(provider.url(), PATIENT, HELLO).subscribe();
            assertThat(provider.asked.await(5, TimeUnit.SECONDS)).isTrue();
            subscription.dispose();
            assertThat(provider.sawCallerLeave()).isTrue();
        }
    }

    @Test
    void leaving_at_any_moment_closes_the_connection() throws InterruptedException {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        try (var provider = new ScriptedProvider(exchange -> {
            exchange.head();
            exchange.send(opening() + text("x"));
            exchange.untilCallerLeaves();
        })) {
            for (int i = 0; i < 400; i++) {
                var subscription = chat(provider.url(), PATIENT, HELLO).subscribe();
                LockSupport.parkNanos(random.nextInt(2_000_000));
                subscription.dispose();
            }
            assertThat(provider.allConnectionsClose()).as("seed %d", seed).isTrue();
        }
    }

    @Test
    void leaving_in_mid_stream_closes_the_connection() throws InterruptedException {
        try (var provider = new ScriptedProvider(exchange -> {
            exchange.head();
            exchange.send(opening() + text("Hel"));
            exchange.untilCallerLeaves();
        })) {
            assertThat(chat(provider.url(), PATIENT, HELLO)
                            .take(2)
                            .collectList()
                            .block(Duration.ofSeconds(5)))
                    .hasSize(2);
            assertThat(provider.sawCallerLeave()).isTrue();
        }
    }

    @Test
    void a_reader_who_stops_stops_the_provider_and_no_limit_but_the_total_runs() throws InterruptedException {
        long offered = 40L << 20;
        String piece = text("x".repeat(10_000));
        try (var provider = new ScriptedProvider(exchange -> {
            exchange.head();
            exchange.send(opening());
            for (long sent = 0; sent < offered; sent += piece.length()) {
                exchange.send(piece);
            }
            exchange.send(ending());
            exchange.end();
        })) {
            var reader = new SlowReader();
            chat(provider.url(), timeouts(5_000, 1_500, 60_000), HELLO).subscribe(reader);
            reader.request(2);
            assertThat(reader.two.await(5, TimeUnit.SECONDS)).isTrue();
            assertThat(reader.ended.await(2, TimeUnit.SECONDS)).isFalse();
            assertThat(provider.written.get()).isLessThan(offered / 2);
            reader.request(Long.MAX_VALUE);
            assertThat(reader.ended.await(20, TimeUnit.SECONDS)).isTrue();
            assertThat(reader.last).isInstanceOf(ChatEvent.Finished.class);
        }
    }

    /** Asks for nothing by itself. */
    private static final class SlowReader extends BaseSubscriber<ChatEvent> {
        private final CountDownLatch two = new CountDownLatch(2);
        private final CountDownLatch ended = new CountDownLatch(1);
        private volatile Object last = "nothing";

        @Override
        protected void hookOnSubscribe(Subscription subscription) {
            // Asks later.
        }

        @Override
        protected void hookOnNext(ChatEvent event) {
            last = event;
            two.countDown();
        }

        @Override
        protected void hookOnError(Throwable error) {
            last = error;
        }

        @Override
        protected void hookFinally(reactor.core.publisher.SignalType type) {
            ended.countDown();
        }
    }

    @Test
    void three_hundred_streams_at_once_all_end() throws InterruptedException {
        var all = new CountDownLatch(300);
        try (var provider = new ScriptedProvider(exchange -> {
            all.countDown();
            exchange.head();
            exchange.send(opening());
            // None ends before all have begun: fewer threads than streams would not do.
            all.await();
            exchange.send(text("x") + ending());
            exchange.end();
        })) {
            Long texts = Flux.range(0, 300)
                    .flatMap(i -> chat(provider.url(), timeouts(15_000, 15_000, 20_000), HELLO), 300)
                    .filter(event -> event instanceof ChatEvent.Finished)
                    .count()
                    .block(Duration.ofSeconds(20));
            assertThat(texts).isEqualTo(300);
        }
    }

    @Test
    void characters_cut_anywhere_come_out_whole() {
        String said = "Grüße 👩‍🚀 — 你好 \uD83D\uDE00";
        byte[] bytes = (opening() + text(said) + text(said) + ending()).getBytes(UTF_8);
        long seed = System.nanoTime();
        Random random = new Random(seed);
        try (var provider = new ScriptedProvider(exchange -> {
            exchange.head();
            for (int from = 0; from < bytes.length; ) {
                int to = Math.min(bytes.length, from + 1 + random.nextInt(7));
                exchange.send(java.util.Arrays.copyOfRange(bytes, from, to));
                from = to;
            }
            exchange.end();
        })) {
            assertThat(textOf(answer(provider, HELLO))).as("seed %d", seed).isEqualTo(said + said);
        }
    }

    @Test
    void lines_may_end_in_carriage_returns() {
        String events = (opening() + text("Hel") + ending()).replace("\n", "\r\n");
        try (var provider = ScriptedProvider.streaming(events)) {
            assertThat(textOf(answer(provider, HELLO))).isEqualTo("Hel");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"n\":2",
                "\"logprobs\":true",
                "\"functions\":[{}]",
                "\"modalities\":[\"audio\"]",
                "\"audio\":{\"voice\":\"x\"}",
                "\"tools\":[{\"type\":\"custom\",\"custom\":{\"name\":\"x\"}}]",
                "\"stream_options\":{\"include_usage\":true,\"other\":1}"
            })
    void what_cannot_be_carried_is_refused_by_name_and_nothing_is_sent(String member) {
        try (var provider = ScriptedProvider.streaming(opening() + ending())) {
            String name = member.substring(1, member.indexOf('"', 1));
            Throwable failure =
                    catchThrowable(() -> answer(provider, HELLO.replace("{\"model\"", "{" + member + ",\"model\"")));
            assertThat(failure).isInstanceOf(IllegalArgumentException.class).hasMessageStartingWith(name);
            assertThat(provider.bodies).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"role\":\"user\",\"content\":\"x\",\"name\":\"Bob\"}",
                "{\"role\":\"user\",\"content\":[{\"type\":\"input_audio\",\"input_audio\":{}}]}",
                "{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\"x\",\"cache_control\":{}}]}",
                "{\"role\":\"assistant\",\"content\":null,\"refusal\":\"No\"}",
                "{\"role\":\"assistant\",\"content\":\"Sure, here is\"}",
                "{\"role\":\"tool\",\"tool_call_id\":\"x\",\"content\":[{\"type\":\"image_url\"}]}",
                "{\"role\":\"function\",\"name\":\"x\",\"content\":\"y\"}"
            })
    void a_turn_that_cannot_be_carried_is_refused_by_its_place(String turn) {
        try (var provider = ScriptedProvider.streaming(opening() + ending())) {
            Throwable failure = catchThrowable(() -> answer(provider, HELLO.replace("\"Hi\"}", "\"Hi\"}," + turn)));
            assertThat(failure).isInstanceOf(IllegalArgumentException.class).hasMessageStartingWith("messages[1]");
            assertThat(provider.bodies).isEmpty();
        }
    }
}
