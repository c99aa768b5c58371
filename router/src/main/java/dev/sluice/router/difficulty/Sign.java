package dev.sluice.router.difficulty;

import java.util.Locale;

/**
 * A property of a prompt's form that can be counted. What a model sees of a count is how full it is, n / (n + half):
 * the first few signs say most, and no flood of them says more than 1.
 *
 * <p>The prior is what is held of a sign before any outcome was seen: how far a full count moves the gain of a strong
 * model, from -1 to 1. Training starts from it and departs as far as outcomes tell otherwise; so what benchmarks hardly
 * have, such as designs and greetings, keeps its sense.
 */
enum Sign {
    /** Characters of the whole conversation. */
    LENGTH("length", 600, 0.20),
    /** Characters of the last user message. */
    QUESTION("length of the last message", 300, 0.05),
    LINES("lines", 8, 0),
    WORDS("words", 60, 0),
    /** Characters a word, beyond four. */
    LONG_WORDS("long words", 3, 0),
    /** Mean rarity of the pieces: names and terms that few texts have. */
    RARE_WORDS("rare words", 4, 0.03),
    DIGITS("digits", 30, 0),
    NUMBERS("numbers", 6, 0.02),
    CAPITALS("capitals", 20, 0),
    SENTENCES("sentences", 5, 0),
    QUESTIONS("questions", 1, 0),
    COMMAS("commas", 6, 0),
    QUOTES("quotations", 4, 0),
    /** Lines that begin with a letter and a stop or bracket. */
    OPTIONS("options to choose from", 4, 0),
    /** Blanks to fill in. */
    BLANKS("blanks to fill in", 1, 0),
    CODE("code", 8, 0.12),
    MATHEMATICS("mathematics", 4, 0.12),
    /** Backslashes and dollars. */
    FORMULAE("formulae", 6, 0.05),
    /** Words that ask for a proof, a derivation, a reason. */
    REASONING("reasoning", 1, 0.45),
    /** Words that ask for a design, an implementation, a review, a comparison. */
    DESIGN("design", 1.5, 0.40),
    /** Words that limit the answer. */
    CONSTRAINTS("constraints", 4, 0.15),
    /** Words and numbered lines that put steps in order. */
    STEPS("steps", 3, 0.08),
    NEGATIONS("negations", 1, 0),
    /** Words of simple requests; they count only while the conversation is short. */
    PLAIN("plain words", 1.5, -0.20),
    /** Characters of other scripts than Latin: small models know fewer languages. */
    SCRIPTS("other scripts", 60, 0.10),
    /** Turns after the first. */
    TURNS("turns", 6, 0.08),
    SYSTEM("system prompt", 500, 0.05),
    TOOLS("tools", 2, 0.08),
    /** Characters of the tools' descriptions and schemas. */
    TOOL_TEXT("tool schemas", 800, 0.03),
    /** A schema that the answer must follow. */
    SCHEMA("answer by schema", 1, 0.05),
    ATTACHMENTS("images or files", 1, 0.15);

    private final String shown;
    private final double half;
    private final double prior;

    Sign(String shown, double half, double prior) {
        this.shown = shown;
        this.half = half;
        this.prior = prior;
    }

    /** In words that a person understands. */
    String shown() {
        return shown;
    }

    /** How full a count is, from 0 to 1. */
    double fullness(double count) {
        return count / (count + half);
    }

    /** How far a full count is held to move the gain before any outcome was seen. */
    double prior() {
        return prior;
    }

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
