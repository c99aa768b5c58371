package dev.sluice.gateway.whole;

import dev.sluice.config.LoadResult;
import dev.sluice.config.Settings;
import dev.sluice.gateway.GatewayApplication;
import dev.sluice.gateway.management.ManagementServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A running gateway and a caller of it. */
final class Gateway implements AutoCloseable {
    static final JsonMapper JSON = new JsonMapper();

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final Runnable stop;
    private final int port;
    private final int managementPort;

    private Gateway(int port, int managementPort, Runnable stop) {
        this.port = port;
        this.managementPort = managementPort;
        this.stop = stop;
    }

    static Gateway start(Settings settings) {
        return of(GatewayApplication.start(settings, () -> new LoadResult.Loaded(settings)));
    }

    /** One that reads the house's files again when it is told to reload. */
    static Gateway start(House house) {
        return of(GatewayApplication.start(house.settings(), house::load));
    }

    static Gateway of(ConfigurableApplicationContext context) {
        int port =
                Integer.parseInt(Objects.requireNonNull(context.getEnvironment().getProperty("local.server.port")));
        return new Gateway(port, context.getBean(ManagementServer.class).port(), context::close);
    }

    /** One that runs in another process. */
    static Gateway at(int port, int managementPort) {
        return new Gateway(port, managementPort, () -> {});
    }

    /** The answer to the body, or empty if the connection broke. */
    Optional<HttpResponse<String>> ask(String body) {
        return ask(body, House.KEY);
    }

    Optional<HttpResponse<String>> ask(String body, String key) {
        try {
            HttpRequest request =
                    chat(body).setHeader("authorization", "Bearer " + key).build();
            return Optional.of(client.send(request, BodyHandlers.ofString()));
        } catch (IOException broke) {
            return Optional.empty();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** Leaves as soon as the answer's head is there. */
    void askAndLeave(String body) {
        try {
            client.send(chat(body).build(), BodyHandlers.ofInputStream()).body().close();
        } catch (IOException broke) {
            // Left all the more.
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Leaves after a while, in whatever state the answer is. */
    void askAndVanish(String body, Duration after) {
        try {
            HttpResponse<String> unused = client.send(chat(body).timeout(after).build(), BodyHandlers.ofString());
        } catch (IOException left) {
            // The time was over.
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    HttpClient client() {
        return client;
    }

    HttpRequest.Builder chat(String body) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/v1/chat/completions"))
                .timeout(Duration.ofSeconds(20))
                .header("authorization", "Bearer " + House.KEY)
                .header("content-type", "application/json")
                .POST(BodyPublishers.ofString(body));
    }

    /** From the management port. */
    HttpResponse<String> managed(String path) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + managementPort + path))
                        .timeout(Duration.ofSeconds(20))
                        .build(),
                BodyHandlers.ofString());
    }

    HttpResponse<String> reload() throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + managementPort + "/reload"))
                        .timeout(Duration.ofSeconds(20))
                        .POST(BodyPublishers.noBody())
                        .build(),
                BodyHandlers.ofString());
    }

    JsonNode report(String path) throws IOException, InterruptedException {
        return JSON.readTree(managed(path).body());
    }

    int port() {
        return port;
    }

    @Override
    public void close() {
        client.shutdownNow();
        stop.run();
    }
}
