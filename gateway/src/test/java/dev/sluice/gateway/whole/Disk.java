package dev.sluice.gateway.whole;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What another process would see of the facts at this moment. */
final class Disk {
    private Disk() {}

    /** The audit journal, and then the database that it is drained into: what is in neither is nowhere. */
    static String auditNow(Path storage) {
        StringBuilder seen = new StringBuilder();
        try (Stream<Path> journal = Files.list(storage.resolve("audit-journal"))) {
            List<Path> files = Stream.concat(journal, Stream.of(storage.resolve("facts.mv.db")))
                    .toList();
            for (Path file : files) {
                try {
                    seen.append(Files.readString(file, StandardCharsets.ISO_8859_1));
                } catch (NoSuchFileException drainedMeanwhile) {
                    // Its records are in the database, which comes last.
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return seen.toString();
    }
}
