package dev.sluice.gateway.dispatch;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/** The recordings under {@code transcripts/llama.cpp}. */
final class Recorded {
    private Recorded() {}

    static byte[] bytes(String file) throws IOException {
        try (InputStream in = Recorded.class.getResourceAsStream("/transcripts/llama.cpp/" + file)) {
            return Objects.requireNonNull(in, file).readAllBytes();
        }
    }
}
