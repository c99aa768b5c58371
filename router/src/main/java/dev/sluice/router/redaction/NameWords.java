package dev.sluice.router.redaction;

import dev.sluice.router.redaction.Elsewhere.Found;
import dev.sluice.router.redaction.Elsewhere.Value;
import dev.sluice.router.text.Walk;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The words of the names that were found, wherever else they stand and in whatever case of letters: who is called
 * {@code Kevin Lee} in one sentence is {@code LEE} and {@code Lee's} in the next. Linear in the text; no word is longer
 * than the longest name.
 */
final class NameWords {
    private static final int SHORTEST = 2;

    /** Shorter ones stand before an s, or beside a digit, by chance. */
    private static final int SHORTEST_WITHIN = 4;

    /** Parts of names, and forms of address, that tell nobody from another. */
    private static final Set<String> OF_NOBODY = words(
            "de la las los van von der den del della di da du dos das le el al bin ibn ter ten zu zum st san santa",
            "mr mrs ms mx dr prof sir madam miss herr frau fräulein señor señora sr sra monsieur madame mme patient",
            "patientin jr");

    /** Names too, but no text can be read without them: where one stands in lower case, nobody knows what it is. */
    private static final Set<String> OF_EVERY_TEXT = words(
            "will may can do so no in my an as at be by go he if is it me of on or to up us we am the and for but not",
            "you she him her his was are has had did all any who how now out our too two one ten new see say get let",
            "die das ein eine und ist im auf aus bei wie wer er sie es wir ihr ich du mit nach vor für sich hat war",
            "les un une et est en au aux ou je tu il elle nous vous que qui ne pas sur par y lo se su si por con sin");

    private final Node root = new Node();

    private static final class Node {
        private final Map<Character, Node> next = new HashMap<>(4);
        private @Nullable Value value;
        private String word = "";
    }

    /** Whether values of a kind are names of people. */
    static boolean areNames(String kind) {
        List<String> words = Arrays.asList(kind.toUpperCase(Locale.ROOT).split("[^A-Z0-9]+", -1));
        return words.contains("PERSON") || words.contains("NAME");
    }

    /** Notes the words of a name: those with a capital, and those of scripts that know none. */
    void note(String name, Value known) {
        int from = 0;
        while (from < name.length()) {
            int to = Words.end(name, from);
            if (to - from >= SHORTEST && Walk.capital(name.charAt(from))) {
                String word = lower(name.substring(from, to));
                if (!OF_NOBODY.contains(word)) {
                    add(word, known.word());
                    if (word.indexOf('ß') >= 0) {
                        add(word.replace("ß", "ss"), known.word());
                    }
                }
            }
            from = Math.max(to, from + 1);
        }
    }

    private void add(String word, Value known) {
        Node node = root;
        for (int i = 0; i < word.length(); i++) {
            node = node.next.computeIfAbsent(word.charAt(i), step -> new Node());
        }
        node.value = node.value == null ? known : node.value.or(known);
        node.word = word;
    }

    /** @throws Untreatable if a name stands where it may be a word that no text can do without */
    void find(int passage, String text, List<Found> found) {
        int from = 0;
        while (from < text.length()) {
            int to = begins(text, from) ? find(passage, text, from, found) : from;
            from = Math.max(to, from + 1);
        }
    }

    private int find(int passage, String text, int from, List<Found> found) {
        Node node = root;
        Node last = root;
        int end = from;
        for (int to = from; to < text.length(); to++) {
            char unit = text.charAt(to);
            if (unit >= 0x80 && to > from && Character.getType(unit) == Character.FORMAT) {
                continue;
            }
            Node next = node.next.get(lower(unit));
            if (next == null) {
                break;
            }
            node = next;
            if (node.value != null && ends(text, from, to + 1, node.word.length())) {
                last = node;
                end = to + 1;
            }
        }
        Value value = last.value;
        if (value == null) {
            return from;
        }
        if (OF_EVERY_TEXT.contains(last.word) && Character.isLowerCase(text.charAt(from))) {
            throw new Untreatable("a name that is a word of every text");
        }
        found.add(new Found(passage, from, end, value));
        return end;
    }

    private static boolean begins(String text, int at) {
        char first = text.charAt(at);
        if (!Character.isLetter(first) && !Character.isSurrogate(first)) {
            return false;
        }
        if (at == 0 || unspaced(first)) {
            return true;
        }
        char before = text.charAt(at - 1);
        return !Character.isLetter(before)
                || unspaced(before)
                || (Character.isLowerCase(before) && Character.isUpperCase(first))
                || Elsewhere.isEscape(text, at - 1);
    }

    /** At the end of a word, before the s of its genitive, or before a new capital. */
    private static boolean ends(String text, int from, int to, int length) {
        if (to == text.length()) {
            return beside(text, from - 1, length);
        }
        char last = text.charAt(to - 1);
        char after = text.charAt(to);
        if (unspaced(last)) {
            return true;
        }
        boolean border = !Character.isLetter(after) || unspaced(after);
        boolean camel = Character.isLowerCase(last) && Character.isUpperCase(after);
        boolean genitive = (after == 's' || after == 'S')
                && length >= SHORTEST_WITHIN
                && Character.isUpperCase(text.charAt(from))
                && (to + 1 == text.length() || !Character.isLetterOrDigit(text.charAt(to + 1)));
        return (border || camel || genitive) && beside(text, from - 1, length) && beside(text, to, length);
    }

    /** Whether what stands there may stand beside a name: a digit only beside a long one. */
    private static boolean beside(String text, int at, int length) {
        return at < 0 || at >= text.length() || length >= SHORTEST_WITHIN || !Character.isDigit(text.charAt(at));
    }

    /** A letter of a script that sets no spaces between words, or joins endings to names. */
    private static boolean unspaced(char unit) {
        return Walk.japanese(unit) || Walk.hangul(unit);
    }

    private static String lower(String word) {
        StringBuilder lower = new StringBuilder(word.length());
        for (int i = 0; i < word.length(); i++) {
            if (word.charAt(i) < 0x80 || Character.getType(word.charAt(i)) != Character.FORMAT) {
                lower.append(lower(word.charAt(i)));
            }
        }
        return lower.toString();
    }

    private static char lower(char unit) {
        // Fullwidth letters are those of ASCII.
        return Character.toLowerCase(unit >= 0xFF21 && unit <= 0xFF5A ? (char) (unit - 0xFEE0) : unit);
    }

    private static Set<String> words(String... lines) {
        return Set.copyOf(Arrays.asList(String.join(" ", lines).split(" ")));
    }
}
