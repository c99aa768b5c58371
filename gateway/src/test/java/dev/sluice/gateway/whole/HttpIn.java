package dev.sluice.gateway.whole;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A request as it came over the wire.
 *
 * @param raw everything, head and body
 */
record HttpIn(String path, Map<String, String> headers, String body, String raw) {
    /** Empty if the connection ended. Understands {@code content-length} alone, which is all that our side sends. */
    static Optional<HttpIn> read(InputStream in, Runnable onFirstByte) throws IOException {
        ByteArrayOutputStream raw = new ByteArrayOutputStream();
        int matched = 0;
        while (matched < 4) {
            int next = in.read();
            if (next < 0) {
                return Optional.empty();
            }
            if (raw.size() == 0) {
                onFirstByte.run();
            }
            raw.write(next);
            boolean expected = next == (matched % 2 == 0 ? '\r' : '\n');
            matched = expected ? matched + 1 : next == '\r' ? 1 : 0;
        }
        String[] lines = raw.toString(StandardCharsets.ISO_8859_1).split("\r\n");
        Map<String, String> headers = new TreeMap<>();
        for (int i = 1; i < lines.length; i++) {
            int colon = lines[i].indexOf(':');
            headers.put(
                    lines[i].substring(0, colon).toLowerCase(Locale.ROOT),
                    lines[i].substring(colon + 1).strip());
        }
        if (headers.containsKey("transfer-encoding")) {
            throw new IOException("a request in chunks, which was not expected");
        }
        byte[] body = in.readNBytes(Integer.parseInt(headers.getOrDefault("content-length", "0")));
        raw.write(body);
        return Optional.of(new HttpIn(
                lines[0].split(" ")[1],
                headers,
                new String(body, StandardCharsets.UTF_8),
                raw.toString(StandardCharsets.UTF_8)));
    }

    boolean stream() {
        return body.replace(" ", "").contains("\"stream\":true");
    }
}
