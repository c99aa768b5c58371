package dev.sluice.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;

class GatewayApplicationTest {
    @Test
    void the_log_says_at_the_start_where_callers_connect() {
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        PrintStream before = System.out;
        System.setOut(new PrintStream(log, true, UTF_8));
        try (ScriptedUpstream upstream = new ScriptedUpstream();
                RunningGateway gateway = RunningGateway.over(Served.by("only", upstream))) {
            assertThat(log.toString(UTF_8).lines().filter(line -> line.contains("/v1")))
                    .singleElement()
                    .asString()
                    .contains("http://127.0.0.1:" + gateway.port() + "/v1", "callers are served");
        } finally {
            System.setOut(before);
        }
    }
}
