package dev.sluice.gateway.verification;

/*
 * A quantile with feedback. The last WINDOW answers' doubts are kept, and whether each went on. An answer goes on if the
 * share of them that is more doubtful than it (half of its equals included) is below a level; that alone would hold the
 * share as long as traffic stays what it was. The level is the target plus GAIN times what the window's share is short
 * of it. Two and a half points of error move the level by the whole range, so whatever comes, the share over any window
 * stays within three points of the target: when all answers become more doubtful than any before, they go on in turn
 * until the budget is used, and when all become less doubtful, the most doubtful of those still go on.
 *
 * Cost: a walk over 256 numbers, about 0.1 µs, under a lock of its own for each route.
 */
/**
 * Steers a route's threshold so that a given share of its verified answers goes on. Deterministic: the same doubts in
 * the same order give the same decisions. Thread-safe.
 */
final class ShareControl {
    /** In answers. */
    static final int WINDOW = 256;

    private static final double GAIN = 40;

    /** So many doubts, spread evenly from 0 to 1, stand for those that have not been seen yet. */
    private static final int PRIOR = 16;

    /** Of a window that fills: a single answer must not look like a share. */
    private static final int LEAST = 64;

    private final double[] doubts = new double[WINDOW];
    private final boolean[] went = new boolean[WINDOW];
    private int next;
    private int count;
    private int gone;

    /**
     * Whether this answer goes on.
     *
     * @param target share from 0 to 1
     * @param doubt from 0 to 1
     * @param always whether it goes on in any case; it counts all the same
     */
    synchronized boolean goesOn(double target, double doubt, boolean always) {
        boolean goes = always || rank(doubt) < level(target);
        note(doubt, goes);
        return goes;
    }

    /** Counts an answer that was decided on otherwise. */
    synchronized void count(double doubt, boolean goes) {
        note(doubt, goes);
    }

    /** Share of the last answers that went on; 0 before the first. */
    synchronized double share() {
        return count == 0 ? 0 : (double) gone / count;
    }

    /** The doubt above which answers go on now, to a hundredth. */
    synchronized double threshold(double target) {
        double level = level(target);
        int hundredths = 100;
        while (hundredths > 0 && rank((hundredths - 1) / 100.0) < level) {
            hundredths--;
        }
        return hundredths / 100.0;
    }

    private double level(double target) {
        return target + GAIN * (target * count - gone) / Math.max(count, LEAST);
    }

    private double rank(double doubt) {
        int above = 0;
        int equal = 0;
        for (int i = 0; i < count; i++) {
            above += doubts[i] > doubt ? 1 : 0;
            equal += doubts[i] == doubt ? 1 : 0;
        }
        return (above + equal / 2.0 + PRIOR * (1 - doubt)) / (count + PRIOR);
    }

    private void note(double doubt, boolean goes) {
        if (count == WINDOW) {
            gone -= went[next] ? 1 : 0;
        } else {
            count++;
        }
        doubts[next] = doubt;
        went[next] = goes;
        gone += goes ? 1 : 0;
        next = (next + 1) % WINDOW;
    }
}
