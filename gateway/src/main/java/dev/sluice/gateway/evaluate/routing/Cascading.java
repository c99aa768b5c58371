package dev.sluice.gateway.evaluate.routing;

import dev.sluice.router.difficulty.Difficulty;
import dev.sluice.router.difficulty.DifficultyModel;
import dev.sluice.router.prompt.Prompt;
import dev.sluice.router.verification.Verifier;
import java.util.List;
import java.util.Map;

/**
 * Scores questions by what the local model answered; those without an answer by the gain that their prompt promises.
 */
final class Cascading implements Scoring {
    private final DifficultyModel model;
    private final Verifier verifier;
    private final Map<String, Answered> answers;
    private final int samples;

    /** @param samples how many further samples are looked at */
    Cascading(DifficultyModel model, Verifier verifier, Map<String, Answered> answers, int samples) {
        this.model = model;
        this.verifier = verifier;
        this.answers = answers;
        this.samples = samples;
    }

    @Override
    public double[] of(List<Question> questions) {
        return questions.parallelStream().mapToDouble(this::score).toArray();
    }

    private double score(Question question) {
        Prompt prompt = question.prompt();
        Difficulty difficulty = model.rate(prompt);
        Answered answered = answers.get(question.id());
        return answered == null
                ? Verifier.score(difficulty.strong() - difficulty.local())
                : verifier.doubt(prompt, difficulty, answered.evidence(question, samples))
                        .score();
    }
}
