package dev.sluice.router.redaction;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The way back from surrogates to originals, for one request. It holds originals: keep it out of logs. */
public final class Restoration {
    /** Nothing to give back. */
    public static final Restoration NONE = new Restoration(Map.of());

    private final Node root = new Node();
    private final boolean empty;

    /** One step further into some surrogates, all in lower case. */
    static final class Node {
        private final Map<Character, Node> next = new HashMap<>(4);
        private @Nullable Map<String, String> ends;

        @Nullable
        Node then(char c) {
            return next.get(c >= 'A' && c <= 'Z' ? (char) (c + 32) : c);
        }

        boolean goesOn() {
            return !next.isEmpty();
        }

        boolean ends() {
            return ends != null;
        }

        /**
         * What the text stands for, which spells a surrogate in whatever case. A model writes a name in capitals, or
         * begins a sentence with a mail address; the original then follows where that loses nothing.
         */
        String original(String written) {
            Map<String, String> spelled = ends == null ? Map.of() : ends;
            String same = spelled.get(written);
            if (same != null) {
                return same;
            }
            Map.Entry<String, String> nearest = spelled.entrySet().iterator().next();
            String original = nearest.getValue();
            if (!isName(original)) {
                return original;
            }
            return written.equals(written.toUpperCase(Locale.ROOT))
                    ? original.toUpperCase(Locale.ROOT)
                    : written.equals(written.toLowerCase(Locale.ROOT)) ? original.toLowerCase(Locale.ROOT) : original;
        }

        private static boolean isName(String original) {
            return original.chars().noneMatch(c -> c == '@' || Character.isDigit(c));
        }
    }

    /** @param originals by surrogate; each surrogate in ASCII */
    Restoration(Map<String, String> originals) {
        empty = originals.isEmpty();
        originals.forEach((surrogate, original) -> {
            add(surrogate, surrogate, original);
            if (surrogate.indexOf('/') >= 0) {
                // In JSON inside of JSON some write a slash so.
                add(surrogate.replace("/", "\\/"), surrogate.replace("/", "\\/"), original);
            }
        });
    }

    private void add(String path, String surrogate, String original) {
        Node node = root;
        for (int i = 0; i < path.length(); i++) {
            node = node.next.computeIfAbsent(Character.toLowerCase(path.charAt(i)), step -> new Node());
        }
        if (node.ends == null) {
            node.ends = new java.util.LinkedHashMap<>(2);
        }
        node.ends.putIfAbsent(surrogate, original);
    }

    public boolean isEmpty() {
        return empty;
    }

    /** For one text that comes in pieces. */
    public Restoring text() {
        return new Restoring(root, false);
    }

    /** For one text that is itself JSON, such as a tool's arguments: originals are escaped as its strings need it. */
    public Restoring json() {
        return new Restoring(root, true);
    }
}
