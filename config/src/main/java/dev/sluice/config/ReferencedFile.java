package dev.sluice.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** A file that a setting names, relative to the file that the setting stands in. */
final class ReferencedFile {
    private ReferencedFile() {}

    /**
     * All of it.
     *
     * @param place where it is named; gets the problem if there is one
     * @param most bytes; a longer file is a problem
     * @return empty if it cannot be read
     */
    static Optional<byte[]> bytes(Value place, String name, long most) {
        try {
            Path path = place.source().directory().resolve(name);
            long size = Files.size(path);
            if (size > most) {
                place.problem(size + " bytes (expected at most " + most + ")");
                return Optional.empty();
            }
            return Optional.of(Files.readAllBytes(path));
        } catch (IOException | InvalidPathException unreadable) {
            place.problem("the file " + Value.quoted(name) + " cannot be read ("
                    + Unreadable.why(unreadable) + "; expected it relative to "
                    + place.source().directory() + ")");
            return Optional.empty();
        }
    }
}
