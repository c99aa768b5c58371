package dev.sluice.router.difficulty;

/**
 * What kind of question a prompt puts, told by its form: what makes an exam question hard says little of a program. The
 * first that holds counts.
 */
public enum QuestionKind {
    /** Tools are offered. */
    TOOLS,
    /** Six answers or more to choose from. */
    WIDE_CHOICE,
    /** Two to five answers to choose from. */
    CHOICE,
    /** A program and what it puts out. */
    CODE,
    /** Formulae, or mathematical terms and a number. */
    MATHEMATICS,
    /** Quantities in words, and how many of them. */
    WORD_PROBLEM,
    OTHER;

    private static final int WIDE = 6;
    private static final int LONG_ENOUGH = 14;

    static QuestionKind of(Tally tally) {
        if (tally.tools().count() > 0) {
            return TOOLS;
        }
        if (tally.options() >= 2) {
            return tally.options() >= WIDE ? WIDE_CHOICE : CHOICE;
        }
        if (tally.program()) {
            return CODE;
        }
        if (tally.formula() || tally.mathematics()) {
            return MATHEMATICS;
        }
        return tally.quantities() >= 2 && tally.measures() && tally.words() >= LONG_ENOUGH && tally.asks()
                ? WORD_PROBLEM
                : OTHER;
    }
}
