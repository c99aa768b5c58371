package dev.sluice.gateway.architecture.broken.gateway.walk;

import io.netty.bootstrap.Bootstrap;
import java.io.IOException;
import java.net.Socket;
import java.net.URL;
import java.net.URLConnection;
import java.net.http.HttpClient;

/** Knows every way out of the house. */
final class Dialler {
    private Dialler() {}

    static Socket socket() {
        return new Socket();
    }

    static HttpClient client() {
        return HttpClient.newHttpClient();
    }

    static URLConnection connection(URL url) throws IOException {
        return url.openConnection();
    }

    static reactor.netty.http.client.HttpClient reactive() {
        return reactor.netty.http.client.HttpClient.create();
    }

    static Bootstrap bootstrap() {
        return new Bootstrap();
    }
}
