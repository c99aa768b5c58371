package dev.sluice.gateway.whole;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Random;
import java.util.zip.GZIPOutputStream;

/** A text that is small, and large or deep once it is decoded. */
final class Bomb {
    private Bomb() {}

    static String some(Random random) {
        return switch (random.nextInt(3)) {
            case 0 -> base64(gzip(new byte[(4 << 20) + random.nextInt(1 << 20)]));
            case 1 ->
                base64(gzip(base64(gzip("so it goes on ".repeat(300_000).getBytes(UTF_8)))
                        .getBytes(UTF_8)));
            default -> {
                byte[] deep = ("The tide rises, " + random.nextInt() + ".").getBytes(UTF_8);
                for (int depth = 5 + random.nextInt(6); depth > 0; depth--) {
                    deep = base64(deep).getBytes(UTF_8);
                }
                yield new String(deep, UTF_8);
            }
        };
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        } catch (IOException never) {
            throw new UncheckedIOException(never);
        }
        return packed.toByteArray();
    }
}
