package dev.sluice.gateway.audit;

import dev.sluice.gateway.journal.FieldReader;
import dev.sluice.gateway.journal.FieldWriter;
import dev.sluice.gateway.journal.JournalException;

/**
 * Links of the chain as a journal holds them. The two hashes come first in both forms, so that the rest can be packed
 * ahead; the first form is only read, from a journal that an older release left.
 */
final class AuditCodec {
    private static final int FIRST_FORM = 1;
    private static final int SECOND_FORM = 2;
    private static final int HASH = 32;
    private static final int HASHES = 1 + 2 * HASH;

    private AuditCodec() {}

    /**
     * Everything but the two hashes, whose room is left free for {@link #seal}.
     *
     * @param content the fact's canonical JSON in UTF-8
     */
    static FieldWriter write(AuditFact fact, byte[] content, String sealed) {
        FieldWriter out = new FieldWriter().octet(SECOND_FORM);
        for (int i = 0; i < HASHES - 1; i += Long.BYTES) {
            out.number(0);
        }
        return out.instant(fact.at())
                .text(fact.kind().name())
                .text(fact.requestId())
                .utf8(content)
                .text(sealed);
    }

    static void seal(FieldWriter written, byte[] previous, byte[] hash) {
        System.arraycopy(previous, 0, written.bytes(), 1, HASH);
        System.arraycopy(hash, 0, written.bytes(), 1 + HASH, HASH);
    }

    static ChainRow read(long sequence, byte[] payload) {
        FieldReader in = new FieldReader(payload);
        int form = in.octet();
        byte[] previous = in.octets(HASH);
        byte[] hash = in.octets(HASH);
        return switch (form) {
            case FIRST_FORM -> first(sequence, in, Chain.hex(previous), Chain.hex(hash));
            case SECOND_FORM -> second(sequence, in, Chain.hex(previous), Chain.hex(hash));
            default ->
                throw new JournalException("audit journal: record of form " + form
                        + " (expected 1 or 2); start the release that wrote it once, so that it is drained");
        };
    }

    static byte[] hash(byte[] payload) {
        FieldReader in = new FieldReader(payload);
        in.octets(1 + HASH);
        return in.octets(HASH);
    }

    private static AuditRecord second(long sequence, FieldReader in, String previous, String hash) {
        var at = in.instant();
        return new AuditRecord(sequence, in.text(), at, in.text(), in.text(), previous, hash, in.text());
    }

    private static AuditRow first(long sequence, FieldReader in, String previous, String hash) {
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
                previous,
                hash);
    }
}
