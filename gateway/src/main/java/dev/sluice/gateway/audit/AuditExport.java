package dev.sluice.gateway.audit;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * An auditor's copy of a period as JSON Lines: what it is, each chain's records with their hashes, who stands behind
 * the pseudonyms, the checkpoints of that stretch, and a signed manifest over all of it. {@link ExportCheck} checks it
 * without the database.
 */
public final class AuditExport {
    private static final String ACTOR = "\"actor\":\"";

    private final Connection connection;
    private final Path storage;
    private final AuditPeriod period;
    private final AuditVerification trail;
    private final Names names;
    private final Set<String> actors = new TreeSet<>();
    private final SignedLines out;

    private AuditExport(
            Connection connection, Path storage, AuditPeriod period, AuditVerification trail, OutputStream out)
            throws SQLException {
        this.connection = connection;
        this.storage = storage;
        this.period = period;
        this.trail = trail;
        this.names = Names.read(connection, storage);
        this.out = new SignedLines(out);
    }

    /**
     * Writes the whole export; memory does not grow with it.
     *
     * @param connection one transaction, so that all is of one moment
     * @param storage its key signs the manifest
     * @param trail of the whole trail, just before: a signature under what is left of it must not make it look whole
     */
    public static void write(
            Connection connection, Path storage, AuditPeriod period, AuditVerification trail, OutputStream out)
            throws SQLException, IOException {
        try {
            new AuditExport(connection, storage, period, trail, out).write();
        } catch (UncheckedIOException full) {
            throw full.getCause();
        }
    }

    private void write() throws SQLException {
        SigningKey key = SigningKey.open(storage);
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        List<AuditPeriod.Range> ranges = period.ranges(connection);
        out.line(JsonLine.begin()
                .text("type", "export")
                .number("version", 1)
                .text("from", period.from().toString())
                .text("to", period.to().toString())
                .text("made_at", now.toString())
                .end());
        out.line(JsonLine.begin()
                .text("type", "verification")
                .flag("intact", trail.isIntact())
                .text("faults", String.join("; ", trail.faults()))
                .end());
        for (AuditPeriod.Range range : ranges) {
            records(range);
        }
        actors.forEach(this::actor);
        for (AuditPeriod.Range range : ranges) {
            checkpoints(range);
        }
        out.manifest(key, now);
    }

    private void records(AuditPeriod.Range range) throws SQLException {
        out.line(JsonLine.begin()
                .text("type", "chain")
                .text("instance", range.instance())
                .number("first", range.first())
                .number("last", range.last())
                .end());
        ChainTables.walk(connection, range.instance(), range.first() - 1, row -> {
            if (row.seq() <= range.last()) {
                note(row.content());
                out.line(JsonLine.begin()
                        .text("type", "record")
                        .text("instance", range.instance())
                        .number("seq", row.seq())
                        .text("previous_hash", row.previousHash())
                        .text("hash", row.hash())
                        .raw("record", row.content())
                        .end());
            }
            return row.seq() < range.last();
        });
    }

    private void note(String content) {
        int at = content.indexOf(ACTOR);
        if (at >= 0 && content.length() >= at + ACTOR.length() + 16) {
            actors.add(content.substring(at + ACTOR.length(), at + ACTOR.length() + 16));
        }
    }

    private void actor(String actor) {
        JsonLine line = JsonLine.begin().text("type", "actor").text("actor", actor);
        names.of(actor)
                .ifPresentOrElse(
                        identity -> line.text("caller", identity.caller())
                                .text("key_id", identity.keyId())
                                .text("salt", identity.salt()),
                        () -> line.flag("erased", names.isErased(actor)));
        out.line(line.end());
    }

    private void checkpoints(AuditPeriod.Range range) throws SQLException {
        for (CheckpointTable.Row row : CheckpointTable.of(connection, range.instance())) {
            if (row.seq() >= range.first() && row.seq() <= range.last()) {
                Checkpoint.read(row.content(), row.signature()).ifPresent(checkpoint -> out.line(checkpoint.line()));
            }
        }
    }

    /** Lines with a running digest. */
    private static final class SignedLines {
        private final OutputStream out;
        private final java.security.MessageDigest digest = Chain.sha256();
        private long lines;

        SignedLines(OutputStream out) {
            this.out = out;
        }

        void line(String line) {
            try {
                byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
                digest.update(bytes);
                out.write(bytes);
                lines++;
            } catch (IOException full) {
                throw new UncheckedIOException(full);
            }
        }

        void manifest(SigningKey key, Instant now) {
            Manifest manifest = new Manifest(lines, Chain.hex(digest.digest()), now.toString(), key.id());
            line(manifest.line(key.sign(manifest.content()), key.publicBase64()));
        }
    }
}
