package dev.sluice.gateway.audit;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A head of a chain, signed. Kept outside, it shows later whether the chain was rebuilt or cut off.
 *
 * @param key id of the key that signed it
 * @param signature Ed25519 over {@link #content} in UTF-8, in Base64
 */
public record Checkpoint(String instance, long sequence, String hash, Instant at, String key, String signature) {
    static Checkpoint signed(ChainHead head, Instant at, SigningKey key) {
        Checkpoint unsigned =
                new Checkpoint(String.valueOf(head.instance()), head.sequence(), head.hash(), at, key.id(), "");
        return new Checkpoint(
                unsigned.instance,
                unsigned.sequence,
                unsigned.hash,
                unsigned.at,
                unsigned.key,
                key.sign(unsigned.content()));
    }

    /** Canonical JSON: what is signed. */
    public String content() {
        return JsonLine.begin()
                .text("instance", instance)
                .number("sequence", sequence)
                .text("hash", hash)
                .text("at", at.toString())
                .text("key", key)
                .end();
    }

    /** As a line of the checkpoints' file and of exports, without its end. */
    public String line() {
        return JsonLine.begin()
                .text("type", "checkpoint")
                .raw("checkpoint", content())
                .text("signature", signature)
                .end();
    }

    /**
     * Empty if it is none. What is read gives the same content again, so every changed character breaks the signature.
     */
    static Optional<Checkpoint> read(String content, String signature) {
        return read(AuditJson.read(content), signature);
    }

    /** Of {@link #line}. */
    static Optional<Checkpoint> ofLine(String line) {
        JsonNode node = AuditJson.read(line);
        return read(node.path("checkpoint"), node.path("signature").asString(""));
    }

    private static Optional<Checkpoint> read(JsonNode node, String signature) {
        try {
            return node.path("instance").isString() && node.path("sequence").isIntegralNumber()
                    ? Optional.of(new Checkpoint(
                            node.path("instance").asString(),
                            node.path("sequence").asLong(),
                            node.path("hash").asString(""),
                            Instant.parse(node.path("at").asString("")),
                            node.path("key").asString(""),
                            signature))
                    : Optional.empty();
        } catch (DateTimeException | tools.jackson.core.JacksonException garbled) {
            return Optional.empty();
        }
    }
}
