package dev.sluice.loadtest.upstream;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.common.Slf4jNotifier;

/**
 * A WireMock server on loopback that plays the providers. OpenAI's base address is {@code http://127.0.0.1:PORT/v1};
 * Anthropic's is the same, since their paths differ.
 */
public final class SimulatedProviders implements AutoCloseable {
    private final WireMockServer server;

    private SimulatedProviders(WireMockServer server) {
        this.server = server;
    }

    /**
     * @param port 0 for a free one
     * @throws com.github.tomakehurst.wiremock.common.FatalStartupException if the port is taken
     */
    public static SimulatedProviders start(int port) {
        var settings = options()
                .bindAddress("127.0.0.1")
                .notifier(new Slf4jNotifier(false))
                // A demo may run for days: keeping every request would fill the heap.
                .maxRequestJournalEntries(100)
                .gzipDisabled(true)
                .extensions(new ProviderAnswers());
        var server = new WireMockServer(port == 0 ? settings.dynamicPort() : settings.port(port));
        server.stubFor(any(anyUrl()).willReturn(aResponse().withTransformers(ProviderAnswers.NAME)));
        server.start();
        return new SimulatedProviders(server);
    }

    public int port() {
        return server.port();
    }

    @Override
    public void close() {
        server.stop();
    }
}
