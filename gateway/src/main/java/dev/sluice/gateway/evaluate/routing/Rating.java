package dev.sluice.gateway.evaluate.routing;

import dev.sluice.router.difficulty.DifficultyModel;
import java.util.List;

/** Scores questions by their prompt alone. */
final class Rating implements Scoring {
    private final DifficultyModel model;

    Rating(DifficultyModel model) {
        this.model = model;
    }

    @Override
    public double[] of(List<Question> questions) {
        return questions.parallelStream()
                .mapToDouble(question -> model.rate(question.prompt()).score())
                .toArray();
    }
}
