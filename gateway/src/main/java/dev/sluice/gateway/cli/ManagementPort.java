package dev.sluice.gateway.cli;

import dev.sluice.gateway.report.Answer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/**
 * A running gateway's management port: all that a command ever talks to.
 *
 * @param address where it listens for its operators
 */
record ManagementPort(URI address) {
    /** @throws IOException if nobody answers there */
    Answer get(String path, Duration longest) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(address.resolve(path)).timeout(longest));
    }

    /**
     * With an empty body.
     *
     * @throws IOException if nobody answers there
     */
    Answer post(String path, Duration longest) throws IOException, InterruptedException {
        return send(
                HttpRequest.newBuilder(address.resolve(path)).timeout(longest).POST(BodyPublishers.noBody()));
    }

    private static Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
        try (HttpClient client =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(3)).build()) {
            HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
            return new Answer(
                    response.statusCode(),
                    response.headers().firstValue("content-type").orElse("text/plain"),
                    response.body());
        }
    }
}
