package dev.sluice.loadtest.bench;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/**
 * A proxy that has given its first answer.
 *
 * @param seconds from the start of its command to the end of that answer
 */
record Started(Child child, double seconds) {
    private static final long POLL_MILLIS = 5;
    private static final long PATIENCE_SECONDS = 60;
    private static final int OK = 200;
    private static final double NANOS_A_SECOND = 1e9;

    /** How a proxy is started. */
    interface Command {
        Child start() throws IOException;
    }

    /**
     * @param upstreamPort of the mock, which already answers
     * @throws IOException if it ends, or does not answer within a minute
     */
    static Started of(String name, Command command, int port, String key, String model, int upstreamPort)
            throws IOException, InterruptedException {
        HttpRequest request = request(port, key, model);
        try (HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            // The client's own first request takes a third of a second; it is not to count.
            client.send(request(upstreamPort, key, model), HttpResponse.BodyHandlers.ofString());
            long began = System.nanoTime();
            Child child = command.start();
            String last = "no connection";
            while (System.nanoTime() - began < PATIENCE_SECONDS * NANOS_A_SECOND) {
                try {
                    HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
                    if (answer.statusCode() == OK) {
                        return new Started(child, (System.nanoTime() - began) / NANOS_A_SECOND);
                    }
                    last = answer.statusCode() + " " + answer.body();
                } catch (IOException notYet) {
                    if (!child.isRunning() && System.nanoTime() - began > NANOS_A_SECOND) {
                        break;
                    }
                }
                Thread.sleep(POLL_MILLIS);
            }
            child.close();
            throw new IOException(name + " gave no answer (last: " + last + "). It printed:\n" + child.lastWords());
        }
    }

    private static HttpRequest request(int port, String key, String model) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/v1/chat/completions"))
                .timeout(Duration.ofSeconds(PATIENCE_SECONDS))
                .header("content-type", "application/json")
                .header("authorization", "Bearer " + key)
                .POST(HttpRequest.BodyPublishers.ofString("{\"model\":\"" + model
                        + "\",\"messages\":[{\"role\":\"user\",\"content\":\"Write one sentence about the sea.\"}]}"))
                .build();
    }

    /** A port nobody listens on now. Somebody else may take it before it is used; then the start fails and says so. */
    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
