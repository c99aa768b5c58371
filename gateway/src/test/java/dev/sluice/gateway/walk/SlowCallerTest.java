package dev.sluice.gateway.walk;

import static dev.sluice.gateway.RunningGateway.CHAT;
import static dev.sluice.gateway.RunningGateway.authorization;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.gateway.ErrorShape;
import dev.sluice.gateway.RawCaller;
import dev.sluice.gateway.RunningGateway;
import dev.sluice.gateway.ScriptedUpstream;
import dev.sluice.gateway.Served;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A body may take its time, but not for ever. */
final class SlowCallerTest {
    private static ScriptedUpstream upstream;
    private static RunningGateway gateway;

    @BeforeAll
    static void start() {
        upstream = new ScriptedUpstream();
        gateway = RunningGateway.over("{ body_time: 1s }", "{}", Served.by("steady", upstream));
    }

    @AfterAll
    static void stop() {
        gateway.close();
        upstream.close();
    }

    @Test
    void who_sends_its_body_drop_by_drop_is_told_and_cut_off() throws IOException {
        try (RawCaller caller = gateway.caller()) {
            caller.send("POST " + CHAT + " HTTP/1.1\r\nhost: s\r\n" + authorization() + "content-length: 1000\r\n\r\n");
            long begin = System.nanoTime();
            int drops = 0;
            while (caller.hearsNothingFor(50) && drops < 400) {
                caller.send(" ");
                drops++;
            }
            assertThat((System.nanoTime() - begin) / 1_000_000).isBetween(900L, 15_000L);
            ErrorShape.check(caller.answer(), 408, "request_timeout");
            assertThat(caller.seesClose()).isTrue();
            assertThat(upstream.timesAsked()).isZero();
        }
    }

    @Test
    void an_endless_body_is_told_off_and_then_not_read_for_ever() throws IOException {
        try (RawCaller caller = gateway.caller()) {
            ErrorShape.check(caller.endless(Integer.MAX_VALUE), 413, "request_too_large");
            assertThat(caller.seesClose()).isTrue();
        }
    }

    @Test
    void a_body_that_is_too_long_by_its_own_word_is_not_waited_for() throws IOException {
        try (RawCaller caller = gateway.caller()) {
            caller.send("POST " + CHAT + " HTTP/1.1\r\nhost: s\r\n" + authorization()
                    + "content-length: 31457280\r\n\r\n{");
            ErrorShape.check(caller.answer(), 413, "request_too_large");
            assertThat(caller.seesClose()).isTrue();
        }
    }

    @Test
    void who_leaves_in_the_midst_of_its_body_is_no_defect() throws IOException {
        try (RawCaller caller = gateway.caller()) {
            caller.send(
                    "POST " + CHAT + " HTTP/1.1\r\nhost: s\r\n" + authorization() + "content-length: 1000\r\n\r\n{");
        }
        assertThat(upstream.timesAsked()).isZero();
    }
}
