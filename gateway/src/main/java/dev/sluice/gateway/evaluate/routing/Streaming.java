package dev.sluice.gateway.evaluate.routing;

import dev.sluice.router.difficulty.Difficulty;
import dev.sluice.router.difficulty.DifficultyModel;
import dev.sluice.router.difficulty.Sha256;
import dev.sluice.router.difficulty.Sketch;
import dev.sluice.router.difficulty.neighbours.Neighbourhood;
import dev.sluice.router.difficulty.neighbours.SecondOpinion;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Scores questions one after the other, each by its prompt and by what became of those before it, as one team's traffic
 * between one pair of routes would be scored: half of the questions escalate, and only the outcome of the route that
 * answered is learnt. The order is that of the SHA-256 of the ids, so always the same, and not that of the file.
 */
final class Streaming implements Scoring {
    /** Scores that the next one is compared with. */
    private static final int WINDOW = 256;

    private final DifficultyModel model;

    Streaming(DifficultyModel model) {
        this.model = model.sketching();
    }

    @Override
    public double[] of(List<Question> questions) {
        Difficulty[] rated = questions.parallelStream()
                .map(question -> model.rate(question.prompt()))
                .toArray(Difficulty[]::new);
        double[] scores = new double[rated.length];
        double[] past = new double[rated.length];
        Neighbourhood local = Neighbourhood.EMPTY;
        Neighbourhood strong = Neighbourhood.EMPTY;
        int[] order = order(questions);
        for (int time = 0; time < order.length; time++) {
            int at = order[time];
            double score = SecondOpinion.of(rated[at], local, strong).score();
            scores[at] = score;
            if (score >= middle(past, time)) {
                strong = with(
                        strong,
                        time,
                        rated[at],
                        rated[at].strong(),
                        questions.get(at).strong());
            } else {
                local = with(
                        local,
                        time,
                        rated[at],
                        rated[at].local(),
                        questions.get(at).local());
            }
            past[time] = score;
        }
        return scores;
    }

    private static Neighbourhood with(
            Neighbourhood known, int time, Difficulty rated, double predicted, double success) {
        Sketch sketch = rated.sketch();
        return sketch == null
                ? known
                : known.with(List.of(new Neighbourhood.Outcome(time, time, sketch, predicted, success)));
    }

    private static double middle(double[] past, int count) {
        double[] latest = Arrays.copyOfRange(past, Math.max(0, count - WINDOW), count);
        Arrays.sort(latest);
        return latest.length == 0 ? 0.5 : latest[latest.length / 2];
    }

    private static int[] order(List<Question> questions) {
        return IntStream.range(0, questions.size())
                .boxed()
                .sorted(Comparator.comparing(
                        at -> Sha256.hex(questions.get(at).id().getBytes(StandardCharsets.UTF_8))))
                .mapToInt(at -> at)
                .toArray();
    }
}
