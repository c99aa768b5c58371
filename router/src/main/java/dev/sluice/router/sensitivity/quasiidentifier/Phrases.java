package dev.sluice.router.sensitivity.quasiidentifier;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Names of several words. Each is kept under every word of it, and looked for where one word of it, which the lexicon
 * knows, was seen.
 */
final class Phrases {
    /** A name, and where the word that it is kept under begins in it. */
    private record Phrase(String name, int offset) {}

    private final Map<String, List<Phrase>> byWord = new HashMap<>();

    /** Reads a list beside this class: lower case, one name a line, {@code #} begins a comment. */
    Phrases(String list) {
        try (InputStream stream = Phrases.class.getResourceAsStream(list)) {
            if (stream == null) {
                throw new IllegalStateException("names: no list " + list);
            }
            BufferedReader lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.isEmpty() && line.charAt(0) != '#') {
                    keep(line);
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        byWord.values()
                .forEach(names -> names.sort(
                        Comparator.comparingInt((Phrase phrase) -> phrase.name().length())
                                .reversed()));
    }

    private void keep(String name) {
        int i = 0;
        while (i < name.length()) {
            int end = i;
            while (end < name.length() && Character.isLetter(name.charAt(end))) {
                end++;
            }
            if (end > i) {
                byWord.computeIfAbsent(name.substring(i, end), word -> new ArrayList<>())
                        .add(new Phrase(name, i));
            }
            i = end + 1;
        }
    }

    /**
     * The longest name that stands around a word, in any case of letters; null if none does.
     *
     * @param start of the word
     * @param end of the word
     */
    @org.jspecify.annotations.Nullable
    Span around(String text, int start, int end) {
        List<Phrase> names = byWord.get(text.substring(start, end).toLowerCase(Locale.ROOT));
        if (names == null) {
            return null;
        }
        for (Phrase phrase : names) {
            int from = start - phrase.offset();
            int to = from + phrase.name().length();
            if (from >= 0 && to <= text.length() && Span.stands(text, from, to) && same(text, from, phrase.name())) {
                return new Span(from, to);
            }
        }
        return null;
    }

    private static boolean same(String text, int from, String name) {
        for (int i = 0; i < name.length(); i++) {
            char unit = text.charAt(from + i);
            char wanted = name.charAt(i);
            boolean gap = wanted == ' ' || wanted == '-';
            if (gap ? unit != ' ' && unit != '-' : unit != wanted && Character.toLowerCase(unit) != wanted) {
                return false;
            }
        }
        return true;
    }
}
