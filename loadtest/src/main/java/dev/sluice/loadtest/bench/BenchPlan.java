package dev.sluice.loadtest.bench;

/**
 * How long the bench takes.
 *
 * @param rounds 1 or more
 * @param seconds of one measure of one target
 * @param pacedSeconds the same for paced streams, whose CPU is small against the clock's hundredths
 * @param warmUpSeconds under load before the first round, for each target: a JVM compiles what is hot
 * @param starts how often a proxy is started; the median counts
 * @param openStreams streams held open at once for the memory figure
 * @param holdSeconds how long they stay open
 * @param promptBytes length of a request's body
 */
record BenchPlan(
        int rounds,
        double seconds,
        double pacedSeconds,
        double warmUpSeconds,
        int starts,
        int openStreams,
        int holdSeconds,
        int promptBytes) {
    /** Under four minutes. */
    static BenchPlan full() {
        return new BenchPlan(4, 2, 3, 20, 3, 2000, 25, 300);
    }

    /** About a minute: an order of magnitude. */
    static BenchPlan quick() {
        return new BenchPlan(2, 0.8, 1, 10, 1, 2000, 25, 300);
    }

    BenchPlan withRounds(int wanted) {
        return new BenchPlan(
                wanted, seconds, pacedSeconds, warmUpSeconds, starts, openStreams, holdSeconds, promptBytes);
    }

    BenchPlan withPromptBytes(int wanted) {
        return new BenchPlan(rounds, seconds, pacedSeconds, warmUpSeconds, starts, openStreams, holdSeconds, wanted);
    }
}
