package dev.sluice.gateway.audit;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Walks one instance's chain, entry by entry, and stops believing at the first bad one. */
final class ChainCheck {
    private final String instance;
    private final @Nullable ChainHead published;
    private byte[] hash;
    private long sequence;
    private @Nullable Fault fault;

    /** @param published a head that was put down earlier; null if none concerns this instance */
    ChainCheck(String instance, @Nullable ChainHead published) {
        this.instance = instance;
        this.published = published;
        this.hash = Chain.beginning(instance);
    }

    /** The entries in order; one with a sequence that was already seen is a copy and must be equal. */
    void next(AuditRow row) {
        if (fault != null) {
            return;
        }
        fault = faultOf(row);
        if (fault == null) {
            sequence = row.seq();
            hash = Chain.bytes(row.hash());
        }
    }

    long sequence() {
        return sequence;
    }

    boolean isBroken() {
        return fault != null;
    }

    Optional<Fault> finish() {
        if (fault == null && published != null && sequence < published.sequence()) {
            fault = new Fault(
                    sequence + 1,
                    Fault.Kind.MISSING_TAIL,
                    "the chain ends at " + sequence + ", but entry " + published.sequence() + " was published");
        }
        return Optional.ofNullable(fault);
    }

    ChainHead head() {
        return new ChainHead(instance, sequence, Chain.hex(hash));
    }

    private @Nullable Fault faultOf(AuditRow row) {
        if (row.seq() != sequence + 1) {
            return new Fault(
                    sequence + 1,
                    Fault.Kind.GAP,
                    "entries " + (sequence + 1) + " to " + (row.seq() - 1) + " are missing");
        }
        if (!row.previousHash().equals(Chain.hex(hash))) {
            return new Fault(row.seq(), Fault.Kind.PREVIOUS, "its previous_hash is not the hash of the entry before");
        }
        String own = Chain.hex(Chain.link(hash, row.seq(), Chain.digest(row)));
        if (!own.equals(row.hash())) {
            return new Fault(row.seq(), Fault.Kind.HASH, "its hash does not fit its content: something was changed");
        }
        if (published != null
                && published.sequence() == row.seq()
                && !published.hash().equals(own)) {
            return new Fault(
                    row.seq(), Fault.Kind.REWRITTEN, "its hash is not the published one: the chain was rebuilt");
        }
        return null;
    }
}
