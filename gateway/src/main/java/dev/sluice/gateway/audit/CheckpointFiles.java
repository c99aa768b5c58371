package dev.sluice.gateway.audit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Checkpoints as files: {@code audit-checkpoints.jsonl} in the storage folder, a line each, and their copies in another
 * folder, a file each, since files that nobody can change cannot be appended to either.
 */
final class CheckpointFiles {
    private static final String COPY = ".checkpoint.json";

    private CheckpointFiles() {}

    static Path in(Path storage) {
        return storage.resolve("audit-checkpoints.jsonl");
    }

    /** Synced when it returns. */
    static void append(Path file, Checkpoint checkpoint) throws IOException {
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            channel.position(wholeLines(channel));
            ByteBuffer line = ByteBuffer.wrap((checkpoint.line() + "\n").getBytes(StandardCharsets.UTF_8));
            while (line.hasRemaining()) {
                channel.write(line);
            }
            channel.truncate(channel.position());
            channel.force(true);
        }
    }

    static void copy(Path folder, Checkpoint checkpoint) throws IOException {
        Path file = folder.resolve("%s-%019d%s".formatted(checkpoint.instance(), checkpoint.sequence(), COPY));
        Files.writeString(file, checkpoint.line() + "\n", StandardOpenOption.CREATE_NEW);
    }

    /** All lines of a storage folder's file; a last one that was torn by a crash is left out. */
    static List<String> lines(Path file) throws IOException {
        if (!Files.exists(file)) {
            return List.of();
        }
        String text = Files.readString(file, StandardCharsets.UTF_8);
        return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
    }

    /** Of all copies in a folder. */
    static List<String> copies(Path folder) throws IOException {
        List<String> lines = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(each -> each.toString().endsWith(COPY))
                    .sorted()
                    .toList()) {
                lines.add(Files.readString(file, StandardCharsets.UTF_8).strip());
            }
        }
        return lines;
    }

    /** Where the last whole line ends. */
    private static long wholeLines(FileChannel channel) throws IOException {
        ByteBuffer one = ByteBuffer.allocate(1);
        for (long at = channel.size(); at > 0; at--) {
            one.clear();
            channel.read(one, at - 1);
            if (one.get(0) == '\n') {
                return at;
            }
        }
        return 0;
    }
}
