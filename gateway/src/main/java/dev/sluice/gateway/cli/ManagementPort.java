package dev.sluice.gateway.cli;

import dev.sluice.gateway.report.Answer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
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
     * @param headers names and values in turn
     * @throws IOException if nobody answers there
     */
    Answer post(String path, Duration longest, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(address.resolve(path)).timeout(longest).POST(BodyPublishers.noBody());
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return send(request);
    }

    /**
     * Writes what may be large.
     *
     * @return status 200 without a body, or why there is none
     * @throws IOException if nobody answers there, or the answer breaks off
     */
    Answer download(String path, Duration longest, OutputStream out) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(address.resolve(path)).timeout(longest).build();
        try (HttpClient client = client()) {
            HttpResponse<InputStream> response = client.send(request, BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                if (response.statusCode() == 200) {
                    body.transferTo(out);
                    return new Answer(200, type(response), "");
                }
                return new Answer(
                        response.statusCode(), type(response), new String(body.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
    }

    private static Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
        try (HttpClient client = client()) {
            HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
            return new Answer(response.statusCode(), type(response), response.body());
        }
    }

    private static String type(HttpResponse<?> response) {
        return response.headers().firstValue("content-type").orElse("text/plain");
    }

    private static HttpClient client() {
        return HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(3)).build();
    }
}
