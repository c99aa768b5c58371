package dev.sluice.router.difficulty.training;

import dev.sluice.router.difficulty.Encoder;
import dev.sluice.router.difficulty.LearnedModel;
import dev.sluice.router.difficulty.Provenance;
import dev.sluice.router.difficulty.QuestionKind;
import dev.sluice.router.difficulty.Weights;
import dev.sluice.router.difficulty.WordTable;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * One training: an expert for each kind of question that there is enough of, and one for all others. A benchmark
 * belongs to the kind that most of its questions are of. Exam questions range over all subjects, so they say most of
 * kinds that were not learned from.
 */
final class Fit {
    /** With fewer examples a kind gets no expert. */
    private static final int ENOUGH = 150;

    /** The gain from which on the strong model pays, by which experts of several kinds are made one measure. */
    private static final double MIDDLE = 0.35;

    private static final double MARGIN = 0.8;
    /** For models of one benchmark, which are asked of little else. */
    private static final double WIDE_MARGIN = 0.5;

    private static final Set<QuestionKind> ALL = Set.of(QuestionKind.values());
    private static final Set<QuestionKind> EXAMS = Set.of(QuestionKind.CHOICE, QuestionKind.WIDE_CHOICE);

    private final List<Example> examples;
    private final WordTable table;
    private final Consumer<String> progress;
    private final float[][] numbers;
    private final int[][] buckets;
    private final QuestionKind[] own;
    private final Map<String, QuestionKind> kinds = new TreeMap<>();
    private final double[] heldOut;

    Fit(List<Example> examples, WordTable table, Consumer<String> progress) {
        this.examples = examples;
        this.table = table;
        this.progress = progress;
        this.numbers = new float[examples.size()][];
        this.buckets = new int[examples.size()][];
        this.own = new QuestionKind[examples.size()];
        this.heldOut = new double[examples.size()];
    }

    Trainer.Trained train(Provenance provenance) {
        read();
        Map<QuestionKind, Weights> weights = new EnumMap<>(QuestionKind.class);
        if (kinds.size() == 1) {
            int[] all = rows(ALL);
            weights.put(QuestionKind.OTHER, fit("all", all, all, false, Double.NaN, WIDE_MARGIN));
        } else {
            for (QuestionKind kind : QuestionKind.values()) {
                int[] rows = IntStream.range(0, own.length)
                        .filter(r -> own[r] == kind || kind(r) == kind)
                        .toArray();
                if (kind != QuestionKind.OTHER && kinds.containsValue(kind) && rows.length >= ENOUGH) {
                    weights.put(kind, fit(shown(kind), rows, rows(Set.of(kind)), false, MIDDLE, MARGIN));
                }
            }
            int[] exams = rows(EXAMS);
            int[] without = rows(Arrays.stream(QuestionKind.values())
                    .filter(kind -> !weights.containsKey(kind))
                    .collect(Collectors.toSet()));
            int[] from = exams.length >= ENOUGH ? exams : rows(ALL);
            weights.put(QuestionKind.OTHER, fit("other", from, without, true, MIDDLE, MARGIN));
        }
        return new Trainer.Trained(
                new LearnedModel(table, weights, provenance),
                Arrays.stream(heldOut).boxed().toList());
    }

    private void read() {
        Encoder encoder = new Encoder(table);
        Map<String, Map<QuestionKind, Integer>> votes = new TreeMap<>();
        for (int r = 0; r < numbers.length; r++) {
            Example example = examples.get(r);
            numbers[r] = encoder.encode(example.prompt());
            buckets[r] = encoder.buckets(example.prompt());
            own[r] = encoder.kind(example.prompt());
            votes.computeIfAbsent(example.benchmark(), any -> new EnumMap<>(QuestionKind.class))
                    .merge(own[r], 1, Integer::sum);
        }
        votes.forEach((benchmark, vote) -> {
            int most = vote.values().stream().max(Integer::compare).orElse(0);
            vote.forEach((kind, count) -> {
                if (count == most) {
                    kinds.putIfAbsent(benchmark, kind);
                }
            });
        });
        progress.accept(numbers.length + " prompts read");
        kinds.forEach((benchmark, kind) -> progress.accept("  " + benchmark + ": " + shown(kind)));
    }

    private QuestionKind kind(int r) {
        return kinds.getOrDefault(examples.get(r).benchmark(), QuestionKind.OTHER);
    }

    private int[] rows(Set<QuestionKind> wanted) {
        return IntStream.range(0, examples.size())
                .filter(r -> wanted.contains(kind(r)))
                .toArray();
    }

    /** @param told the rows whose gains held out are taken from this expert; those it did not learn from stay 0 */
    private Weights fit(String name, int[] rows, int[] told, boolean centred, double middle, double margin) {
        List<Example> some = Arrays.stream(rows).mapToObj(examples::get).toList();
        float[][] theirs = Arrays.stream(rows).mapToObj(r -> numbers[r]).toArray(float[][]::new);
        int[][] words = Arrays.stream(rows).mapToObj(r -> buckets[r]).toArray(int[][]::new);
        ExpertFit expert = new ExpertFit(some, theirs, words, !centred, Outcomes.of(some, centred));
        Weights weights = expert.fit(middle, margin);
        double[] held = expert.heldOut();
        for (int i = 0; i < rows.length; i++) {
            if (Arrays.binarySearch(told, rows[i]) >= 0) {
                heldOut[rows[i]] = held[i];
            }
        }
        progress.accept("learned " + name + " from " + rows.length + " prompts");
        return weights;
    }

    private static String shown(QuestionKind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
