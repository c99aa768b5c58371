package dev.sluice.loadtest.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/**
 * The configuration of a Sluice with everything on: keys, all detectors, the shipped privacy policy, ledger and audit
 * on disk, prices. Only what must be known is written down; the rest is as shipped.
 */
final class SluiceFiles {
    private static final int KEY_BYTES = 32;

    private SluiceFiles() {}

    /** A caller's key, good for this run only. */
    static String newKey() {
        byte[] random = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(random);
        return "bench-" + Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }

    /** @param openStreams so many connections to the backend must be allowed, and some more */
    static void write(Path directory, int port, int managementPort, int upstreamPort, String key, int openStreams)
            throws IOException {
        Files.createDirectories(directory);
        write(directory, "gateway.yml", gateway(directory.resolve("data"), port, managementPort, key));
        write(directory, "model-catalogue.yml", catalogue(upstreamPort, 2 * openStreams));
        write(directory, "price-book.yml", prices());
    }

    private static void write(Path directory, String name, String text) throws IOException {
        Files.writeString(directory.resolve(name), text, StandardCharsets.UTF_8);
    }

    private static String gateway(Path data, int port, int managementPort, String key) {
        return """
                host: 127.0.0.1
                port: %d
                management_port: %d
                storage:
                  directory: %s
                callers:
                  - name: bench
                    team: bench
                    key_hash: %s
                """.formatted(port, managementPort, data, sha256(key));
    }

    private static String catalogue(int upstreamPort, int maxConnections) {
        return """
                backends:
                  - name: local
                    provider: local
                    url: http://127.0.0.1:%d/v1
                    locality: in_house
                    protocol: pass_through
                    abilities: listed
                    max_connections: %d
                    models:
                      - name: bench-model
                        capability: 1
                        max_output: 4096
                        abilities: [tools, json_object, json_schema, logprobs]
                        licence: Apache-2.0
                """.formatted(upstreamPort, maxConnections);
    }

    private static String prices() {
        return """
                currency: USD
                reference: local/bench-model
                entries:
                  - model: local/bench-model
                    valid_from: 2026-01-01
                    input: 0.02
                    cached_input: 0.002
                    output: 0.20
                    source: made up for the benchmark
                    checked: 2026-11-24
                """;
    }

    private static String sha256(String key) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            // Every Java platform has SHA-256.
            throw new UncheckedIOException(new IOException(impossible));
        }
    }
}
