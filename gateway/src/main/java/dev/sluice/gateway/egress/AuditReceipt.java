package dev.sluice.gateway.egress;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Proof that a decision was written to the audit trail, and the means to bring that to the disk. Most requests stay in
 * the house and never need the disk; it is asked once, when the first route that leaves the house is about to be tried.
 * Thread-safe.
 */
public final class AuditReceipt {
    private final Supplier<CompletableFuture<Void>> disk;
    private @Nullable CompletableFuture<Void> onDisk;

    /** @param disk completes once the entry has reached the disk, or fails */
    public AuditReceipt(Supplier<CompletableFuture<Void>> disk) {
        this.disk = disk;
    }

    /** Completes once the entry has reached the disk; fails if it cannot. */
    public synchronized CompletableFuture<Void> makeDurable() {
        CompletableFuture<Void> asked = onDisk;
        if (asked == null) {
            asked = disk.get();
            onDisk = asked;
        }
        return asked;
    }

    /** Whether the entry has reached the disk. */
    synchronized boolean durable() {
        return onDisk != null && onDisk.state() == Future.State.SUCCESS;
    }
}
