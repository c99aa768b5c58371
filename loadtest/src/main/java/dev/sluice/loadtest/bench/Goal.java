package dev.sluice.loadtest.bench;

/**
 * What Sluice's figure in a row is to be.
 *
 * @param ofRatio whether the ratio to nginx is meant, or the figure itself
 * @param atMost whether less is better
 */
record Goal(boolean ofRatio, boolean atMost, double limit) {
    static Goal ratioAtMost(double limit) {
        return new Goal(true, true, limit);
    }

    static Goal ratioAtLeast(double limit) {
        return new Goal(true, false, limit);
    }

    static Goal atMost(double limit) {
        return new Goal(false, true, limit);
    }

    boolean isMetBy(double figure) {
        return atMost ? figure <= limit : figure >= limit;
    }
}
