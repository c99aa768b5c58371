package dev.sluice.router.verification;

import dev.sluice.router.difficulty.Difficulty;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What speaks for or against an answer, as numbers. Which signs there are depends on the form of the answer and on how
 * many further samples were drawn; their names say what a weight belongs to: group, then sign.
 */
final class Signs {
    private static final double UNKNOWN_DISTANCE = 1.5;
    private static final double FARTHEST = 2;
    /** Beyond this a double has no fraction. */
    private static final double WHOLE = 1e15;

    private final List<String> names = new ArrayList<>();
    private double[] values = new double[64];

    private Signs() {}

    /**
     * @param usual the usual length of an output for answers of this form, in characters
     * @param asked what the user asked
     */
    static Signs of(Evidence evidence, String asked, Difficulty difficulty, double usual) {
        Signs signs = new Signs();
        signs.common(evidence, difficulty, usual);
        switch (evidence.form()) {
            case NUMBER -> signs.number(evidence, asked);
            case CHOICE -> signs.choice(evidence, asked);
            case LITERAL -> signs.literal(evidence, asked);
            case JSON, OPEN -> {}
        }
        signs.prompt(asked);
        return signs;
    }

    List<String> names() {
        return names;
    }

    double[] values() {
        return Arrays.copyOf(values, names.size());
    }

    private void add(String name, double value) {
        if (names.size() == values.length) {
            values = Arrays.copyOf(values, 2 * values.length);
        }
        values[names.size()] = value;
        names.add(name);
    }

    private void add(String name, boolean holds) {
        add(name, holds ? 1 : 0);
    }

    private void common(Evidence evidence, Difficulty difficulty, double usual) {
        Answer answer = evidence.answer();
        List<Answer> others = evidence.others();
        add("form.unreadable", answer instanceof Answer.Unreadable);
        int agreeing = 0;
        for (int at = 0; at < others.size(); at++) {
            boolean agrees = answer.agrees(others.get(at));
            agreeing += agrees ? 1 : 0;
            add("agreement.with_" + (at + 1), agrees);
            add("agreement.unreadable_" + (at + 1), others.get(at) instanceof Answer.Unreadable);
        }
        if (others.size() == 2) {
            add("agreement.both", agreeing == 2);
            add("agreement.against", agreeing == 0 && others.get(0).agrees(others.get(1)));
        }
        double length = Math.clamp(StrictMath.log((evidence.length() + 1) / (usual + 1)), -3, 3);
        add("length.ratio", length);
        add("length.long", Math.max(0, length - 0.7));
        add("length.short", Math.max(0, -length));
        add("prompt.local", difficulty.local());
        add("prompt.strong", difficulty.strong());
        if (!others.isEmpty()) {
            double share = (double) agreeing / others.size();
            add("agreement.length", share * length);
            add("agreement.local", share * difficulty.local());
            add("agreement.strong", share * difficulty.strong());
        }
    }

    private void number(Evidence evidence, String asked) {
        List<Double> given = Numbers.all(asked);
        boolean there = evidence.answer() instanceof Answer.Quantity;
        double value = evidence.answer() instanceof Answer.Quantity(double found) ? found : 0;
        double largest = given.stream().mapToDouble(Math::abs).max().orElse(0);
        add("answer.fraction", there && isFraction(value));
        add("answer.negative", value < 0);
        add("answer.zero", there && value == 0);
        add("answer.size", size(value));
        add("answer.growth", size(value) - size(largest));
        add("answer.given", there && given.contains(value));
        for (int at = 0; at < evidence.others().size(); at++) {
            Answer other = evidence.others().get(at);
            boolean differs = !evidence.answer().agrees(other);
            double theirs = other instanceof Answer.Quantity(double found) ? found : Double.NaN;
            boolean compared = there && !Double.isNaN(theirs);
            double distance = Math.abs(StrictMath.log((Math.abs(theirs) + 1e-9) / (Math.abs(value) + 1e-9)));
            String which = "_" + (at + 1);
            add(
                    "agreement.distance" + which,
                    !compared ? UNKNOWN_DISTANCE : differs ? Math.min(FARTHEST, distance) : 0);
            add("agreement.given" + which, differs && given.contains(theirs));
            add("agreement.fraction" + which, differs && isFraction(theirs));
        }
        oddity(evidence);
    }

