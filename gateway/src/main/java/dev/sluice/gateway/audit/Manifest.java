package dev.sluice.gateway.audit;

import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * An export's last line: what stands before it, signed.
 *
 * @param lines how many stand before it
 * @param sha256 of their bytes, line ends included
 * @param key id of the key that signed it
 */
record Manifest(long lines, String sha256, String madeAt, String key) {
    String content() {
        return JsonLine.begin()
                .number("lines", lines)
                .text("sha256", sha256)
                .text("made_at", madeAt)
                .text("key", key)
                .end();
    }

    /** @param publicKey Base64 of its X.509 form */
    String line(String signature, String publicKey) {
        return JsonLine.begin()
                .text("type", "manifest")
                .raw("manifest", content())
                .text("signature", signature)
                .text("public_key", publicKey)
                .end();
    }

    static Optional<Manifest> of(JsonNode line) {
        JsonNode node = line.path("manifest");
        return line.path("type").asString("").equals("manifest")
                        && node.path("lines").isIntegralNumber()
                ? Optional.of(new Manifest(
                        node.path("lines").asLong(),
                        node.path("sha256").asString(""),
                        node.path("made_at").asString(""),
                        node.path("key").asString("")))
                : Optional.empty();
    }
}
