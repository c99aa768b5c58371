package dev.sluice.gateway.dialect.chat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Recorded wire bytes, see the README beside them. */
final class Transcripts {
    private Transcripts() {}

    static byte[] bytes(String path) {
        return resource("/transcripts/llama.cpp/" + path);
    }

    /** A request that uses every field there is. */
    static byte[] rich() {
        return resource("/requests/rich.json");
    }

    private static byte[] resource(String path) {
        try (InputStream in = Transcripts.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalArgumentException("no transcript " + path);
            }
            return in.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
