package dev.sluice.gateway.evaluate.routing;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** Questions in the order of a score, highest first; those with the same score in the order in which they came. */
final class Traffic {
    private final double[] scores;
    private final double[] local;
    private final double[] strong;
    private final double[] weights;

    private Traffic(double[] scores, double[] local, double[] strong, double[] weights) {
        this.scores = scores;
        this.local = local;
        this.strong = strong;
        this.weights = weights;
    }

    /**
     * Every benchmark among the questions has the same weight in sum: a stream of many kinds should not be one of its
     * longest file.
     *
     * @param score higher: rather the strong model
     */
    static Traffic of(List<Question> questions, ToDoubleFunction<Question> score) {
        int n = questions.size();
        Map<String, Integer> sizes = new HashMap<>();
        questions.forEach(question -> sizes.merge(question.benchmark(), 1, Integer::sum));
        double[] given = questions.stream().mapToDouble(score).toArray();
        int[] order = IntStream.range(0, n)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -given[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        Traffic traffic = new Traffic(new double[n], new double[n], new double[n], new double[n]);
        for (int at = 0; at < n; at++) {
            Question question = questions.get(order[at]);
            traffic.scores[at] = given[order[at]];
            traffic.local[at] = question.local();
            traffic.strong[at] = question.strong();
            int size = sizes.getOrDefault(question.benchmark(), 1);
            traffic.weights[at] = (double) n / sizes.size() / size;
        }
        return traffic;
    }

    int size() {
        return scores.length;
    }

    double score(int at) {
        return scores[at];
    }

    double local(int at) {
        return local[at];
    }

    double strong(int at) {
        return strong[at];
    }

    double weight(int at) {
        return weights[at];
    }

    /** Mean quality if the local model answers all. */
    double localQuality() {
        return mean(local);
    }

    /** Mean quality if the strong model answers all. */
    double strongQuality() {
        return mean(strong);
    }

    /** As many questions, drawn from these with replacement. */
    Traffic resampled(RandomGenerator random) {
        int n = size();
        int[] counts = new int[n];
        for (int draw = 0; draw < n; draw++) {
            counts[random.nextInt(n)]++;
        }
        int drawn = (int) IntStream.of(counts).filter(count -> count > 0).count();
        Traffic sample = new Traffic(new double[drawn], new double[drawn], new double[drawn], new double[drawn]);
        int to = 0;
        for (int from = 0; from < n; from++) {
            if (counts[from] > 0) {
                sample.scores[to] = scores[from];
                sample.local[to] = local[from];
                sample.strong[to] = strong[from];
                sample.weights[to++] = weights[from] * counts[from];
            }
        }
        return sample;
    }

    private double mean(double[] values) {
        double sum = 0;
        double all = 0;
        for (int at = 0; at < values.length; at++) {
            sum += values[at] * weights[at];
            all += weights[at];
        }
        return sum / all;
    }
}
