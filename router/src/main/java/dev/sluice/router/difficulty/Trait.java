package dev.sluice.router.difficulty;

/**
 * What is held of a prompt before any outcome was seen: a count n moves the logit of the difficulty by weight × n / (n
 * + half), the first few signs most. It decides where a prompt is unlike all that the model learned from, such as a
 * greeting, a design or a long review, which no benchmark holds.
 *
 * <p>The weights were set by hand, so that a plain short question stays under 0.35 and a proof, a design or a long
 * review passes 0.65; they are not fitted.
 */
enum Trait {
    LENGTH("length", 2.0, 600),
    CODE("code", 1.3, 8),
    MATHEMATICS("mathematics", 1.2, 4),
    /** Words that ask for a proof, a derivation, a reason. */
    REASONING("reasoning asked for", 3.0, 1),
    /** Words that ask for a design, an implementation, a review, a comparison. */
    DESIGN("design asked for", 2.6, 1.5),
    /** Words that limit the answer. */
    CONSTRAINTS("constraints", 1.4, 4),
    /** Words and numbered lines that put steps in order. */
    STEPS("steps", 0.8, 3),
    /** Turns after the first. */
    TURNS("turns", 0.6, 6),
    TOOLS("tools", 0.5, 2),
    /** A schema the answer must follow. */
    SCHEMA("answer by schema", 0.4, 1),
    ATTACHMENTS("images or files", 0.8, 1),
    /** Characters of other scripts than Latin: small models know fewer languages. */
    SCRIPTS("other scripts and signs", 0.6, 60),
    /** Words of simple requests; they count only while the conversation is short. */
    PLAIN("plain request", -1.4, 1.5),
    /** Words of greeting and thanks; they, too, count only while the conversation is short. */
    GREETING("greeting", -2, 0.5);

    /** An empty prompt's logit: a score of 0.14. */
    static final double NOTHING = -1.8;

    /** In a longer conversation simple words say nothing. */
    private static final double SHORT = 120;

    private final String shown;
    private final double weight;
    private final double half;

    Trait(String shown, double weight, double half) {
        this.shown = shown;
        this.weight = weight;
        this.half = half;
    }

    /** In words that a person understands. */
    String shown() {
        return shown;
    }

    /** How far it moves the logit. */
    double moves(Tally tally) {
        double count =
                switch (this) {
                    case LENGTH -> tally.characters();
                    case CODE -> tally.codeSigns() + tally.words(Topic.HELD_CODE);
                    case MATHEMATICS -> tally.mathematicalSigns() + tally.words(Topic.HELD_MATHEMATICS);
                    case REASONING -> tally.words(Topic.HELD_REASONING);
                    case DESIGN -> tally.words(Topic.HELD_DESIGN);
                    case CONSTRAINTS -> tally.words(Topic.HELD_CONSTRAINTS);
                    case STEPS -> tally.words(Topic.HELD_STEPS) + tally.numberedLines();
                    case TURNS -> tally.turns();
                    case TOOLS -> tally.tools().count();
                    case SCHEMA -> tally.schema() ? 1 : 0;
                    case ATTACHMENTS -> tally.attachments() ? 1 : 0;
                    case SCRIPTS -> tally.foreignLetters();
                    case GREETING -> tally.characters() > SHORT ? 0 : tally.words(Topic.HELD_GREETINGS);
                    case PLAIN -> tally.characters() > SHORT ? 0 : tally.words(Topic.HELD_PLAIN);
                };
        return weight * count / (count + half);
    }
}
