package dev.sluice.gateway.ledger;

import dev.sluice.gateway.journal.FieldReader;
import dev.sluice.gateway.journal.FieldWriter;
import dev.sluice.gateway.journal.JournalException;
import dev.sluice.router.catalogue.Locality;
import dev.sluice.router.price.Cost;
import dev.sluice.router.price.Money;
import dev.sluice.router.price.Usage;
import org.jspecify.annotations.Nullable;

/** Ledger entries as a journal holds them. The first byte is the form's version: an update may find an older one. */
final class LedgerCodec {
    private static final int VERSION = 2;
    /** The same fields, of an entry that says what became of an earlier one. */
    private static final int AMENDMENT = 3;
    /** Before attempts had roles. */
    private static final int WITHOUT_ROLE = 1;

    private LedgerCodec() {}

    static FieldWriter write(LedgerEntry entry) {
        return write(VERSION, entry);
    }

    static FieldWriter amendment(LedgerEntry entry) {
        return write(AMENDMENT, entry);
    }

    private static FieldWriter write(int version, LedgerEntry entry) {
        FieldWriter out = new FieldWriter()
                .octet(version)
                .text(entry.requestId())
                .number(entry.attempt())
                .instant(entry.at())
                .text(entry.asked().caller())
                .text(entry.asked().team())
                .text(entry.asked().model())
                .octet(entry.asked().stream() ? 1 : 0)
                .text(entry.tried().backend())
                .text(entry.tried().model())
                .text(entry.tried().provider())
                .text(entry.tried().locality().name())
                .text(entry.outcome().name())
                .text(entry.failure())
                .text(entry.responseId());
        usage(out, entry.usage());
        cost(out, entry.cost());
        cost(out, entry.baseline());
        return out.text(entry.currency())
                .numberOrNull(entry.timing().firstByteMillis())
                .number(entry.timing().totalMillis())
                .number(entry.timing().overheadMicros())
                .text(entry.settingsVersion())
                .text(entry.role().name());
    }

    /** Whether the record says what became of an entry that is there already. */
    static boolean amends(byte[] payload) {
        return payload[0] == AMENDMENT;
    }

    static LedgerEntry read(byte[] payload) {
        FieldReader in = new FieldReader(payload);
        int version = in.octet();
        if (version < WITHOUT_ROLE || version > AMENDMENT) {
            throw new JournalException("ledger journal: record of version " + version + " (expected " + WITHOUT_ROLE
                    + " to " + AMENDMENT + "); start the release that wrote it once, so that it is drained");
        }
        return new LedgerEntry(
                in.text(),
                Math.toIntExact(in.number()),
                in.instant(),
                new LedgerEntry.Asked(in.text(), in.text(), in.text(), in.octet() == 1),
                new LedgerEntry.Tried(in.text(), in.text(), in.text(), Locality.valueOf(in.text())),
                Outcome.valueOf(in.text()),
                in.textOrNull(),
                in.textOrNull(),
                usage(in),
                cost(in),
                cost(in),
                in.text(),
                new LedgerEntry.Timing(in.numberOrNull(), in.number(), in.number()),
                in.text(),
                version == WITHOUT_ROLE ? Role.ANSWER : Role.valueOf(in.text()));
    }

    private static void usage(FieldWriter out, @Nullable Usage usage) {
        if (usage == null) {
            out.octet(0);
            return;
        }
        out.octet(1)
                .number(usage.input())
                .number(usage.cachedInput())
                .number(usage.cacheWrite())
                .number(usage.output())
                .number(usage.reasoning())
                .text(usage.source().name());
    }

    private static @Nullable Usage usage(FieldReader in) {
        if (in.octet() == 0) {
            return null;
        }
        return new Usage(
                in.number(), in.number(), in.number(), in.number(), in.number(), Usage.Source.valueOf(in.text()));
    }

    private static void cost(FieldWriter out, Cost cost) {
        switch (cost) {
            case Cost.Known(var amount, var priceId) ->
                out.octet(1).number(amount.nanos()).text(priceId);
            case Cost.Unknown(var why) -> out.octet(0).text(why);
        }
    }

    private static Cost cost(FieldReader in) {
        return in.octet() == 1 ? new Cost.Known(new Money(in.number()), in.text()) : new Cost.Unknown(in.text());
    }
}