    /** Fractions, 0 and what is below it are seldom what is asked for, most of all where the others have none. */
    private void oddity(Evidence evidence) {
        List<Answer> others = evidence.others();
        if (!others.isEmpty()) {
            double below = 0;
            double fractions = 0;
            double odd = 0;
            for (Answer other : others) {
                below += isBelow(other) ? 1 : 0;
                fractions += isFraction(other) ? 1 : 0;
                odd += isOdd(other) ? 1 : 0;
            }
            Answer answer = evidence.answer();
            add("agreement.below", (isBelow(answer) ? 1 : 0) - below / others.size());
            add("agreement.fraction", (isFraction(answer) ? 1 : 0) - fractions / others.size());
            add("agreement.odd", (isOdd(answer) ? 1 : 0) - odd / others.size());
        }
    }

    private static boolean isBelow(Answer answer) {
        return !(answer instanceof Answer.Quantity(double value)) || value <= 0;
    }

    private static boolean isFraction(Answer answer) {
        return answer instanceof Answer.Quantity(double value) && isFraction(value);
    }

    private static boolean isOdd(Answer answer) {
        return isBelow(answer) || isFraction(answer);
    }

    private static boolean isFraction(double value) {
        return Math.abs(value) < WHOLE && value != Math.rint(value);
    }

    /** Grows with the number of digits. */
    private static double size(double value) {
        return Math.min(20, StrictMath.log1p(Math.abs(value)));
    }

    private void choice(Evidence evidence, String asked) {
        OptionTraits options = OptionTraits.in(asked);
        char letter = letter(evidence.answer());
        for (char option = 'A'; option <= 'J'; option++) {
            add("answer." + option, letter == option);
        }
        add("prompt.options", options.count());
        double[] chosen = options.of(letter);
        for (int trait = 0; trait < chosen.length; trait++) {
            add("answer." + OptionTraits.NAMES.get(trait), chosen[trait]);
        }
        for (int at = 0; at < evidence.others().size(); at++) {
            Answer other = evidence.others().get(at);
            double[] theirs = options.of(letter(other));
            boolean same = evidence.answer().agrees(other);
            for (int trait = 0; trait < chosen.length; trait++) {
                add(
                        "agreement." + OptionTraits.NAMES.get(trait) + "_" + (at + 1),
                        same ? 0 : theirs[trait] - chosen[trait]);
            }
        }
    }

    private static char letter(Answer answer) {
        return answer instanceof Answer.Choice(char letter) ? letter : '-';
    }

    private void literal(Evidence evidence, String asked) {
        String answer = canonical(evidence.answer());
        add("answer.length", Math.sqrt(Math.min(answer.length(), 400)));
        add("answer.structured", !answer.isEmpty() && "[({".indexOf(answer.charAt(0)) >= 0);
        add("answer.digit", !answer.isEmpty() && Character.isDigit(answer.charAt(0)));
        add("answer.truth", answer.equals("True") || answer.equals("False"));
        add("answer.given", asked.contains(answer));
        for (int at = 0; at < evidence.others().size(); at++) {
            add(
                    "agreement.likeness_" + (at + 1),
                    Likeness.of(answer, canonical(evidence.others().get(at))));
        }
    }

    private static String canonical(Answer answer) {
        return switch (answer) {
            case Answer.Literal(String canonical) -> canonical;
            case Answer.Json(String canonical) -> canonical;
            case Answer.Choice(char letter) -> String.valueOf(letter);
            case Answer.Quantity(double value) -> String.valueOf(value);
            case Answer.Unreadable() -> "";
        };
    }

    private void prompt(String asked) {
        int words = 0;
        int word = 0;
        int longest = 0;
        int numbers = 0;
        int formulas = 0;
        int lines = 0;
        int commas = 0;
        int questions = 0;
        char before = ' ';
        for (int at = 0; at < asked.length(); at++) {
            char unit = asked.charAt(at);
            word = Character.isWhitespace(unit) ? 0 : word + 1;
            words += word == 1 ? 1 : 0;
            longest = Math.max(longest, word);
            numbers += isDigit(unit) && !isDigit(before) ? 1 : 0;
            switch (unit) {
                case '\\', '^', '$', '=' -> formulas++;
                case '\n' -> lines++;
                case ',' -> commas++;
                case '?' -> questions++;
                default -> {}
            }
            before = unit;
        }
        add("prompt.length", StrictMath.log1p(asked.length()));
        add("prompt.words", Math.sqrt(words));
        add("prompt.longest_word", StrictMath.log1p(longest));
        add("prompt.numbers", Math.sqrt(numbers));
        add("prompt.formulas", Math.sqrt(formulas));
        add("prompt.lines", Math.sqrt(lines));
        add("prompt.commas", Math.sqrt(commas));
        add("prompt.questions", Math.min(questions, 10));
    }

    private static boolean isDigit(char unit) {
        return unit >= '0' && unit <= '9';
    }
}
