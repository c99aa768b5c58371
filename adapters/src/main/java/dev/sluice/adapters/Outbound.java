package dev.sluice.adapters;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/**
 * The only way for an adapter to reach the network. Blocks its (virtual) thread until the response's head is there; an
 * interrupt closes the connection.
 */
@FunctionalInterface
public interface Outbound {
    /** Never follows a redirect. */
    HttpResponse<InputStream> send(HttpRequest request) throws IOException, InterruptedException;

    /**
     * Sends through a client that its owner made and allows to be used.
     *
     * <p>Not by {@link HttpClient#send}: an interrupt in the moment when the head arrives makes it drop the response
     * and leave the connection open (JDK 25.0.3: 2 of 4,000 interrupts at random moments, none this way).
     */
    static Outbound over(HttpClient client) {
        return request -> {
            CompletableFuture<HttpResponse<InputStream>> coming =
                    client.sendAsync(request, BodyHandlers.ofInputStream());
            try {
                return coming.get();
            } catch (InterruptedException e) {
                if (!coming.cancel(true) && !coming.isCompletedExceptionally()) {
                    coming.join().body().close();
                }
                throw e;
            } catch (ExecutionException e) {
                throw e.getCause() instanceof IOException known ? known : new IOException(e.getCause());
            }
        };
    }
}
