package dev.sluice.router.sensitivity.person;

import dev.sluice.router.text.WordMap;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Words that stand in capitals and are no names, from {@code not-names.txt} and {@code common-words.txt}. */
final class NotNames {
    private static final int NO_NAME = 1;
    private static final int COMMON = 1 << 1;

    private static final WordMap ALL = new WordMap.Builder()
            .with(NO_NAME, read("not-names.txt"))
            .with(COMMON, read("common-words.txt"))
            .build();

    private NotNames() {}

    static boolean has(String text, int start, int end) {
        return (ALL.flags(text, start, end) & NO_NAME) != 0;
    }

    /** Whether it is one, or a common word, which a name may be where something else speaks for it. */
    static boolean common(String text, int start, int end) {
        return ALL.has(text, start, end);
    }

    private static List<String> read(String list) {
        try (InputStream stream = NotNames.class.getResourceAsStream(list)) {
            if (stream == null) {
                throw new IllegalStateException("person: no list " + list);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && line.charAt(0) != '#')
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
