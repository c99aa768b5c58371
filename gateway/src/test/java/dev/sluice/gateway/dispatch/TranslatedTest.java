package dev.sluice.gateway.dispatch;

import static dev.sluice.gateway.RunningGateway.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.gateway.ErrorShape;
import dev.sluice.gateway.RawCaller.Answer;
import dev.sluice.gateway.RunningGateway;
import dev.sluice.gateway.ScriptedUpstream;
import dev.sluice.gateway.Served;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A translated answer is held in memory up to the limit and no further; a stream is not held. */
final class TranslatedTest {
    private static final int LIMIT = 64 << 10;
    private static final String PIECE = "é".repeat(1 << 10);

    private static ScriptedUpstream upstream;
    private static RunningGateway gateway;

    @BeforeAll
    static void start() {
        upstream = new ScriptedUpstream();
        gateway = RunningGateway.over(
                "{ answer_size: 64KiB }",
                "{ window: 1000, minimum_calls: 1000 }",
                Served.by("only", upstream).able("tools").speaking("openai"));
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

    /** @param pieces of two KiB in UTF-8 */
    private static void says(int pieces) {
        upstream.plays(exchange -> {
            exchange.events();
            exchange.chunk(Said.ROLE);
            for (int i = 0; i < pieces; i++) {
                exchange.chunk(Said.text(PIECE));
            }
            exchange.chunk(Said.STOP + Said.USAGE + Said.DONE);
            exchange.end();
        });
    }

    @Test
    void a_whole_answer_beyond_the_limit_is_given_up() throws IOException {
        says(LIMIT / 2048 + 1);
        Answer answer = gateway.ask(request("only", false));
        ErrorShape.check(answer, 502, "upstream_garbled");
        assertThat(gateway.attempts(answer.requestId(), 1))
                .singleElement()
                .asString()
                .startsWith("only FAILED garbled");
    }

    @Test
    void one_within_the_limit_is_served() throws IOException {
        says(LIMIT / 2048 - 1);
        Answer answer = gateway.ask(request("only", false));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).contains(PIECE.repeat(LIMIT / 2048 - 1));
    }

    @Test
    void a_stream_may_be_longer() throws IOException {
        says(LIMIT / 2048 * 2);
        Answer answer = gateway.ask(request("only", true));
        assertThat(answer.whole()).isTrue();
        assertThat(answer.text()).endsWith(Said.DONE).hasSizeGreaterThan(LIMIT);
    }
}
