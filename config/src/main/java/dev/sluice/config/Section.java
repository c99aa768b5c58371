package dev.sluice.config;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/**
 * A group of keys. Readers ask for every key they know and then call {@link #finish()}, which reports all others: the
 * list of known keys cannot drift from what is read.
 */
final class Section {
    private final Source source;
    private final String path;
    private final int line;
    private final Map<String, NodeTuple> tuples = new LinkedHashMap<>();
    private final Set<String> known = new LinkedHashSet<>();
    private final Set<String> later = new LinkedHashSet<>();
    private final boolean silent;

    Section(Source source, String path, int line, @Nullable MappingNode mapping, boolean silent) {
        this.source = source;
        this.path = path;
        this.line = line;
        this.silent = silent;
        if (mapping != null) {
            mapping.getValue().forEach(this::add);
        }
    }

    private void add(NodeTuple tuple) {
        int keyLine = Value.lineOf(tuple.getKeyNode(), line);
        if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
            source.problem(keyLine, path, "a key that is not a single word (expected a plain key)");
            return;
        }
        NodeTuple first = tuples.putIfAbsent(key.getValue(), tuple);
        if (first != null) {
            source.problem(
                    keyLine,
                    pathOf(key.getValue()),
                    "duplicate key (first given in line " + Value.lineOf(first.getKeyNode(), line) + ")");
        }
    }

    /** The value of this key, there or not; the key counts as known from now on. */
    Value get(String key) {
        known.add(key);
        NodeTuple tuple = tuples.get(key);
        int place = tuple == null ? line : Value.lineOf(tuple.getKeyNode(), line);
        return new Value(source, pathOf(key), place, tuple == null ? null : tuple.getValueNode(), silent);
    }

    /** A key of the full language that this version cannot carry out: using it is a problem of its own. */
    void notYet(String key) {
        later.add(key);
        NodeTuple tuple = tuples.get(key);
        if (tuple != null) {
            source.problem(
                    Value.lineOf(tuple.getKeyNode(), line),
                    pathOf(key),
                    "not available in this version (take it out; it is never ignored)");
        }
    }

    /** All keys in file order, for groups whose keys the operator chooses. */
    Set<String> keys() {
        return new LinkedHashSet<>(tuples.keySet());
    }

    int line() {
        return line;
    }

    String path() {
        return path;
    }

    void problem(String message) {
        source.problem(line, path, message);
    }

    /** Reports every key that nobody asked for. */
    void finish() {
        tuples.forEach((key, tuple) -> {
            if (!known.contains(key) && !later.contains(key)) {
                source.problem(
                        Value.lineOf(tuple.getKeyNode(), line),
                        pathOf(key),
                        "unknown key (expected one of: " + String.join(", ", known) + ")" + Suggestion.of(key, known));
            }
        });
    }

    private String pathOf(String key) {
        String shown = key.length() <= 80 && key.chars().noneMatch(Character::isISOControl) ? key : Value.quoted(key);
        return path.isEmpty() ? shown : path + "." + shown;
    }
}
