package dev.sluice.gateway.threshold;

import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The scores of the last requests under one name and of one team, and how much has gone out of what may. Thread-safe
 * without locks; what several threads do at the same moment may be seen in part, which moves a quantile by as many
 * scores as there are threads. Some 6 KB.
 */
final class ScoreWindow {
    /** Scores kept. In simulations half of it makes the threshold noisier, twice of it slower after a shift. */
    static final int SIZE = 512;

    /** So many scores before the quantile says more than the fixed threshold. */
    static final int ENOUGH = 50;

    /**
     * More debt than this is forgotten. What the threshold decides stays below it: from 1 / {@link #CORRECTION} on, all
     * or none go out, and the debt falls. Beyond come only requests that something else decided, and paying those back
     * would take the share from the requests after them.
     */
    static final int MOST_OWED = 60;

    /** Scores are told apart by a thousandth. */
    private static final int BINS = 1024;

    /** By how much of the traffic the quantile is corrected for each request that is owed. */
    private static final double CORRECTION = 0.02;

    /** Above every score. */
    private static final double NEVER = 2;

    /** The debt is kept in millionths of a request. */
    private static final long WHOLE = 1_000_000;

    /** Each score's bin; -1 where none has been. */
    private final AtomicIntegerArray ring = new AtomicIntegerArray(SIZE);

    private final AtomicIntegerArray bins = new AtomicIntegerArray(BINS);

    /** Scores that have come into the ring. */
    private final AtomicLong seen = new AtomicLong();

    private final AtomicLong requests = new AtomicLong();
    private final AtomicLong escalated = new AtomicLong();
    private final AtomicLong owed = new AtomicLong();
    private final AtomicInteger budgetMillionths = new AtomicInteger();

    ScoreWindow() {
        for (int i = 0; i < SIZE; i++) {
            ring.set(i, -1);
        }
    }

    /** A request that may leave was decided. */
    void add(double score, boolean leaves, double budget) {
        note(score);
        requests.incrementAndGet();
        if (leaves) {
            escalated.incrementAndGet();
        }
        long due = Math.round(budget * WHOLE) - (leaves ? WHOLE : 0);
        owed.accumulateAndGet(due, (before, more) -> Math.clamp(before + more, -MOST_OWED * WHOLE, MOST_OWED * WHOLE));
        budgetMillionths.set((int) Math.round(budget * WHOLE));
    }

    /**
     * Scores of requests that somebody else has decided and accounted for. They owe nothing.
     *
     * @param latestFirst only as many count as there is room for
     */
    void recall(List<Double> latestFirst, double budget) {
        List<Double> fit = latestFirst.subList(0, Math.min(latestFirst.size(), SIZE - known()));
        fit.reversed().forEach(this::note);
        budgetMillionths.compareAndSet(0, (int) Math.round(budget * WHOLE));
    }

    private void note(double score) {
        int bin = Math.clamp((long) (score * BINS), 0, BINS - 1);
        int old = ring.getAndSet((int) (seen.getAndIncrement() % SIZE), bin);
        bins.incrementAndGet(bin);
        if (old >= 0) {
            bins.decrementAndGet(old);
        }
    }

    /**
     * The score from which on this share of the traffic lies, corrected by what is owed. Of the scores that the
     * quantile falls among, which may be many equal ones, either all escalate or none, whichever pays off what is owed.
     *
     * @return above 1 where nothing is to go out; empty if too little has come
     */
    OptionalDouble threshold(double share) {
        int known = known();
        if (share <= 0) {
            return OptionalDouble.of(NEVER);
        }
        if (share >= 1) {
            return OptionalDouble.of(0);
        }
        if (known < ENOUGH) {
            return OptionalDouble.empty();
        }
        long debt = owed.get();
        double most = (share + CORRECTION * debt / WHOLE) * known;
        if (most <= 0) {
            return OptionalDouble.of(NEVER);
        }
        int above = 0;
        for (int bin = BINS - 1; bin >= 0; bin--) {
            above += bins.get(bin);
            if (above > most) {
                int first = debt > 0 ? bin : bin + 1;
                return OptionalDouble.of(first == BINS ? NEVER : first / (double) BINS);
            }
        }
        return OptionalDouble.of(0);
    }

    private int known() {
        return (int) Math.min(seen.get(), SIZE);
    }

    long requests() {
        return requests.get();
    }

    long escalated() {
        return escalated.get();
    }

    /** The share that it holds, as of the last request. */
    double budget() {
        return budgetMillionths.get() / (double) WHOLE;
    }
}
