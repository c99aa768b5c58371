package dev.sluice.gateway.management;

import static org.assertj.core.api.Assertions.assertThat;

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

/** The operators' port answers operators, and callers' port does not. */
final class ManagementServerTest {
    private static ScriptedUpstream upstream;
    private static RunningGateway gateway;

    @BeforeAll
    static void start() {
        upstream = new ScriptedUpstream();
        gateway = RunningGateway.over(Served.by("only", upstream));
    }

    @AfterAll
    static void stop() {
        gateway.close();
        upstream.close();
    }

    private static Answer get(int port, String path) throws IOException {
        try (RawCaller caller = new RawCaller(port)) {
            return caller.send("GET " + path + " HTTP/1.1\r\nhost: s\r\n\r\n").answer();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/health/live,200,live",
        "/health/ready,200,ready",
        "/metrics,200,sluice",
        "/report/spend,200,rows",
        "/report/spend?by=colour,400,expected",
        "/report/spend?from=%zz,400,expected",
        "/report/spend?from=yesterday,400,expected",
        "/report/request/nothing,404,no such request",
        "/report/audit,200,intact",
        "/nowhere,404,''"
    })
    void every_page_answers(String path, int status, String text) throws IOException {
        Answer answer = get(gateway.bean(ManagementServer.class).port(), path);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.text()).contains(text).doesNotContain("Exception");
    }

    @ParameterizedTest
    @CsvSource({"/health/live", "/health/ready", "/metrics", "/report/spend", "/actuator", "/actuator/gateway/routes"})
    void callers_port_has_none_of_it(String path) throws IOException {
        assertThat(get(gateway.port(), path).status()).isEqualTo(404);
    }

    @Test
    void readiness_names_no_address_and_no_key() throws IOException {
        assertThat(gateway.managed("/health/ready"))
                .contains("\"only\"")
                .doesNotContain("127.0.0.1", RunningGateway.KEY);
    }
}
