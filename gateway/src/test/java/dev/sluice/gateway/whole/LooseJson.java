package dev.sluice.gateway.whole;

import java.util.Map;
import java.util.Random;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/** Writes JSON as odd clients do: needless escapes, odd blanks, members twice. All of it means the same. */
final class LooseJson {
    private final Random random;
    private final int escapePercent;
    private final StringBuilder out = new StringBuilder();

    private LooseJson(Random random) {
        this.random = random;
        this.escapePercent = random.nextInt(4) == 0 ? 30 : 0;
    }

    static String write(JsonNode node, Random random) {
        LooseJson json = new LooseJson(random);
        json.node(node);
        return json.out.toString();
    }

    private void node(JsonNode node) {
        if (node.isObject()) {
            String between = "{";
            for (Map.Entry<String, JsonNode> member : node.properties()) {
                out.append(between);
                string(member.getKey());
                out.append(random.nextInt(9) == 0 ? " : " : ":");
                node(member.getValue());
                between = random.nextInt(9) == 0 ? " ,\n" : ",";
            }
            out.append(node.isEmpty() ? "{}" : "}");
        } else if (node.isArray()) {
            String between = "[";
            for (JsonNode element : node) {
                out.append(between);
                node(element);
                between = ",";
            }
            out.append(node.isEmpty() ? "[]" : "]");
        } else if (node instanceof StringNode text) {
            string(text.stringValue());
        } else {
            out.append(node);
        }
    }

    private void string(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            if (unit < ' ' || unit == '"' || unit == '\\' || random.nextInt(100) < escapePercent) {
                out.append(String.format(random.nextBoolean() ? "\\u%04x" : "\\u%04X", (int) unit));
            } else {
                out.append(unit);
            }
        }
        out.append('"');
    }
}
