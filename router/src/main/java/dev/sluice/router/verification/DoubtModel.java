package dev.sluice.router.verification;

import dev.sluice.router.difficulty.Difficulty;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What was learned of how answers fail: for each form of answer and each number of further samples a {@link Head}.
 * {@link Form#JSON} has one fitted on the signs that all forms share, since no labelled outputs in JSON were at hand;
 * {@link Form#OPEN} has none, since nothing can be compared. Immutable.
 */
public final class DoubtModel {
    private final Map<Key, Head> heads;
    private final Map<Form, Double> usual;

    record Key(Form form, int samples) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int byForm = form.compareTo(other.form);
            return byForm != 0 ? byForm : Integer.compare(samples, other.samples);
        }
    }

    /** @param usual the usual length of an output for answers of each form, in characters */
    DoubtModel(Map<Key, Head> heads, Map<Form, Double> usual) {
        this.heads = new TreeMap<>(heads);
        this.usual = new TreeMap<>(usual);
    }

    /** The one that ships; the first line of its resource says what it was fitted on. */
    public static DoubtModel standard() {
        return Standard.MODEL;
    }

    private static final class Standard {
        static final DoubtModel MODEL = DoubtFile.standard();
    }

    /** This one, and for forms that it knows nothing of the other. */
    public DoubtModel orElse(DoubtModel other) {
        Map<Key, Head> all = new TreeMap<>(other.heads);
        all.keySet().removeIf(key -> usual.containsKey(key.form()));
        all.putAll(heads);
        Map<Form, Double> lengths = new TreeMap<>(other.usual);
        lengths.putAll(usual);
        return new DoubtModel(all, lengths);
    }

    /** What it says of an answer; null if it knows nothing of answers of this form. */
    @Nullable
    Reading read(Evidence evidence, String asked, Difficulty difficulty) {
        Head head = heads.get(new Key(evidence.form(), evidence.others().size()));
        if (head == null) {
            return null;
        }
        double length = usual.getOrDefault(evidence.form(), 1.0);
        return new Reading(head, head.standardised(Signs.of(evidence, asked, difficulty, length)));
    }

    /** The signs of an answer beside the head that weighs them. */
    @SuppressWarnings("ArrayRecordComponent") // never compared, and seen by this package alone
    record Reading(Head head, double[] values) {
        double localLogit() {
            return Head.logit(head.local(), values) + head.localTrees().of(Head.floats(values));
        }

        double strongLogit() {
            return Head.logit(head.strong(), values) + head.strongTrees().of(Head.floats(values));
        }

        /** How far each sign moved the logit of the local model's success. */
        double[] moved() {
            double[] moved = new double[values.length];
            head.localTrees().explained(Head.floats(values), 1, moved);
            for (int at = 0; at < moved.length; at++) {
                moved[at] += head.local()[at] * values[at];
            }
            return moved;
        }
    }

    Map<Key, Head> heads() {
        return heads;
    }

    Map<Form, Double> usual() {
        return usual;
    }
}
