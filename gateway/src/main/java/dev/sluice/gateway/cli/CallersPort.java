package dev.sluice.gateway.cli;

import dev.sluice.gateway.compare.Asker;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * The port of a running gateway that callers know: what a command asks goes the same way as what anybody asks, and
 * nowhere else.
 */
final class CallersPort implements Asker, AutoCloseable {
    private static final Duration LONGEST = Duration.ofMinutes(15);

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(3)).build();
    private final URI address;
    private final String key;

    private CallersPort(URI address, String key) {
        this.address = address;
        this.key = key;
    }

    /**
     * Looks first whether a gateway of ours is there, by something without content that only it knows the answer to: a
     * prompt must not go to a provider by a slip in an address.
     *
     * @throws IOException if none is, or it does not know the key
     */
    static CallersPort of(URI address, String key) throws IOException, InterruptedException {
        CallersPort port = new CallersPort(address, key);
        HttpResponse<String> answer;
        try {
            answer = port.send("/v1/feedback", "{}".getBytes(StandardCharsets.UTF_8));
        } catch (IOException nobody) {
            port.close();
            throw new IOException(
                    address + ": nobody answers (expected a running gateway; give its address by --gateway)", nobody);
        }
        if (answer.statusCode() == 401) {
            port.close();
            throw new IOException(address + ": does not know the key (expected one of its callers')");
        }
        if (answer.statusCode() != 400 || !answer.body().contains("\"invalid_feedback\"")) {
            port.close();
            throw new IOException(address + ": is no Sluice of this release (expected a running gateway)");
        }
        return port;
    }

    @Override
    public Said ask(byte[] body) throws IOException, InterruptedException {
        long begun = System.nanoTime();
        HttpResponse<String> answer = send("/v1/chat/completions", body);
        long millis = (System.nanoTime() - begun) / 1_000_000;
        return new Said(
                answer.statusCode(),
                answer.body(),
                answer.headers().firstValue("x-sluice-cost").flatMap(CallersPort::money),
                answer.headers()
                        .firstValue("x-sluice-simulated")
                        .filter("true"::equals)
                        .isPresent(),
                millis,
                answer.headers()
                        .firstValue("x-sluice-may-leave")
                        .map(CallersPort::providers)
                        .orElse(Set.of()));
    }

    @Override
    public void close() {
        client.close();
    }

    private HttpResponse<String> send(String path, byte[] body) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(address.resolve(path))
                        .timeout(LONGEST)
                        .header("authorization", "Bearer " + key)
                        .header("content-type", "application/json")
                        .POST(BodyPublishers.ofByteArray(body))
                        .build(),
                BodyHandlers.ofString());
    }

    /** What says anything else than names of providers lets nothing leave as it is. */
    private static Set<String> providers(String shown) {
        boolean asItIs = !shown.equals("no") && !shown.startsWith("treated:");
        return asItIs ? Set.of(shown.split(", ")) : Set.of();
    }

    private static Optional<BigDecimal> money(String shown) {
        try {
            return Optional.of(new BigDecimal(shown));
        } catch (NumberFormatException unknown) {
            return Optional.empty();
        }
    }
}
