package dev.sluice.config;

import java.math.BigDecimal;
import java.util.Iterator;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * Writes YAML as JSON, of which it is a superset: plain scalars by the JSON schema of YAML 1.2, the rest as strings.
 */
final class JsonText {
    /** In characters, and in levels: a test is no load, and aliases can make a small file huge. */
    private static final int LONGEST = 1 << 20;

    private static final int DEEPEST = 100;

    private final StringBuilder out = new StringBuilder();

    private JsonText() {}

    /** @throws IllegalArgumentException if there is no such JSON; the message names none of the file's values */
    static String of(Node node) {
        JsonText text = new JsonText();
        text.write(node, 0);
        return text.out.toString();
    }

    private void write(Node node, int depth) {
        if (depth > DEEPEST || out.length() > LONGEST) {
            throw new IllegalArgumentException(
                    "too long or too deep (expected at most " + DEEPEST + " levels and " + LONGEST + " characters)");
        }
        switch (node) {
            case MappingNode mapping -> {
                out.append('{');
                Iterator<NodeTuple> tuples = mapping.getValue().iterator();
                while (tuples.hasNext()) {
                    NodeTuple tuple = tuples.next();
                    if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                        throw new IllegalArgumentException("a key that is not a single word (expected a plain key)");
                    }
                    string(key.getValue());
                    out.append(':');
                    write(tuple.getValueNode(), depth + 1);
                    out.append(tuples.hasNext() ? "," : "");
                }
                out.append('}');
            }
            case SequenceNode sequence -> {
                out.append('[');
                Iterator<Node> elements = sequence.getValue().iterator();
                while (elements.hasNext()) {
                    write(elements.next(), depth + 1);
                    out.append(elements.hasNext() ? "," : "");
                }
                out.append(']');
            }
            case ScalarNode scalar -> scalar(scalar);
            default ->
                throw new IllegalArgumentException("no value (expected text, numbers, lists and groups of keys)");
        }
    }

    private void scalar(ScalarNode scalar) {
        Tag tag = scalar.getTag();
        if (tag.equals(Tag.NULL)) {
            out.append("null");
        } else if (tag.equals(Tag.BOOL)) {
            out.append(scalar.getValue());
        } else if (tag.equals(Tag.INT) || tag.equals(Tag.FLOAT)) {
            try {
                out.append(new BigDecimal(scalar.getValue()));
            } catch (NumberFormatException infinite) {
                throw new IllegalArgumentException("a number that JSON does not have (expected a decimal)", infinite);
            }
        } else {
            string(scalar.getValue());
        }
    }

    private void string(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < ' ') {
                out.append("\\u%04x".formatted((int) c));
            } else {
                out.append(c);
            }
        }
        out.append('"');
    }
}
