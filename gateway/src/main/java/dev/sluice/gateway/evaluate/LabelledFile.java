package dev.sluice.gateway.evaluate;

import dev.sluice.router.prompt.RequestBody;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** JSON Lines of labelled rows, packed ({@code .gz}) or not. Offsets in them count Unicode code points. */
final class LabelledFile {
    private static final JsonMapper JSON = JsonMapper.shared();

    private LabelledFile() {}

    /** @throws IOException if it cannot be read, or a line is no row; the message names file and line */
    static void read(Path file, Consumer<Labelled> rows) throws IOException {
        JsonLines.read(file, line -> rows.accept(row(line)));
    }

    private static Labelled row(JsonLines.Line line) throws IOException {
        JsonNode row = line.object();
        String id = row.path("id").asString("");
        String category = row.path("category").asString("");
        if (id.isEmpty()) {
            throw line.wrong("no id");
        }
        if (row.path("body").isObject()) {
            return new Labelled.Body(
                    id,
                    category,
                    new RequestBody(JSON.writeValueAsBytes(row.path("body"))),
                    !row.path("expect").asString("").equals("may_escalate"));
        }
        if (!row.path("text").isString()) {
            throw line.wrong("neither text nor body");
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
