package dev.sluice.router.sensitivity.person;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;

/** Words that stand in capitals and are no names, from {@code not-names.txt}. */
final class NotNames {
    private static final Set<String> ALL = read();

    private NotNames() {}

    static boolean has(String word) {
        return ALL.contains(word);
    }

    private static Set<String> read() {
        try (InputStream stream = NotNames.class.getResourceAsStream("not-names.txt")) {
            if (stream == null) {
                throw new IllegalStateException("person: no list not-names.txt");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && line.charAt(0) != '#')
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
