package dev.sluice.gateway.evaluate;

import dev.sluice.router.prompt.RequestBody;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** JSON Lines of labelled rows, packed ({@code .gz}) or not. Offsets in them count Unicode code points. */
final class LabelledFile {
    private static final JsonMapper JSON = JsonMapper.shared();

    private LabelledFile() {}

    /** @throws IOException if it cannot be read, or a line is no row; the message names file and line */
    static void read(Path file, Consumer<Labelled> rows) throws IOException {
        try (InputStream in = Files.newInputStream(file);
                InputStream plain = file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in;
                BufferedReader lines = new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8))) {
            int number = 1;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.isBlank()) {
                    rows.accept(row(line, file, number));
                }
                number++;
            }
        }
    }

    private static Labelled row(String line, Path file, int number) throws IOException {
        JsonNode row;
        try {
            row = JSON.readTree(line);
        } catch (JacksonException malformed) {
            throw new IOException(file + ":" + number + ": not JSON");
        }
        String id = row.path("id").asString("");
        String category = row.path("category").asString("");
        if (id.isEmpty()) {
            throw new IOException(file + ":" + number + ": no id");
        }
        if (row.path("body").isObject()) {
            return new Labelled.Body(
                    id,
                    category,
                    new RequestBody(JSON.writeValueAsBytes(row.path("body"))),
                    !row.path("expect").asString("").equals("may_escalate"));
        }
        if (!row.path("text").isString()) {
            throw new IOException(file + ":" + number + ": neither text nor body");
        }
        String text = row.path("text").asString();
        List<Labelled.Span> spans = new ArrayList<>();
        for (JsonNode span : row.path("spans")) {
            spans.add(new Labelled.Span(
                    text.offsetByCodePoints(0, span.path("start").asInt()),
                    text.offsetByCodePoints(0, span.path("end").asInt()),
                    span.path("type").asString("")));
        }
        return new Labelled.Text(id, category, row.path("tier").asString("strict"), text, spans);
    }
}
