package dev.sluice.router.difficulty;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What every gateway has: the table of words and the model that Sluice ships, both as files of the class path that must
 * have the SHA-256 that {@code SHA256SUMS} beside them states. They are read when first asked for, and kept.
 */
public final class DifficultyModels {
    private static final String WORDS = "minilm.words";
    private static final String STANDARD = "standard.model";
    private static final String SUMS = "SHA256SUMS";

    private DifficultyModels() {}

    /** The table of words that all models read with. */
    public static WordTable words() {
        return Words.TABLE;
    }

    /** The one used where none is named. */
    public static LearnedModel standard() {
        return Standard.MODEL;
    }

    private static final class Words {
        private static final WordTable TABLE = WordTable.of(resource(WORDS));
    }

    private static final class Standard {
        private static final LearnedModel MODEL = ModelFile.read(resource(STANDARD), words());
    }

    private static byte[] resource(String name) {
        byte[] bytes = bytes(name);
        String sum = Sha256.hex(bytes);
        Map<String, String> sums = new String(bytes(SUMS), StandardCharsets.US_ASCII)
                .lines()
                .map(line -> line.split("\\s+", 2))
                .collect(Collectors.toMap(line -> line[1], line -> line[0]));
        if (!sum.equals(sums.get(name))) {
            throw new IllegalStateException("the shipped file difficulty/" + name + " has SHA-256 " + sum
                    + " (expected " + sums.get(name) + "): this build is damaged, build it anew");
        }
        return bytes;
    }

    private static byte[] bytes(String name) {
        try (InputStream in = DifficultyModels.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the shipped file difficulty/" + name + " is missing: build anew");
            }
            return in.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the shipped file difficulty/" + name + " cannot be read", unreadable);
        }
    }
}
