package dev.sluice.gateway.audit;

import dev.sluice.gateway.journal.FieldReader;
import dev.sluice.gateway.journal.FieldWriter;
import dev.sluice.gateway.journal.JournalException;

/** Audit rows as a journal holds them. The chain's two hashes come first, so that the rest can be packed ahead. */
final class AuditCodec {
    private static final int VERSION = 1;
    private static final int HASH = 32;
    private static final int HASHES = 1 + 2 * HASH;

    private AuditCodec() {}

    /** Everything but the two hashes, whose room is left free for {@link #seal}. */
    static FieldWriter write(AuditRow row) {
        FieldWriter out = new FieldWriter().octet(VERSION);
        for (int i = 0; i < HASHES - 1; i += Long.BYTES) {
            out.number(0);
        }
        return out.instant(row.at())
                .text(row.requestId())
                .text(row.caller())
                .text(row.team())
                .text(row.policy())
                .text(row.sensitivity())
                .text(row.findings())
                .number(row.unscannable())
                .number(row.difficultyPermille())
                .text(row.rule())
                .text(row.matchedRules())
                .text(row.decision())
                .text(row.routes())
                .octet(row.mayLeave() ? 1 : 0)
                .number(row.bodyBytes())
                .text(row.requestHmac())
                .text(row.settingsVersion());
    }

    static void seal(FieldWriter written, byte[] previous, byte[] hash) {
        System.arraycopy(previous, 0, written.bytes(), 1, HASH);
        System.arraycopy(hash, 0, written.bytes(), 1 + HASH, HASH);
    }

    static AuditRow read(long sequence, byte[] payload) {
        FieldReader in = new FieldReader(payload);
        int version = in.octet();
        if (version != VERSION) {
            throw new JournalException("audit journal: record of version " + version + " (expected " + VERSION
                    + "); start the release that wrote it once, so that it is drained");
        }
        byte[] previous = in.octets(HASH);
        byte[] hash = in.octets(HASH);
        return new AuditRow(
                sequence,
                in.instant(),
                in.text(),
                in.text(),
                in.text(),
                in.text(),
                in.text(),
                in.text(),
                Math.toIntExact(in.number()),
                Math.toIntExact(in.number()),
                in.text(),
                in.text(),
                in.text(),
                in.text(),
                in.octet() == 1,
                in.number(),
                in.text(),
                in.text(),
                Chain.hex(previous),
                Chain.hex(hash));
    }

    static byte[] hash(byte[] payload) {
        FieldReader in = new FieldReader(payload);
        in.octets(1 + HASH);
        return in.octets(HASH);
    }
}
