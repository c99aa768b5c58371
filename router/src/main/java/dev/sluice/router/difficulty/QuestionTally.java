package dev.sluice.router.difficulty;

/** What the text that asks shows of its question: answers to choose from, a blank to fill, how it ends. */
final class QuestionTally {
    private final Choices choices = new Choices();
    private int stem;
    private boolean asks;
    private boolean blank;
    private double optionMean;
    private double optionDeviation;
    private double optionNumbers;

    /** Answers to choose from. */
    int options() {
        return choices.count();
    }

    /** A later text takes the place of an earlier one. */
    void read(String text, int length) {
        choices.read(text, length);
        stem = choices.stem();
        int last = stem - 1;
        while (last >= 0 && text.charAt(last) <= ' ') {
            last--;
        }
        asks = last >= 0 && text.charAt(last) == '?';
        int mark = text.indexOf("__");
        blank = mark >= 0 && mark + 1 < stem;
        int count = choices.count();
        double sum = 0;
        double numeric = 0;
        for (int i = 0; i < count; i++) {
            sum += choices.length(i);
            numeric += choices.hasDigit(text, i) ? 1 : 0;
        }
        if (count > 0) {
            optionMean = sum / count;
            optionNumbers = numeric / count;
            double squares = 0;
            for (int i = 0; i < count; i++) {
                squares += (choices.length(i) - optionMean) * (choices.length(i) - optionMean);
            }
            optionDeviation = Math.sqrt(squares / count);
        }
    }

    /**
     * The value of each of its signs, in the order of {@link Sign}.
     *
     * @return where the next sign's value belongs
     */
    int signs(float[] into, int from) {
        int count = choices.count();
        int at = from;
        into[at++] = count / 10f;
        into[at++] = count > 0 ? 1 : 0;
        into[at++] = count == 4 ? 1 : 0;
        into[at++] = count > 0 ? Logs.log(stem) : 0;
        into[at++] = Logs.log(optionMean);
        into[at++] = Logs.log(optionDeviation);
        into[at++] = (float) optionNumbers;
        into[at++] = Logs.log(optionMean * count);
        into[at++] = asks ? 1 : 0;
        into[at++] = blank ? 1 : 0;
        return at;
    }
}
