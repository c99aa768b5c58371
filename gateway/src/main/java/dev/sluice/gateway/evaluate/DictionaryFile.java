package dev.sluice.gateway.evaluate;

import dev.sluice.router.sensitivity.Detector;
import dev.sluice.router.sensitivity.Sensitivity;
import dev.sluice.router.sensitivity.custom.DictionaryDetector;
import dev.sluice.router.sensitivity.custom.Match;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Dictionaries as labelled data bring them: {@code {"terms": [{"id", "match", "values": [...]}]}}. A policy brings its
 * own in YAML.
 */
public final class DictionaryFile {
    private DictionaryFile() {}

    /** @throws IOException if the file cannot be read or is none; the message holds no term */
    public static List<Detector> read(Path file) throws IOException {
        JsonNode root;
        try {
            root = JsonMapper.shared().readTree(Files.readAllBytes(file));
        } catch (JacksonException broken) {
            throw new IOException(file + ": not JSON (expected {\"terms\": [...]})", broken);
        }
        List<Detector> detectors = new ArrayList<>();
        for (JsonNode entry : root.path("terms")) {
            detectors.add(dictionary(file, entry));
        }
        if (detectors.isEmpty()) {
            throw new IOException(file + ": no dictionary in it (expected {\"terms\": [...]})");
        }
        return detectors;
    }

    private static Detector dictionary(Path file, JsonNode entry) throws IOException {
        String id = entry.path("id").asString("");
        List<String> terms = new ArrayList<>();
        for (JsonNode term : entry.path("values")) {
            terms.add(term.asString(""));
        }
        try {
            Match match = Match.valueOf(
                    entry.path("match").asString("case_insensitive_word").toUpperCase(Locale.ROOT));
            return new DictionaryDetector(id, Sensitivity.RESTRICTED, match, terms);
        } catch (IllegalArgumentException wrong) {
            throw new IOException(file + ": the dictionary \"" + id + "\": " + wrong.getMessage(), wrong);
        }
    }
}
