package dev.sluice.gateway.evaluate.routing;

import dev.sluice.router.difficulty.Difficulty;
import dev.sluice.router.difficulty.DifficultyModel;
import dev.sluice.router.difficulty.DifficultyModels;
import dev.sluice.router.verification.DoubtExample;
import dev.sluice.router.verification.DoubtModel;
import dev.sluice.router.verification.DoubtTraining;
import dev.sluice.router.verification.Evidence;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Learns from questions of one's own: first of the prompts, then of what the local model answered to them. */
final class InDomain {
    /** Each question is rated by a model that has seen the other nine tenths. */
    private static final int FOLDS = 10;

    private InDomain() {}

    /** A difficulty model of these questions alone. */
    static DifficultyModel difficulty(List<Question> questions) {
        return DifficultyModels.standard();
    }

    /**
     * @param training makes a difficulty model of questions
     * @param answers of the questions, by id; those without one are passed over
     */
    static DoubtModel doubt(
            List<Question> questions,
            Map<String, Answered> answers,
            Function<List<Question>, DifficultyModel> training) {
        List<Question> answered = questions.stream()
                .filter(question -> answers.containsKey(question.id()))
                .toList();
        Difficulty[] difficulties = rated(answered, questions, training);
        return DoubtTraining.fit(IntStream.range(0, answered.size())
                .parallel()
                .mapToObj(at -> example(answered.get(at), answers, difficulties[at]))
                .toList());
    }

    private static DoubtExample example(Question question, Map<String, Answered> answers, Difficulty difficulty) {
        Answered answered = answers.get(question.id());
        if (answered == null) {
            throw new IllegalArgumentException("no answer to " + question.id());
        }
        return new DoubtExample(
                question.prompt(),
                difficulty,
                answered.evidence(question, Evidence.MOST),
                question.local(),
                question.strong());
    }

    private static Difficulty[] rated(
            List<Question> answered, List<Question> all, Function<List<Question>, DifficultyModel> training) {
        Difficulty[] difficulties = new Difficulty[answered.size()];
        for (int fold = 0; fold < FOLDS; fold++) {
            int out = fold;
            DifficultyModel model = training.apply(
                    all.stream().filter(question -> fold(question) != out).toList());
            for (int at = 0; at < difficulties.length; at++) {
                if (fold(answered.get(at)) == out) {
                    difficulties[at] = model.rate(answered.get(at).prompt());
                }
            }
        }
        return difficulties;
    }

    /** The same question may stand in several rows, as {@code question@one} and {@code question@two}. */
    private static int fold(Question question) {
        return Math.floorMod(question.id().split("@", 2)[0].hashCode(), FOLDS);
    }
}
