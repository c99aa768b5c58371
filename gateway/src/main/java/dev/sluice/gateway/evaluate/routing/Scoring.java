package dev.sluice.gateway.evaluate.routing;

import java.util.List;

/** Says of questions how much each is worth a strong model. */
@FunctionalInterface
interface Scoring {
    /** @return a score for each question, in their order; only the order of the scores means something */
    double[] of(List<Question> questions);
}
