package dev.sluice.gateway.evaluate.routing;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/**
 * How a router stands on some questions, beside what it has to beat and what nobody can.
 *
 * @param name the benchmark, or of a stream of several {@code MIX(a+b)}
 * @param router by the score
 * @param intervals of the router's; empty if none were asked for
 * @param chance where the APGR of 95 % of all routers that guess lies, with this many questions
 * @param length by the length of the prompt, longest first
 * @param oracle by what the models really did
 * @param curves the same as curves, for drawing
 */
record Standing(
        String name,
        Measures router,
        Optional<Interval.Intervals> intervals,
        Interval chance,
        Measures length,
        Measures oracle,
        Curves curves) {
    private static final long SEED = 11;
    private static final int GUESSES = 100;
    private static final String MIX = "MIX(";

    /** Quality over the share of strong calls. */
    record Curves(Curve router, Curve length, Curve oracle) {}

    /** Whether it is a stream of several benchmarks. */
    boolean mixed() {
        return name.startsWith(MIX);
    }

    /** What a stream of several benchmarks is called. */
    static String mixOf(Iterable<String> benchmarks) {
        return MIX + String.join("+", benchmarks) + ")";
    }

    /** @param draws for the bootstrap's intervals; 0 for none */
    static Standing of(String name, List<Question> questions, ToDoubleFunction<Question> score, int draws) {
        Traffic router = Traffic.of(questions, score);
        Traffic length = Traffic.of(questions, Question::length);
        Traffic oracle = Traffic.of(questions, question -> question.strong() - question.local());
        return new Standing(
                name,
                Measures.of(router),
                Interval.bootstrap(router, draws),
                chance(questions),
                Measures.of(length),
                Measures.of(oracle),
                new Curves(Curve.of(router), Curve.of(length), Curve.of(oracle)));
    }

    private static Interval chance(List<Question> questions) {
        SplittableRandom random = new SplittableRandom(SEED);
        double[] apgr = new double[GUESSES];
        for (int guess = 0; guess < GUESSES; guess++) {
            Traffic guessed = Traffic.of(questions, any -> random.nextDouble());
            apgr[guess] = Measures.recovery(Curve.of(guessed))
                    .map(recovery -> recovery.exact().apgr())
                    .orElse(0.5);
        }
        return Interval.of(apgr, GUESSES);
    }
}
