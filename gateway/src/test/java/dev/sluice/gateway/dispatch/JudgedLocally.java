package dev.sluice.gateway.dispatch;

import dev.sluice.gateway.RunningGateway;
import dev.sluice.gateway.ScriptedUpstream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** A local model whose answers are judged, and an abler one, which says "blue". Its tests start the gateway. */
abstract class JudgedLocally {
    static ScriptedUpstream local;
    static ScriptedUpstream strong;

    @SuppressWarnings("NullAway.Init") // started by the tests
    static RunningGateway gateway;

    @BeforeAll
    static void open() {
        local = new ScriptedUpstream();
        strong = new ScriptedUpstream();
    }

    @AfterAll
    static void stop() {
        gateway.close();
        local.close();
        strong.close();
    }

    @BeforeEach
    void forget() {
        local.forget();
        strong.forget();
        strong.plays(Spoken.of("blue")::answers);
    }
}
