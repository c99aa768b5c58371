package dev.sluice.gateway.evaluate.routing;

import dev.sluice.router.difficulty.Difficulty;
import dev.sluice.router.difficulty.DifficultyModel;
import dev.sluice.router.difficulty.training.Trainer;
import dev.sluice.router.verification.DoubtExample;
import dev.sluice.router.verification.DoubtModel;
import dev.sluice.router.verification.DoubtTraining;
import dev.sluice.router.verification.Evidence;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Learns from questions of one's own: first of the prompts, then of what the local model answered to them. */
final class InDomain {
    /** Each question is rated by a model that has seen the other four fifths. */
    private static final int FOLDS = 5;

    private InDomain() {}

    /**
     * A difficulty model of these questions alone.
     *
     * @throws IOException if there are too few to learn from
     */
    static DifficultyModel difficulty(List<Question> questions) throws IOException {
        try {
            return Trainer.train(
                    questions.parallelStream().map(Question::example).toList());
        } catch (IllegalArgumentException tooFew) {
            throw new IOException(tooFew.getMessage(), tooFew);
        }
    }

    /**
     * What is to be learned of the answers.
     *
     * @param answers of the questions, by id; those without one are passed over
     * @throws IOException if there are too few questions to learn from
     */
    static DoubtModel doubt(List<Question> questions, Map<String, Answered> answers) throws IOException {
        List<Question> answered = questions.stream()
                .filter(question -> answers.containsKey(question.id()))
                .toList();
        Difficulty[] difficulties = rated(answered, questions);
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
                // Half of it how other strong models did: one model's answer says little of the question.
                (question.strong() + question.strongPool()) / 2);
    }

    private static Difficulty[] rated(List<Question> answered, List<Question> all) throws IOException {
        Difficulty[] difficulties = new Difficulty[answered.size()];
        for (int fold = 0; fold < FOLDS; fold++) {
            int out = fold;
            DifficultyModel model = difficulty(
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
