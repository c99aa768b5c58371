package dev.sluice.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** One setting with its place in the file. Whatever does not fit is reported once, and reading goes on. */
final class Value {
    private static final int SHOWN = 60;
    /** The parser marks plain ${NAME} with a tag of its own. */
    private static final Set<Tag> TAGS =
            Set.of(Tag.NULL, Tag.STR, Tag.INT, Tag.FLOAT, Tag.BOOL, Tag.MAP, Tag.SEQ, Tag.ENV_TAG);

    private final Source source;
    private final String path;
    private final int line;
    /** Null if the key is not there. */
    private final @Nullable Node node;
    /** True if something around it is broken already, so that its absence is no news. */
    private final boolean silent;

    Value(Source source, String path, int parentLine, @Nullable Node node, boolean silent) {
        this.source = source;
        this.path = path;
        this.line = node == null ? parentLine : lineOf(node, parentLine);
        this.node = node;
        this.silent = silent;
    }

    static int lineOf(Node node, int otherwise) {
        return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(otherwise);
    }

    boolean present() {
        return node != null;
    }

    /** Whether it holds keys of its own, and is not a single value. */
    boolean isGroup() {
        return node instanceof MappingNode;
    }

    String path() {
        return path;
    }

    void problem(String message) {
        source.problem(line, path, message);
    }

    /** The value; a problem if it is missing or does not fit. */
    <T> Optional<T> required(Shape<T> shape) {
        if (node == null) {
            missing(shape.expected());
            return Optional.empty();
        }
        return optional(shape);
    }

    /** The value, or the fallback if the key is not there; a problem if it does not fit. */
    <T> T or(T fallback, Shape<T> shape) {
        return optional(shape).orElse(fallback);
    }

    /** The value if the key is there; a problem if it does not fit. */
    <T> Optional<T> optional(Shape<T> shape) {
        return filled(shape.expected()).flatMap(text -> {
            Optional<T> parsed = shape.parse().apply(text);
            if (parsed.isEmpty()) {
                problem((shape.hides().test(text) ? "a value that is not repeated here" : quoted(text)) + " (expected "
                        + shape.expected() + ")" + Suggestion.of(text, shape.words()));
            }
            return parsed;
        });
    }

    /** The scalar as written, variables not filled in; empty if it is missing or no scalar, which is a problem. */
    Optional<String> raw(String expected) {
        if (node == null || !standardTag(node)) {
            return Optional.empty();
        }
        if (!(node instanceof ScalarNode scalar)) {
            problem(kind(node) + " (expected " + expected + ")");
            return Optional.empty();
        }
        if (scalar.getTag().equals(Tag.NULL)) {
            problem("empty (expected " + expected + ")");
            return Optional.empty();
        }
        return Optional.of(scalar.getValue());
    }

    private Optional<String> filled(String expected) {
        return raw(expected).flatMap(raw -> switch (Variables.fill(raw, source)) {
            case Variables.Filled.Text(String text) -> Optional.of(text);
            case Variables.Filled.Wrong(String why) -> {
                problem(why);
                yield Optional.empty();
            }
        });
    }

    /** The mapping; a problem if it is missing or something else. */
    Section section() {
        if (node == null) {
            missing("a group of keys");
        }
        return optionalSection(true);
    }

    /** The mapping; a section without keys if it is not there. */
    Section optionalSection() {
        return optionalSection(false);
    }

    private Section optionalSection(boolean required) {
        if (node instanceof MappingNode mapping && standardTag(node)) {
            return new Section(source, path, line, mapping, false);
        }
        if (node != null && standardTag(node)) {
            problem(kind(node) + " (expected a group of keys)");
        }
        return new Section(source, path, line, null, required || node != null);
    }

    /** The elements; a problem if it is missing, something else, or has fewer. */
    List<Value> list(int least, String expected) {
        if (node == null) {
            missing(expected);
            return List.of();
        }
        List<Value> elements = optionalList(expected);
        if (node instanceof SequenceNode && elements.size() < least) {
            problem("an empty list (expected " + expected + ")");
        }
        return elements;
    }

    /** The elements; none if the key is not there; a problem if it is something else. */
    List<Value> optionalList(String expected) {
        if (node == null || !standardTag(node)) {
            return List.of();
        }
        if (!(node instanceof SequenceNode sequence)) {
            problem(kind(node) + " (expected " + expected + ")");
            return List.of();
        }
        List<Value> elements = new ArrayList<>();
        for (Node element : sequence.getValue()) {
            elements.add(new Value(source, path + "[" + elements.size() + "]", line, element, silent));
        }
        return elements;
    }

    /** The elements, or a single value as the only one; none if the key is not there. */
    List<Value> oneOrMore(String expected) {
        return node instanceof ScalarNode scalar && !scalar.getTag().equals(Tag.NULL)
                ? List.of(this)
                : optionalList(expected);
    }

    /** What stands here, as JSON; a problem if it is no group of keys or no JSON. */
    Optional<String> json(String expected) {
        if (!(node instanceof MappingNode)) {
            problem((node == null ? "missing" : kind(node)) + " (expected " + expected + ")");
            return Optional.empty();
        }
        try {
            return Optional.of(JsonText.of(node));
        } catch (IllegalArgumentException unfit) {
            problem(String.valueOf(unfit.getMessage()));
            return Optional.empty();
        }
    }

    /** A value further in that has been read already, to say something of it; the nearest there is. */
    Value at(String... keys) {
        Value at = this;
        for (String key : keys) {
            if (!(at.node instanceof MappingNode)) {
                return at;
            }
            Value next = at.optionalSection().get(key);
            if (!next.present()) {
                return at;
            }
            at = next;
        }
        return at;
    }

    void warning(String message) {
        source.warning(line, path, message);
    }

    Source source() {
        return source;
    }

    private void missing(String expected) {
        if (!silent) {
            problem("missing (expected " + expected + ")");
        }
    }

    private boolean standardTag(Node tagged) {
        if (TAGS.contains(tagged.getTag())) {
            return true;
        }
        problem("tag " + quoted(tagged.getTag().getValue()) + " (expected none)");
        return false;
    }

    private static String kind(Node node) {
        return switch (node) {
            case MappingNode mapping -> "a group of keys";
            case SequenceNode sequence -> "a list";
            case ScalarNode scalar when scalar.getTag().equals(Tag.NULL) -> "empty";
            case ScalarNode scalar -> quoted(scalar.getValue());
            default -> "no value";
        };
    }

    /** Quoted and cut, since it may be anything, a whole block of text included. */
    static String quoted(String text) {
        StringBuilder shown = new StringBuilder("\"");
        text.codePoints().limit(SHOWN).forEach(c -> shown.appendCodePoint(Character.isISOControl(c) ? ' ' : c));
        return shown.append(text.codePointCount(0, text.length()) > SHOWN ? "…\"" : "\"")
                .toString();
    }
}
