package dev.sluice.gateway.dispatch;

import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.sluice.gateway.RunningGateway;
import dev.sluice.gateway.ScriptedUpstream;
import dev.sluice.gateway.ScriptedUpstream.Script;
import dev.sluice.gateway.Served;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.provider.Arguments;

/** A backend that misbehaves, behind routes of different patience. */
abstract class FaultyBackend {
    private static final String HASTY = "timeouts: { first_byte: 400ms, between_bytes: 400ms, total: 20s }";

    static ScriptedUpstream upstream;

    static RunningGateway gateway;

    @BeforeAll
    static void start() {
        upstream = new ScriptedUpstream();
        ScriptedUpstream nobody = new ScriptedUpstream();
        nobody.close();
        gateway = RunningGateway.over(
                Served.by("steady", upstream).with("key: ${BACKEND_KEY}"),
                Served.by("hasty", upstream).with(HASTY),
                Served.by("brief", upstream).with("timeouts: { first_byte: 20s, between_bytes: 20s, total: 700ms }"),
                Served.by("nobody", nobody));
    }

    @AfterAll
    static void stop() {
        gateway.close();
        upstream.close();
    }

    @BeforeEach
    void forget() {
        upstream.forget();
        // Whatever a backend asked to be held for is over.
        gateway.clock.move(Duration.ofMinutes(5));
    }

    static Arguments fault(String what, String model, int status, String code, String row, Script script) {
        return arguments(Named.of(what, model), status, code, row, script);
    }
}
