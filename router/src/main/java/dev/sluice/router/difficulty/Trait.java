package dev.sluice.router.difficulty;

import java.util.Locale;

/**
 * A property of a prompt that can be counted. A count n moves the score's logit by weight × n / (n + half): the first
 * few signs say most.
 *
 * <p>The weights were set by hand, so that a plain short question stays under 0.35 and a proof, a design or a long
 * review passes 0.65, and then checked against published answers of small and large models; they are not fitted.
 */
enum Trait {
    /** Characters of the whole conversation. */
    LENGTH(2.0, 600),
    /** Signs and words of programs. */
    CODE(1.3, 8),
    /** Signs and words of mathematics, and numbers. */
    MATHEMATICS(1.2, 4),
    /** Words that ask for a proof, a derivation, a reason. */
    REASONING(3.0, 1),
    /** Words that ask for a design, an implementation, a review, a comparison. */
    DESIGN(2.6, 1.5),
    /** Words that limit the answer. */
    CONSTRAINTS(1.4, 4),
    /** Words and numbered lines that put steps in order. */
    STEPS(0.8, 3),
    /** Turns after the first. */
    TURNS(0.6, 6),
    /** Tools on offer. */
    TOOLS(0.5, 2),
    /** A schema the answer must follow. */
    SCHEMA(0.4, 1),
    /** Characters of other scripts than Latin: small models know fewer languages. */
    SCRIPTS(0.6, 60),
    /** Words of simple requests; they count only while the conversation is short. */
    PLAIN(-1.4, 1.5);

    private final double weight;
    private final double half;

    Trait(double weight, double half) {
        this.weight = weight;
        this.half = half;
    }

    /** How far a count of this moves the logit. */
    double moves(double count) {
        return weight * count / (count + half);
    }

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
