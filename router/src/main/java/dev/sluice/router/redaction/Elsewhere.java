package dev.sluice.router.redaction;

import dev.sluice.router.decision.Treatment.Action;
import dev.sluice.router.sensitivity.Confidence;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Looks for values that were found in one place in all others, since it is often the words around a value that give it
 * away. Exactly the same text, between two ends of words; {@link NameWords} looks for words of names in other cases.
 */
final class Elsewhere {
    /** In characters; shorter ones are words of every text. */
    private static final int SHORTEST = 4;
    /** Of a number without its separators. */
    private static final int SHORTEST_NUMBER = 9;

    private final Node root = new Node();

    private static final class Node {
        private final Map<Character, Node> next = new HashMap<>(4);
        private @Nullable Value value;
    }

    /**
     * What is known of a text that is looked for.
     *
     * @param named whether the treatment names the kind
     * @param action what is done to it; not its kind's if it was found with others
     */
    record Value(String kind, Confidence confidence, boolean named, Action action) {
        /** A word of it says less than the whole. */
        Value word() {
            return new Value(kind, Confidence.LOW, named, action);
        }

        Value or(Value other) {
            return confidence.compareTo(other.confidence) >= 0 ? this : other;
        }
    }

    /** Where it stands. */
    record Found(int passage, int start, int end, Value value) {}

    /** @param values by text */
    Elsewhere(Map<String, Value> values) {
        values.forEach((text, value) -> {
            Node node = root;
            for (int i = 0; i < text.length(); i++) {
                node = node.next.computeIfAbsent(text.charAt(i), step -> new Node());
            }
            node.value = value;
        });
    }

    /**
     * Notes how a value may be spelled elsewhere.
     *
     * @param asWritten where it was found
     */
    static void note(Map<String, Value> values, Value known, String value, String asWritten) {
        noteOne(values, known, value, SHORTEST);
        noteOne(values, known, asWritten, SHORTEST);
        noteOne(values, known, JsonEscapes.escaped(value), SHORTEST);
        Form form = Form.of(known.kind, value);
        if (form.isDense()) {
            noteOne(values, known, Chars.dense(value), SHORTEST_NUMBER);
        }
        if (form == Form.WORDS && !Character.isDigit(value.charAt(0))) {
            int from = 0;
            while (from < value.length()) {
                int to = Words.end(value, from);
                if (to > from && Character.isUpperCase(value.charAt(from))) {
                    noteOne(values, known.word(), value.substring(from, to), SHORTEST);
                }
                from = Math.max(to, from + 1);
            }
        }
    }

    private static void noteOne(Map<String, Value> values, Value known, String text, int shortest) {
        if (text.length() >= shortest) {
            values.merge(text, known, Value::or);
        }
    }

    void find(int passage, String text, List<Found> found) {
        int from = 0;
        while (from < text.length()) {
            int to = begins(text, from) ? end(text, from) : from;
            if (to > from) {
                found.add(new Found(passage, from, to, value(text, from, to)));
                from = to;
            } else {
                from++;
            }
        }
    }

    /** One past the longest value that stands here, or {@code from}. */
    private int end(String text, int from) {
        Node node = root;
        int end = from;
        for (int to = from; to < text.length(); to++) {
            Node next = node.next.get(text.charAt(to));
            if (next == null) {
                break;
            }
            node = next;
            if (node.value != null && ends(text, to + 1)) {
                end = to + 1;
            }
        }
        return end;
    }

    private Value value(String text, int from, int to) {
        Node node = root;
        for (int i = from; i < to; i++) {
            node = java.util.Objects.requireNonNull(node.next.get(text.charAt(i)));
        }
        return java.util.Objects.requireNonNull(node.value);
    }

    private static boolean begins(String text, int at) {
        return at == 0
                || !Character.isLetterOrDigit(text.charAt(at))
                || !Character.isLetterOrDigit(text.charAt(at - 1))
                // Where JSON stands in the text, a letter may be the end of an escape.
                || isEscape(text, at - 1);
    }

    /** Whether the unit ends an escape of JSON. */
    static boolean isEscape(String text, int at) {
        return (at >= 1 && text.charAt(at - 1) == '\\') || (at >= 5 && text.startsWith("\\u", at - 5));
    }

    private static boolean ends(String text, int at) {
        return at == text.length()
                || !Character.isLetterOrDigit(text.charAt(at - 1))
                || !Character.isLetterOrDigit(text.charAt(at));
    }
}
