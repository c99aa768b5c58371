package dev.sluice.gateway.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The files of a journal as another run left them. */
final class JournalFiles {
    /** @param lastSequence of the newest record; meaningless without segments */
    record Found(List<Segment> segments, long lastSequence, List<Damage> damages) {}

    private JournalFiles() {}

    /** Names sort as the sequences do. */
    static Path name(Path directory, long firstSequence) {
        return directory.resolve("%019d%s".formatted(firstSequence, Segment.SUFFIX));
    }

    static Found recover(Path directory) throws IOException {
        for (Path spare : list(directory, Segment.SPARE_SUFFIX)) {
            Files.delete(spare);
        }
        List<Segment> segments = new ArrayList<>();
        List<Damage> damages = new ArrayList<>();
        long expected = 0;
        for (Path file : list(directory, Segment.SUFFIX)) {
            Segment segment = Segment.map(file);
            if (!segment.hasHeader()) {
                discard(segment, damages);
                continue;
            }
            gap(segment, expected, damages);
            SegmentScan scan = SegmentScan.of(segment, record -> {});
            damages.addAll(scan.damages());
            segment.committed(scan.end());
            segment.wipeFrom(scan.end());
            segments.add(segment);
            expected = scan.next();
        }
        return new Found(List.copyOf(segments), expected - 1, List.copyOf(damages));
    }

    static List<Damage> read(Path directory, Consumer<JournalRecord> each) throws IOException {
        List<Damage> damages = new ArrayList<>();
        long expected = 0;
        for (Path file : list(directory, Segment.SUFFIX)) {
            Segment segment;
            try {
                segment = Segment.mapForReading(file);
            } catch (NoSuchFileException drainedMeanwhile) {
                continue;
            }
            try {
                if (segment.hasHeader()) {
                    gap(segment, expected, damages);
                    SegmentScan scan = SegmentScan.of(segment, each);
                    damages.addAll(scan.damages());
                    expected = scan.next();
                }
            } finally {
                segment.close();
            }
        }
        return List.copyOf(damages);
    }

    static Optional<JournalId> idOf(Path directory) throws IOException {
        for (Path file : list(directory, Segment.SUFFIX).reversed()) {
            Segment segment = Segment.mapForReading(file);
            try {
                if (segment.hasHeader()) {
                    return Optional.of(segment.id());
                }
            } finally {
                segment.close();
            }
        }
        return Optional.empty();
    }

    private static List<Path> list(Path directory, String suffix) throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(suffix))
                    .sorted()
                    .toList();
        }
    }

    /** A crash between the renaming and the header leaves zeros only; anything else is kept for people to look at. */
    private static void discard(Segment segment, List<Damage> damages) throws IOException {
        Path file = segment.file();
        boolean blank = segment.isBlank();
        segment.close();
        if (blank) {
            Files.delete(file);
        } else {
            Files.move(file, file.resolveSibling(file.getFileName() + ".damaged"));
            damages.add(new Damage(file.getFileName() + ".damaged (header)", 0, 0, 0));
        }
    }

    private static void gap(Segment segment, long expected, List<Damage> damages) {
        if (expected > 0 && segment.firstSequence() != expected) {
            damages.add(new Damage(
                    String.valueOf(segment.file().getFileName()), 0, expected, segment.firstSequence() - expected));
        }
    }
}
