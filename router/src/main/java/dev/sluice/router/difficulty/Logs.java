package dev.sluice.router.difficulty;

/** Counts as the model sees them: twice as much is one step further. */
final class Logs {
    private static final float[] SMALL = small();

    private Logs() {}

    /** The strict one, so that a score is the same on any machine; small whole counts are looked up. */
    static float log(double count) {
        int whole = (int) count;
        return whole == count && whole < SMALL.length ? SMALL[whole] : (float) StrictMath.log1p(count);
    }

    private static float[] small() {
        float[] logs = new float[1024];
        for (int count = 0; count < logs.length; count++) {
            logs[count] = (float) StrictMath.log1p(count);
        }
        return logs;
    }
}
