package dev.sluice.gateway.evaluate;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** JSON Lines, packed ({@code .gz}) or not. Empty lines are passed over. */
public final class JsonLines {
    private static final JsonMapper JSON = JsonMapper.shared();

    private JsonLines() {}

    /** What is done with each line. */
    @FunctionalInterface
    public interface Taker {
        void take(Line line) throws IOException;
    }

    /** One line that holds an object, and the place to name when something is wrong with it. */
    public record Line(Path file, int number, JsonNode object) {
        /** @return for the caller to throw; the message names file and line and holds nothing of the texts */
        public IOException wrong(String what) {
            return new IOException(file + ":" + number + ": " + what);
        }

        /** @throws IOException if it is missing, no string or empty */
        public String string(String name) throws IOException {
            JsonNode value = object.path(name);
            if (!value.isString() || value.asString().isEmpty()) {
                throw wrong("no \"" + name + "\" (expected a string)");
            }
            return value.asString();
        }

        /** @throws IOException if it is missing or no number from 0 to 1 */
        public double share(String name) throws IOException {
            JsonNode value = object.path(name);
            if (!value.isNumber() || !(value.asDouble() >= 0 && value.asDouble() <= 1)) {
                String found = value.isMissingNode() ? "missing" : value.isNumber() ? value.toString() : "no number";
                throw wrong("\"" + name + "\": " + found + " (expected a number from 0 to 1)");
            }
            return value.asDouble();
        }
    }

    /** @throws IOException if the file cannot be read, or a line is no object; the message names file and line */
    public static void read(Path file, Taker taker) throws IOException {
        try (InputStream in = Files.newInputStream(file);
                InputStream plain = file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in;
                BufferedReader lines = new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8))) {
            int number = 1;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.isBlank()) {
                    taker.take(new Line(file, number, object(file, number, line)));
                }
                number++;
            }
        } catch (NoSuchFileException missing) {
            throw new IOException(file + ": there is no such file", missing);
        }
    }

    private static JsonNode object(Path file, int number, String line) throws IOException {
        JsonNode object;
        try {
            object = JSON.readTree(line);
        } catch (JacksonException malformed) {
            throw new IOException(file + ":" + number + ": not JSON");
        }
        if (!object.isObject()) {
            throw new IOException(file + ":" + number + ": not an object");
        }
        return object;
    }
}
