package dev.sluice.loadtest.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MockModelTest {
    private final MockModel model = new MockModel(0);
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @AfterEach
    void close() {
        client.close();
        model.close();
    }

    @Test
    void a_json_answer_has_what_a_gateway_reads() throws Exception {
        HttpResponse<String> answer = post("{\"messages\":[]}");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("content-type")).hasValue("application/json; charset=utf-8");
        assertThat(answer.body())
                .hasSizeBetween(550, 650)
                .contains("\"finish_reason\":\"stop\"", "\"usage\":{", "\"id\":\"chatcmpl-", "\"timings\":{");
    }

    @Test
    void a_stream_ends_with_finish_usage_and_done() throws Exception {
        HttpResponse<String> answer = post("{\"stream\": true, \"prompt\": \"sse=7x1\"}");

        assertThat(answer.headers().firstValue("content-type")).hasValue("text/event-stream");
        String[] events = answer.body().split("\n\n");
        assertThat(events).hasSize(7).allMatch(event -> event.startsWith("data: "));
        assertThat(events[4]).contains("\"finish_reason\":\"stop\"");
        assertThat(events[5]).contains("\"choices\":[]", "\"completion_tokens\":3");
        assertThat(events[6]).isEqualTo("data: [DONE]");
    }

    @Test
    void a_stream_whose_prompt_says_nothing_is_a_burst_of_200_events() throws Exception {
        assertThat(post("{\"stream\":true}").body().split("\n\n")).hasSize(200);
    }

    @Test
    void tells_its_abilities_its_models_and_its_health_as_llama_cpp_does() throws Exception {
        assertThat(get("/health").body()).isEqualTo("{\"status\":\"ok\"}");
        assertThat(get("/props").body()).contains("\"chat_template_caps\":{", "\"supports_tools\":true");
        assertThat(get("/v1/models").body()).contains("\"id\":\"bench-model\"");
        assertThat(get("/nowhere").statusCode()).isEqualTo(404);
    }

    private HttpResponse<String> post(String body) throws IOException, InterruptedException {
        return send(to("/v1/chat/completions").POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(to(path));
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + model.port() + path));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
