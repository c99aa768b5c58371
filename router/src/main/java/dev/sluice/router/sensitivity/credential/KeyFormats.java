package dev.sluice.router.sensitivity.credential;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The formats of {@code keys.txt}, by the first two characters of their prefix. */
final class KeyFormats {
    private static final String FILE = "keys.txt";

    static final List<KeyFormat> ALL = read();

    private static final @Nullable KeyFormat[][] TABLE = table();

    private KeyFormats() {}

    /** Formats whose prefix may begin with these two characters; those with the longer prefix first. */
    static @Nullable KeyFormat @Nullable [] beginning(char first, char second) {
        return first < 128 && second < 128 ? TABLE[first << 7 | second] : null;
    }

    private static @Nullable KeyFormat[][] table() {
        List<List<KeyFormat>> lists = new ArrayList<>();
        for (int i = 0; i < 1 << 14; i++) {
            lists.add(new ArrayList<>());
        }
        List<KeyFormat> sorted = ALL.stream()
                .sorted((one, other) -> other.prefix().length() - one.prefix().length())
                .toList();
        for (KeyFormat format : sorted) {
            lists.get(format.prefix().charAt(0) << 7 | format.prefix().charAt(1))
                    .add(format);
        }
        KeyFormat[][] table = new KeyFormat[1 << 14][];
        for (int i = 0; i < table.length; i++) {
            table[i] = lists.get(i).isEmpty() ? null : lists.get(i).toArray(KeyFormat[]::new);
        }
        return table;
    }

    private static List<KeyFormat> read() {
        List<KeyFormat> formats = new ArrayList<>();
        try (InputStream stream = KeyFormats.class.getResourceAsStream(FILE)) {
            if (stream == null) {
                throw new IllegalStateException(FILE + ": missing from the jar");
            }
            BufferedReader lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.isBlank() && line.charAt(0) != '#') {
                    formats.add(format(line));
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return List.copyOf(formats);
    }

    private static KeyFormat format(String line) {
        String[] fields = line.split("\t", -1);
        String[] lengths = fields.length == 4 ? fields[2].split("-", -1) : new String[0];
        if (lengths.length != 2 || fields[0].length() < 2 || fields[0].charAt(1) == '?' || fields[0].charAt(1) == '*') {
            throw new IllegalStateException(FILE + ": \"" + line + "\" (expected prefix, alphabet, lengths, issuer)");
        }
        return new KeyFormat(
                fields[0],
                KeyFormat.Body.valueOf(fields[1]),
                Integer.parseInt(lengths[0]),
                Integer.parseInt(lengths[1]));
    }
}
