package dev.sluice.gateway.dispatch;

import static dev.sluice.gateway.RunningGateway.CHAT;
import static dev.sluice.gateway.RunningGateway.authorization;
import static dev.sluice.gateway.RunningGateway.request;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.gateway.RawCaller;
import dev.sluice.gateway.RawCaller.Answer;
import dev.sluice.gateway.RunningGateway;
import dev.sluice.gateway.ScriptedUpstream;
import dev.sluice.gateway.Served;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** What a caller does not read cannot be held against the backend. */
final class SlowReaderTest {
    private static final int EVENTS = 600;
    private static final long LONGER_THAN_THE_LIMIT_NANOS = 1_200_000_000L;

    @Test
    void a_caller_who_reads_nothing_for_longer_than_the_limit_still_gets_the_whole_answer() throws IOException {
        AtomicLong written = new AtomicLong();
        String event = Said.text("x".repeat(60_000));
        try (ScriptedUpstream upstream = new ScriptedUpstream();
                RunningGateway gateway = RunningGateway.over(Served.by("only", upstream)
                        .with("timeouts: { first_byte: 10s, between_bytes: 600ms, total: 60s }"))) {
            upstream.plays(exchange -> {
                exchange.events();
                for (int i = 0; i < EVENTS; i++) {
                    exchange.chunk(event);
                    written.incrementAndGet();
                }
                exchange.chunk(Said.STOP + Said.DONE);
                exchange.end();
            });
            try (RawCaller caller = gateway.caller()) {
                caller.post(CHAT, authorization(), request("only", true).getBytes(UTF_8));
                AtomicLong last = new AtomicLong(-1);
                AtomicLong since = new AtomicLong(System.nanoTime());
                RunningGateway.eventually("the backend stands still", () -> {
                    if (last.getAndSet(written.get()) != written.get()) {
                        since.set(System.nanoTime());
                    }
                    return System.nanoTime() - since.get() > LONGER_THAN_THE_LIMIT_NANOS;
                });
                assertThat(written.get()).isLessThan(EVENTS);
                Answer answer = caller.answer();
                assertThat(answer.whole()).isTrue();
                assertThat(answer.text()).endsWith(Said.STOP + Said.DONE);
                assertThat(gateway.attempts(answer.requestId(), 1))
                        .singleElement()
                        .asString()
                        .startsWith("only SERVED");
            }
        }
    }
}
