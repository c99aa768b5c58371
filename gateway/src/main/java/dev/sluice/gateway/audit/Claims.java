package dev.sluice.gateway.audit;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** All checkpoints that can be found, by instance: what they claim, and which of them are not to be believed. */
final class Claims {
    /** What one instance's checkpoints say. */
    static final class OfInstance {
        private final List<Anchor> anchors = new ArrayList<>();
        private final List<Fault> forged = new ArrayList<>();
        private final Set<String> seen = new HashSet<>();
        private int good;
        private int notChecked;
        private long newest;

        List<Anchor> anchors() {
            return anchors;
        }

        /** The first one whose signature does not fit. */
        Optional<Fault> forged() {
            return forged.stream().min(Comparator.comparingLong(Fault::sequence));
        }

        Signed signed() {
            return new Signed(good, notChecked, newest);
        }
    }

    private final PublicKeys keys;
    private final Map<String, OfInstance> byInstance = new TreeMap<>();
    private final List<String> unreadable = new ArrayList<>();

    Claims(PublicKeys keys) {
        this.keys = keys;
    }

    /** Those of the storage folder and of the copies. */
    void addFiles(Path storage, Optional<Path> copies) {
        Path file = CheckpointFiles.in(storage);
        try {
            addLines(CheckpointFiles.lines(file), String.valueOf(file.getFileName()));
        } catch (IOException broken) {
            unreadable.add(file.getFileName() + ": cannot be read");
        }
        copies.ifPresent(folder -> {
            try {
                addLines(CheckpointFiles.copies(folder), "copies");
            } catch (IOException broken) {
                unreadable.add(folder + ": cannot be read");
            }
        });
    }

    /** Those of the database. */
    void addTable(Connection connection, Collection<String> instances) throws SQLException {
        for (String instance : instances) {
            for (CheckpointTable.Row row : CheckpointTable.of(connection, instance)) {
                Checkpoint.read(row.content(), row.signature())
                        .filter(checkpoint -> checkpoint.content().equals(row.content())
                                && checkpoint.instance().equals(instance)
                                && checkpoint.sequence() == row.seq())
                        .ifPresentOrElse(this::add, () -> forged(instance, row.seq()));
            }
        }
    }

    void addLines(List<String> lines, String where) {
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            int number = i + 1;
            Checkpoint.ofLine(line)
                    .filter(checkpoint -> checkpoint.line().equals(line))
                    .ifPresentOrElse(this::add, () -> unreadable.add(where + ", line " + number + ": no checkpoint"));
        }
    }

    /** The same one from several places counts once. */
    void add(Checkpoint checkpoint) {
        OfInstance claims = of(checkpoint.instance());
        if (!claims.seen.add(checkpoint.line())) {
            return;
        }
        switch (keys.check(checkpoint.key(), checkpoint.content(), checkpoint.signature())) {
            case FORGED -> forged(checkpoint.instance(), checkpoint.sequence());
            case GOOD -> {
                claims.good++;
                believe(claims, checkpoint);
            }
            case NOT_CHECKED -> {
                claims.notChecked++;
                believe(claims, checkpoint);
            }
        }
    }

    Set<String> instances() {
        return byInstance.keySet();
    }

    OfInstance of(String instance) {
        return byInstance.computeIfAbsent(instance, name -> new OfInstance());
    }

    /** Lines that are no checkpoints, each with where it stands. */
    List<String> unreadable() {
        return unreadable;
    }

    private static void believe(OfInstance claims, Checkpoint checkpoint) {
        claims.newest = Math.max(claims.newest, checkpoint.sequence());
        claims.anchors.add(new Anchor(checkpoint.sequence(), checkpoint.hash(), "signed"));
    }

    private void forged(String instance, long sequence) {
        of(instance)
                .forged
                .add(new Fault(
                        sequence,
                        Fault.Kind.FORGED_CHECKPOINT,
                        "the signature of the checkpoint at this record does not fit"));
    }
}
