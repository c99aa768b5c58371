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
        "/report/spend?from=yesterday,400,'from: \"yesterday\" (expected'",
        "/report/request/nothing,404,no such request",
        "/report/audit,200,intact",
        "/report/thresholds,200,first_threshold",
        "/report/audit/export,200,manifest",
        "/report/audit/export?format=html,200,Data audit",
        "/report/audit/export?from=yesterday,400,expected",
        "/audit/erase?caller=app,404,''",
        "/nowhere,404,/report/spend",
        "/,404,/health/live"
    })
    void every_page_answers(String path, int status, String text) throws IOException {
        Answer answer = get(gateway.bean(ManagementServer.class).port(), path);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.text()).contains(text).doesNotContainPattern("[A-Za-z]Exception");
    }

    @ParameterizedTest
    @CsvSource({
        "/audit/erase,x-sluice-confirm: erase,400,expected",
        "/audit/erase?caller=nobody,accept: */*,400,expected",
        "/audit/erase?caller=nobody,x-sluice-confirm: erase,404,'Nothing is known here of a caller \"nobody\"'"
    })
    void a_caller_is_erased_only_with_the_header_that_no_web_page_can_send(
            String path, String header, int status, String text) throws IOException {
        try (RawCaller caller =
                new RawCaller(gateway.bean(ManagementServer.class).port())) {
            Answer answer = caller.send(
                            "POST " + path + " HTTP/1.1\r\nhost: s\r\n" + header + "\r\ncontent-length: 0\r\n\r\n")
                    .answer();
            assertThat(answer.status()).isEqualTo(status);
            assertThat(answer.text()).contains(text);
        }
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
