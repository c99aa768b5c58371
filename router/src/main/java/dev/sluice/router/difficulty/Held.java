package dev.sluice.router.difficulty;

import java.util.List;

/**
 * What is held of one prompt before any outcome was seen.
 *
 * @param moves how far each trait moves the logit, in the order of {@link Trait}
 * @param logit of the difficulty, from these alone
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; made anew for each prompt
record Held(double[] moves, double logit) {
    /** How much it counts that a prompt is harder than even, and that something is to be built. */
    private static final double HARD = 2.5;

    private static final double BUILT = 0.6;

    static final List<Trait> TRAITS = List.of(Trait.values());

    static Held of(Tally tally) {
        double[] moves = new double[TRAITS.size()];
        double logit = Trait.NOTHING;
        for (int i = 0; i < moves.length; i++) {
            moves[i] = TRAITS.get(i).moves(tally);
            logit += moves[i];
        }
        return new Held(moves, logit);
    }

    /**
     * What counts beside what was learned of other kinds: how much harder than even it is, what is built, greetings.
     */
    double strain() {
        return HARD * Math.max(0, logit) + BUILT * (move(Trait.CODE) + move(Trait.DESIGN)) + move(Trait.GREETING);
    }

    private double move(Trait trait) {
        return moves[TRAITS.indexOf(trait)];
    }
}
