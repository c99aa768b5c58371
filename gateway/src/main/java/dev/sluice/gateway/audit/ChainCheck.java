package dev.sluice.gateway.audit;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Walks one instance's chain, record by record, and stops believing at the first bad one. */
final class ChainCheck {
    private final String instance;
    private final TreeMap<Long, List<Anchor>> anchors = new TreeMap<>();
    private byte[] hash;
    private long sequence;
    private long anchored;
    private @Nullable Fault fault;

    /** From the beginning of the chain. */
    ChainCheck(String instance, List<Anchor> anchors) {
        this(instance, 0, Chain.beginning(instance), anchors);
    }

    /**
     * @param after the place before the first one that will be given
     * @param hash of that place; to be believed
     * @param anchors heads that were put down earlier
     */
    ChainCheck(String instance, long after, byte[] hash, List<Anchor> anchors) {
        this.instance = instance;
        this.sequence = after;
        this.anchored = after;
        this.hash = hash;
        for (Anchor anchor : anchors) {
            this.anchors.merge(anchor.sequence(), List.of(anchor), ChainCheck::both);
        }
    }

    /** The next record, in order. */
    void next(ChainRow row) {
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
        if (fault == null && !anchors.isEmpty() && sequence < anchors.lastKey()) {
            Anchor last = anchors.lastEntry().getValue().getFirst();
            fault = new Fault(
                    sequence + 1,
                    Fault.Kind.MISSING_TAIL,
                    "the chain ends at " + sequence + ", but record " + last.sequence() + " was " + last.how());
        }
        return Optional.ofNullable(fault);
    }

    ChainHead head() {
        return new ChainHead(instance, sequence, Chain.hex(hash));
    }

    private @Nullable Fault faultOf(ChainRow row) {
        if (row.seq() != sequence + 1) {
            return new Fault(
                    sequence + 1,
                    Fault.Kind.GAP,
                    row.seq() <= sequence
                            ? "record " + row.seq() + " comes a second time"
                            : "records " + (sequence + 1) + " to " + (row.seq() - 1) + " are missing");
        }
        if (!row.previousHash().equals(Chain.hex(hash))) {
            return new Fault(row.seq(), Fault.Kind.PREVIOUS, "its previous_hash is not the hash of the record before");
        }
        String own = Chain.hex(Chain.link(hash, row.seq(), Chain.digest(row.content())));
        if (!own.equals(row.hash()) || !row.agrees()) {
            return new Fault(row.seq(), Fault.Kind.HASH, "its hash does not fit its content: something was changed");
        }
        return rewritten(row.seq(), own);
    }

    private @Nullable Fault rewritten(long place, String own) {
        for (Anchor anchor : anchors.getOrDefault(place, List.of())) {
            if (!anchor.hash().equals(own)) {
                return new Fault(
                        place,
                        Fault.Kind.REWRITTEN,
                        "its hash is not the one that was " + anchor.how()
                                + ": the chain was rebuilt, from a record after " + anchored + " on");
            }
            anchored = place;
        }
        return null;
    }

    private static List<Anchor> both(List<Anchor> some, List<Anchor> more) {
        return java.util.stream.Stream.concat(some.stream(), more.stream()).toList();
    }
}
