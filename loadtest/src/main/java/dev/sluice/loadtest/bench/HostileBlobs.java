package dev.sluice.loadtest.bench;

import dev.sluice.router.prompt.Part;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.zip.GZIPOutputStream;

/** Encoded texts, noise and decode bombs that take long to undo. */
final class HostileBlobs {
    private static final String PROSE = "The harbour master wrote to the council about the state of the quay. ";

    /** Bytes that a bomb unfolds to. */
    private static final int UNFOLDED = 20_000_000;

    private HostileBlobs() {}

    static void add(Map<String, IntFunction<List<Part>>> all) {
        all.put("base64 of text", bytes -> HostileRequests.text(coded(bytes, 1)));
        all.put("base64 of base64 of base64", bytes -> HostileRequests.text(coded(bytes, 3)));
        all.put("base64 in words", bytes -> HostileRequests.text(cut(coded(bytes, 1), 20, " ")));
        all.put("base64 in lines", bytes -> HostileRequests.text(cut(coded(bytes, 1), 76, "\n")));
        all.put("noise in base64", bytes -> HostileRequests.text(noise(bytes)));
        all.put("noise in base64 in words", bytes -> HostileRequests.text(cut(noise(bytes), 24, " ")));
        all.put(
                "noise in hexadecimal",
                bytes -> HostileRequests.text(HexFormat.of().formatHex(random(bytes / 2))));
        all.put("one gzip bomb", bytes -> HostileRequests.text(bombs(bytes, 1)));
        all.put("many gzip bombs", bytes -> HostileRequests.text(bombs(bytes, 200)));
        all.put("nested percent escapes", bytes -> HostileRequests.text("%" + "25".repeat(bytes / 2)));
        all.put("nested entities", bytes -> HostileRequests.text("&" + "amp;".repeat(bytes / 4)));
        all.put("nested backslashes", bytes -> HostileRequests.text(("\\".repeat(60) + "u0041").repeat(bytes / 65)));
    }

    private static String coded(int bytes, int times) {
        int size = (int) (bytes * Math.pow(0.75, times));
        String coded = PROSE.repeat(size / PROSE.length() + 1);
        for (int i = 0; i < times; i++) {
            coded = Base64.getEncoder().encodeToString(coded.getBytes(StandardCharsets.US_ASCII));
        }
        return coded;
    }

    private static String noise(int bytes) {
        return Base64.getEncoder().encodeToString(random(bytes * 3 / 4));
    }

    private static byte[] random(int size) {
        byte[] bytes = new byte[size];
        new Random(1).nextBytes(bytes);
        return bytes;
    }

    private static String bombs(int bytes, int count) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(new byte[UNFOLDED / count]);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        String one = Base64.getEncoder().encodeToString(packed.toByteArray()) + ' ';
        return one.repeat(Math.max(1, bytes / one.length()));
    }

    private static String cut(String text, int width, String between) {
        StringBuilder cut = new StringBuilder(text.length() + text.length() / width + 1);
        for (int i = 0; i < text.length(); i += width) {
            cut.append(text, i, Math.min(text.length(), i + width)).append(between);
        }
        return cut.toString();
    }
}
