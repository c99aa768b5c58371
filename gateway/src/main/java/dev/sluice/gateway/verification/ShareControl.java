package dev.sluice.gateway.verification;

import java.util.ArrayList;
import java.util.List;

/*
 * A quantile with feedback. The last WINDOW answers' doubts are kept, and whether each went on. An answer goes on if the
 * share of them that is more doubtful than it (half of its equals included) is below a level, which is the target while
 * the share that went on is near it. Beyond SLACK of error the level moves by GAIN times what is beyond: at 2.5 points
 * by the whole range. So whatever comes, the share over the window stays within three points of the target: when all
 * answers become more doubtful than any before, they go on in turn until the budget is used, and when all become less
 * doubtful, the most doubtful of those go on. Within the slack chance may have its way, since answers picked by a budget
 * are picked worse: simulated with uniform doubts, 88 % of those that went on at a target of 20 % were the most doubtful
 * ones, against 71 % without slack.
 *
 * Cost: a walk over 256 numbers, under a lock of its own for each route and team.
 */
/**
 * Steers a threshold so that a given share of its verified answers goes on. Deterministic: the same doubts in the same
 * order give the same decisions. Thread-safe.
 */
final class ShareControl {
    /** In answers. */
    static final int WINDOW = 256;

    private static final double SLACK = 0.012;
    private static final double GAIN = 80;

    /**
     * So many doubts, spread evenly from 0 to 1, stand for those that have not been seen yet, while the window fills.
     */
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

    /** Whether it would go on, without being counted. */
    synchronized boolean wouldGoOn(double target, double doubt) {
        return rank(doubt) < level(target);
    }

    /** Whether it is among this share of the last answers, the most doubtful ones. */
    synchronized boolean isAmong(double share, double doubt) {
        return rank(doubt) < share;
    }

    /** Counts an answer that was decided on otherwise. */
    synchronized void count(double doubt, boolean goes) {
        note(doubt, goes);
    }

    /**
     * Takes answers of before for the beginning of the window; what has come since stays. Afterwards everything is as
     * if they had come first.
     *
     * @param latestFirst only as many count as there is room for
     */
    synchronized void recall(List<PastAnswer> latestFirst) {
        List<PastAnswer> since = new ArrayList<>(count);
        for (int i = count; i > 0; i--) {
            int at = Math.floorMod(next - i, WINDOW);
            since.add(new PastAnswer(doubts[at], went[at]));
        }
        List<PastAnswer> before = latestFirst.subList(0, Math.min(latestFirst.size(), WINDOW - count));
        next = 0;
        count = 0;
        gone = 0;
        before.reversed().forEach(answer -> note(answer.doubt(), answer.wentOn()));
        since.forEach(answer -> note(answer.doubt(), answer.wentOn()));
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
        double error = (target * count - gone) / Math.max(count, LEAST);
        double beyond = Math.max(0, Math.abs(error) - SLACK);
        return target + GAIN * Math.copySign(beyond, error);
    }

    private double rank(double doubt) {
        int above = 0;
        int equal = 0;
        for (int i = 0; i < count; i++) {
            above += doubts[i] > doubt ? 1 : 0;
            equal += doubts[i] == doubt ? 1 : 0;
        }
        double prior = PRIOR * (1 - (double) count / WINDOW);
        return (above + equal / 2.0 + prior * (1 - doubt)) / (count + prior);
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
