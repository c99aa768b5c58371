package dev.sluice.gateway.compare;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** What came of a comparison. */
public record Scores(List<String> models, List<Trial> trials) {
    public Scores {
        models = List.copyOf(models);
        trials = List.copyOf(trials);
    }

    /** The kinds of expectations there were, in alphabetical order. */
    Set<String> kinds() {
        return trials.stream().map(Trial::kind).collect(Collectors.toCollection(TreeSet::new));
    }

    /** One model's row. */
    Row of(String model) {
        return new Row(
                model, trials.stream().filter(one -> one.model().equals(model)).toList());
    }

    /**
     * The model with the least cost among those that pass; between equals the less capable one, as the smaller.
     *
     * @param pass share of good answers that is enough, 0 to 1
     * @param capability by model
     */
    public Optional<String> cheapest(double pass, ToDoubleFunction<String> capability) {
        return models.stream()
                .map(this::of)
                .filter(row -> row.quality() >= pass)
                // An unknown cost counts as dearer than any known one.
                .min(Comparator.comparing((Row row) -> row.cost().isEmpty())
                        .thenComparing(row -> row.cost().orElse(BigDecimal.ZERO))
                        .thenComparingDouble(row -> capability.applyAsDouble(row.model)))
                .map(Row::model);
    }

    /** @param trials of this model alone */
    record Row(String model, List<Trial> trials) {
        /** Share of all trials that gave a good answer; an error gave none. */
        double quality() {
            return share(trials);
        }

        /** The same of one kind; NaN if there was none of it. */
        double quality(String kind) {
            return share(trials.stream().filter(one -> one.kind().equals(kind)).toList());
        }

        long errors() {
            return trials.stream().filter(one -> !one.answered()).count();
        }

        /** Each kind of error with its count, such as {@code 403 refused_by_policy ×2}. */
        List<String> errorKinds() {
            return trials.stream()
                    .filter(one -> !one.answered())
                    .collect(Collectors.groupingBy(Trial::error, TreeMap::new, Collectors.counting()))
                    .entrySet()
                    .stream()
                    .map(entry -> entry.getKey() + " ×" + entry.getValue())
                    .toList();
        }

        /** Of those that answered, in milliseconds; 0 if none did. By the nearest rank. */
        long latency(double quantile) {
            List<Long> sorted = trials.stream()
                    .filter(Trial::answered)
                    .map(Trial::millis)
                    .sorted()
                    .toList();
            return sorted.isEmpty() ? 0 : sorted.get((int) Math.ceil(quantile * sorted.size()) - 1);
        }

        long inputTokens() {
            return trials.stream().mapToLong(Trial::inputTokens).sum();
        }

        long outputTokens() {
            return trials.stream().mapToLong(Trial::outputTokens).sum();
        }

        /** Whether no model was asked for any of its answers: they are a stand-in's, and tell nothing of the model. */
        boolean simulated() {
            return trials.stream().anyMatch(Trial::simulated);
        }

        /** Mean of an answer, in the price book's currency; empty if that of any answer is unknown. */
        Optional<BigDecimal> cost() {
            List<Trial> answered = trials.stream().filter(Trial::answered).toList();
            if (answered.isEmpty()
                    || answered.stream().anyMatch(one -> one.cost().isEmpty())) {
                return Optional.empty();
            }
            return Optional.of(answered.stream()
                    .map(one -> one.cost().orElseThrow())
                    .reduce(BigDecimal.ZERO, BigDecimal::add)
                    .divide(BigDecimal.valueOf(answered.size()), 9, RoundingMode.HALF_EVEN));
        }

        private static double share(List<Trial> some) {
            return some.stream().filter(Trial::good).count() / (double) some.size();
        }
    }
}
