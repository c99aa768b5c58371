package dev.sluice.router.verification;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Fits a {@link DoubtModel}. Deterministic: the same examples in the same order give the same weights, whatever the
 * machine.
 */
public final class DoubtTraining {
    /**
     * How strongly weights are drawn towards 0, per squared standard deviation. Chosen by cross-validation over
     * questions: 10 to 200 differ by less than 0.01 of APGR, and the few examples of a small benchmark want more of it.
     */
    private static final double PENALTY = 100;

    /** Of a form with fewer examples nothing is learned. */
    private static final int FEWEST = 100;

    private DoubtTraining() {}

    /** For every form of which there are at least 100 examples, and for {@link Form#JSON} from all together. */
    public static DoubtModel fit(List<DoubtExample> examples) {
        Map<Form, List<DoubtExample>> byForm = new EnumMap<>(Form.class);
        for (DoubtExample example : examples) {
            if (example.evidence().form() != Form.OPEN) {
                byForm.computeIfAbsent(example.evidence().form(), any -> new ArrayList<>())
                        .add(example);
                byForm.computeIfAbsent(Form.JSON, any -> new ArrayList<>()).add(example);
            }
        }
        byForm.values().removeIf(few -> few.size() < FEWEST);
        Map<Form, Double> usual = new EnumMap<>(Form.class);
        Map<DoubtModel.Key, Head> heads = new TreeMap<>();
        byForm.forEach((form, those) -> {
            double length = median(those);
            usual.put(form, length);
            for (int samples = 0; samples <= Evidence.MOST; samples++) {
                int wanted = samples;
                List<DoubtExample> sampled = those.stream()
                        .filter(example -> example.evidence().others().size() >= wanted)
                        .toList();
                if (sampled.size() >= FEWEST) {
                    heads.put(new DoubtModel.Key(form, samples), head(form, sampled, samples, length));
                }
            }
        });
        return new DoubtModel(heads, usual);
    }

    private static double median(List<DoubtExample> examples) {
        double[] lengths = examples.stream()
                .mapToDouble(example -> example.evidence().length())
                .sorted()
                .toArray();
        return lengths[lengths.length / 2];
    }

    private static Head head(Form form, List<DoubtExample> examples, int samples, double usual) {
        List<Signs> signs = examples.stream()
                .map(example -> Signs.of(
                        example.evidence().as(form).withSamples(samples),
                        Asked.lastOf(example.prompt()),
                        example.difficulty(),
                        usual))
                .toList();
        double[][] rows = signs.stream().map(Signs::values).toArray(double[][]::new);
        int columns = rows[0].length;
        double[] means = new double[columns];
        double[] scales = new double[columns];
        for (int column = 0; column < columns; column++) {
            standardise(rows, column, means, scales);
        }
        double[] local = examples.stream().mapToDouble(DoubtExample::local).toArray();
        double[] strong = examples.stream().mapToDouble(DoubtExample::strong).toArray();
        double[] localWeights = rounded(LogisticFit.fit(rows, local, PENALTY));
        double[] strongWeights = rounded(LogisticFit.fit(rows, strong, PENALTY));
        boolean grow = form != Form.JSON && rows.length >= TreeFit.FEWEST;
        TreeFit trees = new TreeFit(grow ? rows : new double[0][]);
        return new Head(
                signs.getFirst().names(),
                means,
                scales,
                localWeights,
                strongWeights,
                trees.fit(localWeights, local),
                trees.fit(strongWeights, strong));
    }

    /** To the precision of a float: the last bits are noise, and would make the text long. */
    private static double[] rounded(double[] values) {
        return Arrays.stream(values).map(DoubtTraining::rounded).toArray();
    }

    private static double rounded(double value) {
        return Double.parseDouble(Float.toString((float) value));
    }

    private static void standardise(double[][] rows, int column, double[] means, double[] scales) {
        double sum = 0;
        for (double[] row : rows) {
            sum += row[column];
        }
        double mean = sum / rows.length;
        double squares = 0;
        for (double[] row : rows) {
            squares += (row[column] - mean) * (row[column] - mean);
        }
        double scale = Math.sqrt(squares / rows.length);
        // As they are written: trees ask whether a sign is at least so much, and a last bit would answer otherwise.
        means[column] = rounded(mean);
        scales[column] = scale < 1e-9 ? 0 : rounded(scale);
        for (double[] row : rows) {
            row[column] = Head.standardised(row[column], means[column], scales[column]);
        }
    }
}
