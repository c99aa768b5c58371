package dev.sluice.gateway.walk;

import static dev.sluice.gateway.RunningGateway.CHAT;
import static dev.sluice.gateway.RunningGateway.authorization;
import static dev.sluice.gateway.RunningGateway.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.gateway.ErrorShape;
import dev.sluice.gateway.RawCaller;
import dev.sluice.gateway.RawCaller.Answer;
import dev.sluice.gateway.RunningGateway;
import dev.sluice.gateway.ScriptedUpstream;
import dev.sluice.gateway.Served;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * All bodies together have room for 1024 bytes, also while they come; requests may be as many as they want. That no
 * buffer is lost with a body that is turned away shows when the gateway is closed.
 */
final class BodyRoomTest {
    private static final int ROOM = 1024;
    private static final String ANSWER =
            "{\"id\":\"1\",\"choices\":[{\"index\":0,\"message\":{\"content\":\"red\"},\"finish_reason\":\"stop\"}]}";
    private static final String HEAD = "POST " + CHAT + " HTTP/1.1\r\nhost: s\r\n" + authorization();
    private static final String CHUNKED = "transfer-encoding: chunked\r\n\r\n";

    private static ScriptedUpstream upstream;
    private static RunningGateway gateway;

    @BeforeAll
    static void start() {
        upstream = new ScriptedUpstream().plays(exchange -> exchange.json(200, "", ANSWER));
        gateway = RunningGateway.over(
                "{ body_size: 1KiB, bodies_in_flight: 1KiB }",
                "{ window: 1000, minimum_calls: 1000 }",
                Served.by("only", upstream));
    }

    @AfterAll
    static void stop() {
        gateway.close();
        upstream.close();
    }

    @ParameterizedTest
    @CsvSource({"true,true", "true,false", "false,true", "false,false"})
    void a_body_takes_its_room_while_it_comes_and_gives_it_back(boolean announced, boolean whole) {
        // If the second one is quicker it is the slow one that is turned away; then they try again.
        RunningGateway.eventually("there is no room for a second body", () -> {
            try {
                return turnsAwayBesideASlowOne(announced, whole);
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });
        allRoomIsFree();
    }

    /** The slow one announces 1000 bytes or has sent 900, and takes its time with the rest. */
    private static boolean turnsAwayBesideASlowOne(boolean announced, boolean whole) throws IOException {
        String body = request("only", false) + " ".repeat(200);
        try (RawCaller slow = gateway.caller();
                RawCaller second = gateway.caller()) {
            slow.send(HEAD
                    + (announced
                            ? "content-length: 1000\r\n\r\n" + " ".repeat(1000 - body.length())
                            : CHUNKED + chunk(" ".repeat(900))));
            second.send(HEAD
                    + (announced
                            ? "content-length: " + body.length() + "\r\n\r\n" + body
                            : CHUNKED + chunk(body) + chunk("")));
            Answer answer = second.answer();
            if (answer.status() != 503) {
                return false;
            }
            ErrorShape.check(answer, 503, "overloaded");
            if (whole) {
                slow.send(announced ? body : chunk(request("only", false)) + chunk(""));
                assertThat(slow.answer().status()).isEqualTo(200);
            }
            return true;
        }
    }

    @Test
    void what_is_turned_away_takes_nothing() throws IOException {
        for (int i = 0; i < 20; i++) {
            ErrorShape.check(gateway.ask(" ".repeat(ROOM + 1)), 413, "request_too_large");
            ErrorShape.check(gateway.ask("{"), 400, "invalid_json");
        }
        allRoomIsFree();
    }

    /** One body gets the whole of it; one byte less would not do. */
    private static void allRoomIsFree() {
        String body = request("only", false);
        RunningGateway.eventually("all room is free", () -> {
            try {
                return gateway.ask(body + " ".repeat(ROOM - body.length())).status() == 200;
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });
    }

    private static String chunk(String text) {
        return Integer.toHexString(text.length()) + "\r\n" + text + "\r\n";
    }
}
