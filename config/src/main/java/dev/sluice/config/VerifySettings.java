package dev.sluice.config;

import java.time.Duration;

/**
 * How the answers of one route of the house are judged before the caller sees them. An answer that does not stand is
 * asked for again along the next abler route of the same decision.
 *
 * @param hold how many tokens of a stream are judged before its first byte goes out, 1 to 10,000; {@link #ALL}, the
 *     default, for the whole answer. A JSON answer is always judged whole
 * @param samples how many further answers of the same route a whole answer is compared with, where answers can be
 *     compared; 0 to 2, default 0
 * @param escalation which answers do not stand; by default those of a doubt above {@value #DEFAULT_DOUBT}
 * @param deadline how long the further samples may take, 10 ms to 10 min, default 10 s
 */
public record VerifySettings(int hold, int samples, Escalation escalation, Duration deadline) {
    /** Of {@link #hold}: nothing goes out before the answer is whole. */
    public static final int ALL = Integer.MAX_VALUE;

    public static final double DEFAULT_DOUBT = 0.5;
    public static final Duration DEFAULT_DEADLINE = Duration.ofSeconds(10);

    /** Which answers do not stand. One with a flaw in its form never does. */
    public sealed interface Escalation {
        /**
         * Those that are more doubtful than this.
         *
         * @param threshold from 0 to 1
         */
        record Above(double threshold) implements Escalation {}

        /**
         * The most doubtful ones, so many of them.
         *
         * @param target share of the verified requests, from 0.01 to 0.99
         */
        record Share(double target) implements Escalation {}
    }

    /** Whether only a whole answer is judged. */
    public boolean holdsAll() {
        return hold == ALL;
    }
}
