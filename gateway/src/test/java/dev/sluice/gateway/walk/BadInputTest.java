package dev.sluice.gateway.walk;

import static dev.sluice.gateway.RunningGateway.CHAT;
import static dev.sluice.gateway.RunningGateway.authorization;
import static dev.sluice.gateway.RunningGateway.request;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.gateway.ErrorShape;
import dev.sluice.gateway.RawCaller;
import dev.sluice.gateway.RawCaller.Answer;
import dev.sluice.gateway.RunningGateway;
import dev.sluice.gateway.ScriptedUpstream;
import dev.sluice.gateway.Served;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever a caller sends, it gets a bounded, clear error, and the gateway goes on serving. */
final class BadInputTest {
    private static final String GOOD =
            "{\"id\":\"chatcmpl-1\",\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":\"red\"},"
                    + "\"finish_reason\":\"stop\"}],\"usage\":{\"prompt_tokens\":5,\"completion_tokens\":1}}";

    private static ScriptedUpstream upstream;
    private static RunningGateway gateway;

    @BeforeAll
    static void start() {
        upstream = new ScriptedUpstream().plays(exchange -> exchange.json(200, "", GOOD));
        gateway = RunningGateway.over(Served.by("steady", upstream));
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

    @AfterEach
    void goes_on_serving() throws IOException {
        assertThat(gateway.ask(request("steady", false)).text()).isEqualTo(GOOD);
    }

    private static void refused(Answer answer, int status, String code) {
        ErrorShape.check(answer, status, code);
        assertThat(upstream.timesAsked()).isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"model":"steady","messages":[{]                                            | invalid_json
            {"model":"steady","messages":[]                                             | -
            {"model":"steady"} {}                                                       | invalid_json
            nonsense                                                                    | invalid_json
            [1,2]                                                                       | invalid_json
            null                                                                        | invalid_json
            {"model":"steady","messages":"hello"}                                       | wrong_type
            {"model":17,"messages":[{"role":"user","content":"hi"}]}                    | wrong_type
            {"model":"steady","messages":[17]}                                          | wrong_type
            {"model":"steady","stream":"yes","messages":[{"role":"user","content":"hi"}]} | wrong_type
            {"model":"steady","max_tokens":"7","messages":[{"role":"user","content":"hi"}]} | wrong_value
            {"model":"steady","n":-1,"messages":[{"role":"user","content":"hi"}]}       | -
            {"model":"steady","model":"steady","messages":[{"role":"user","content":"hi"}]} | -
            {"model":"steady","messages":[]}                                            | -
            {"messages":[{"role":"user","content":"hi"}]}                               | -
            {"model":"steady"}                                                          | -
            """)
    void what_is_no_request_gets_400(String body, String code) throws IOException {
        Answer answer = gateway.ask(body);
        refused(
                answer,
                400,
                code.equals("-") ? ErrorShape.object(answer.body()).path("code").asString() : code);
    }

    @Test
    void an_empty_body_gets_400() throws IOException {
        Answer answer = gateway.ask("");
        refused(answer, 400, ErrorShape.object(answer.body()).path("code").asString());
    }

    @Test
    void invalid_utf8_gets_400() throws IOException {
        byte[] body = request("steady", false).getBytes(UTF_8);
        body[request("steady", false).indexOf("three")] = (byte) 0xFF;
        Answer answer = gateway.ask(body);
        refused(answer, 400, ErrorShape.object(answer.body()).path("code").asString());
    }

    @Test
    void ten_thousand_levels_get_400() throws IOException {
        Answer answer =
                gateway.ask("{\"model\":\"steady\",\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}],\"deep\":"
                        + "[".repeat(10_000) + "]".repeat(10_000) + "}");
        refused(answer, 400, ErrorShape.object(answer.body()).path("code").asString());
    }

    @Test
    void an_unknown_model_gets_404_and_its_name_back_shortened() throws IOException {
        Answer answer = gateway.ask(request("nobody-knows-it" + "x".repeat(5000), false));
        refused(answer, 404, "model_not_found");
        assertThat(ErrorShape.object(answer.body()).path("param").asString()).isEqualTo("model");
    }

    @Test
    void a_long_body_is_refused_by_its_length_alone() throws IOException {
        try (RawCaller caller = gateway.caller()) {
            caller.send("POST " + CHAT + " HTTP/1.1\r\nhost: s\r\n" + authorization()
                    + "content-length: 31457280\r\n\r\n{");
            refused(caller.answer(), 413, "request_too_large");
        }
    }

    @Test
    void a_long_chunked_body_is_refused_once_it_passes_the_limit() throws IOException {
        try (RawCaller caller = gateway.caller()) {
            refused(caller.endless(26), 413, "request_too_large");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "authorization: Bearer sk-sluice-nobodys",
        "authorization: Basic eDp5",
        "x-api-key: wrong",
        "x-nothing: 1"
    })
    void an_unknown_key_gets_401_before_the_body_is_read(String header) throws IOException {
        try (RawCaller caller = gateway.caller()) {
            caller.send("POST " + CHAT + " HTTP/1.1\r\nhost: s\r\n" + header
                    + "\r\nexpect: 100-continue\r\ncontent-length: 1000\r\n\r\n");
            refused(caller.answer(), 401, "invalid_api_key");
        }
    }

    @Test
    void a_long_body_is_not_invited_by_100_continue() throws IOException {
        try (RawCaller caller = gateway.caller()) {
            caller.send("POST " + CHAT + " HTTP/1.1\r\nhost: s\r\n" + authorization()
                    + "expect: 100-continue\r\ncontent-length: 31457280\r\n\r\n");
            refused(caller.answer(), 413, "request_too_large");
        }
    }

    @Test
    void a_good_request_is_invited_by_100_continue() throws IOException {
        String body = request("steady", false);
        try (RawCaller caller = gateway.caller()) {
            caller.send("POST " + CHAT + " HTTP/1.1\r\nhost: s\r\n" + authorization()
                    + "expect: 100-continue\r\ncontent-length: " + body.length() + "\r\n\r\n");
            assertThat(caller.head().status()).isEqualTo(100);
            assertThat(caller.send(body).answer().text()).isEqualTo(GOOD);
        }
        assertThat(upstream.timesAsked()).isOne();
    }

    @ParameterizedTest
    @CsvSource({
        "GET,/v1/chat/completions,POST",
        "PUT,/v1/chat/completions,POST",
        "DELETE,/v1/models,'GET, HEAD'",
        "POST,/v1/models/x,'GET, HEAD'"
    })
    void a_wrong_method_gets_405_and_the_right_one(String method, String path, String allowed) throws IOException {
        try (RawCaller caller = gateway.caller()) {
            Answer answer = caller.send(method + " " + path + " HTTP/1.1\r\nhost: s\r\n" + authorization()
                            + "content-length: 0\r\n\r\n")
                    .answer();
            refused(answer, 405, "method_not_allowed");
            assertThat(answer.header("allow")).isEqualTo(allowed);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "GET,/",
        "POST,/v1/completions",
        "GET,/v1/chat",
        "POST,/v1/chat/completions/",
        "GET,/favicon.ico",
        "GET,/%2e%2e/x",
        "POST,/v1//chat/completions"
    })
    void an_unknown_path_gets_404(String method, String path) throws IOException {
        try (RawCaller caller = gateway.caller()) {
            refused(
                    caller.send(method + " " + path + " HTTP/1.1\r\nhost: s\r\n" + authorization()
                                    + "content-length: 0\r\n\r\n")
                            .answer(),
                    404,
                    "not_found");
        }
    }

    @Test
    void an_unknown_model_is_not_shown_by_the_list_either() throws IOException {
        try (RawCaller caller = gateway.caller()) {
            refused(
                    caller.send("GET /v1/models/nobody HTTP/1.1\r\nhost: s\r\n" + authorization() + "\r\n")
                            .answer(),
                    404,
                    "model_not_found");
        }
    }

    @Test
    void head_of_the_list_is_answered_without_a_body() throws IOException {
        try (RawCaller caller = gateway.caller()) {
            caller.send("HEAD /v1/models HTTP/1.1\r\nhost: s\r\n" + authorization() + "\r\n");
            assertThat(caller.head().status()).isEqualTo(200);
            caller.send("GET /v1/models HTTP/1.1\r\nhost: s\r\n" + authorization() + "\r\n");
            assertThat(caller.answer().text()).contains("\"steady\"");
        }
    }

    @Test
    void a_compressed_body_is_refused() throws IOException {
        try (RawCaller caller = gateway.caller()) {
            Answer answer = caller.post(
                            CHAT, authorization() + "content-encoding: gzip\r\n", new byte[] {31, -117, 8, 0})
                    .answer();
            refused(answer, 415, "unsupported_content_encoding");
        }
    }

    @Test
    void a_preflight_needs_no_key() throws IOException {
        try (RawCaller caller = gateway.caller()) {
            Answer answer = caller.send("OPTIONS " + CHAT + " HTTP/1.1\r\nhost: s\r\norigin: https://app.example\r\n"
                            + "access-control-request-method: POST\r\n"
                            + "access-control-request-headers: authorization,content-type,x-stainless-lang\r\n\r\n")
                    .answer();
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.header("access-control-allow-origin")).isEqualTo("*");
            assertThat(answer.header("access-control-allow-methods")).contains("POST");
            assertThat(answer.header("access-control-allow-headers")).contains("authorization", "x-stainless-lang");
        }
    }

    @Test
    void a_page_of_another_origin_may_read_the_answer_and_its_errors() throws IOException {
        try (RawCaller caller = gateway.caller()) {
            String origin = authorization() + "origin: https://app.example\r\n";
            Answer good = caller.post(CHAT, origin, request("steady", false).getBytes(UTF_8))
                    .answer();
            assertThat(good.status()).isEqualTo(200);
            assertThat(good.header("access-control-allow-origin")).isEqualTo("*");
            Answer bad = caller.post(CHAT, origin, "{".getBytes(UTF_8)).answer();
            assertThat(bad.status()).isEqualTo(400);
            assertThat(bad.header("access-control-allow-origin")).isEqualTo("*");
        }
    }

    @Test
    void a_connection_is_kept_after_an_error_whose_body_was_read() throws IOException {
        try (RawCaller caller = gateway.caller()) {
            ErrorShape.check(
                    caller.post(CHAT, authorization(), "{".getBytes(UTF_8)).answer(), 400, "invalid_json");
            assertThat(caller.post(
                                    CHAT,
                                    authorization(),
                                    request("steady", false).getBytes(UTF_8))
                            .answer()
                            .text())
                    .isEqualTo(GOOD);
        }
    }

    @Test
    void two_requests_sent_at_once_are_answered_in_their_order() throws IOException {
        String body = request("steady", false);
        String one = "POST " + CHAT + " HTTP/1.1\r\nhost: s\r\n" + authorization() + "content-length: " + body.length()
                + "\r\n\r\n" + body;
        try (RawCaller caller = gateway.caller()) {
            caller.send(one + one + "GET /nowhere HTTP/1.1\r\nhost: s\r\n\r\n");
            assertThat(caller.answer().text()).isEqualTo(GOOD);
            assertThat(caller.answer().text()).isEqualTo(GOOD);
            ErrorShape.check(caller.answer(), 404, "not_found");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'GET / HTTP/9.9'",
        "'\u0000\u0001\u0002'",
        "'GET /%zz HTTP/1.1'",
        "'POST /v1/chat/completions HTTP/1.1\r\ncontent-length: -7'",
        "'POST /v1/chat/completions HTTP/1.1\r\ncontent-length: many'"
    })
    void what_is_no_http_is_turned_away(String garbage) throws IOException {
        try (RawCaller caller = gateway.caller()) {
            caller.send(garbage + "\r\nhost: s\r\n\r\n");
            assertThat(caller.head().status()).isBetween(400, 505);
        }
    }
}
