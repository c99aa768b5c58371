package dev.sluice.router.difficulty;

import dev.sluice.router.difficulty.Difficulty.Feature;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** What moved the logit of one score, by the names that people know it by. None holds a word of the prompt. */
final class Movers {
    /** Smaller moves are not worth telling. */
    private static final double TOLD = 0.05;

    private static final List<String> PRESENT =
            Stream.of(Sign.values()).map(Sign::shown).toList();
    private static final List<String> ABSENT =
            PRESENT.stream().map(shown -> "no " + shown).toList();
    private static final Comparator<Feature> STRONGEST_FIRST =
            Comparator.comparingDouble((Feature feature) -> -Math.abs(feature.weight()));

    private final List<Feature> features = new ArrayList<>(24);

    /** What was learned, of which a share counts; all that the words say comes as what the prompt resembles. */
    void learned(Expert.Opinion opinion, double share) {
        if (share == 0) {
            return;
        }
        double[] moved = opinion.moved();
        double about = 0;
        for (int i = PRESENT.size(); i < moved.length; i++) {
            about += moved[i];
        }
        add(opinion.resembling(), share * about);
        for (int i = 0; i < PRESENT.size(); i++) {
            add((opinion.has(i) ? PRESENT : ABSENT).get(i), share * moved[i]);
        }
    }

    /**
     * What is held.
     *
     * @param amount the share that counts or, if {@code sum}, what it comes to, which the traits of that sign share
     */
    void held(Held held, double amount, boolean sum) {
        if (amount == 0) {
            return;
        }
        double all = 0;
        for (double move : held.moves()) {
            all += move * amount > 0 ? move : 0;
        }
        for (int i = 0; i < held.moves().length; i++) {
            double move = held.moves()[i];
            if (!sum) {
                add(Held.TRAITS.get(i).shown(), amount * move);
            } else if (move * amount > 0) {
                add(Held.TRAITS.get(i).shown(), amount * move / all);
            }
        }
    }

    List<Feature> strongestFirst() {
        features.removeIf(feature -> Math.abs(feature.weight()) < TOLD);
        features.sort(STRONGEST_FIRST);
        return features;
    }

    private void add(String name, double weight) {
        if (weight == 0) {
            return;
        }
        for (int i = 0; i < features.size(); i++) {
            if (features.get(i).name().equals(name)) {
                features.set(i, new Feature(name, features.get(i).weight() + weight));
                return;
            }
        }
        features.add(new Feature(name, weight));
    }
}
