package dev.sluice.loadtest.upstream;

import com.github.tomakehurst.wiremock.common.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import wiremock.com.fasterxml.jackson.databind.JsonNode;

/** Asks a running simulation by plain HTTP and takes the answer apart. */
final class Provider implements AutoCloseable {
    static final String[] OPENAI_KEY = {"authorization", "Bearer simulated"};
    static final String[] ANTHROPIC_KEY = {"x-api-key", "simulated", "anthropic-version", "2023-06-01"};

    private final SimulatedProviders server = SimulatedProviders.start(0);
    private final HttpClient client = HttpClient.newHttpClient();

    HttpResponse<String> post(String path, String body, String... headers) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                .header("content-type", "application/json")
                .POST(BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    static JsonNode json(HttpResponse<String> response) {
        return Json.read(response.body(), JsonNode.class);
    }

    /** The data of every event, {@code [DONE]} left out. */
    static List<JsonNode> events(HttpResponse<String> response) {
        return response.body()
                .lines()
                .filter(line -> line.startsWith("data: {"))
                .map(line -> Json.read(line.substring(6), JsonNode.class))
                .toList();
    }

    @Override
    public void close() {
        client.close();
        server.close();
    }
}
