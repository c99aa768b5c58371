package dev.sluice.router.sensitivity.model;

import dev.sluice.router.sensitivity.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a model's outputs mean: {@code B-PER} begins a span of the label {@code PER}, {@code I-PER} and {@code PER} go
 * on with it ({@code E-}, {@code L-} as {@code I-}; {@code S-}, {@code U-} as {@code B-}). Tags whose label has no kind
 * count as nothing found.
 */
public final class Tags {
    private final List<Kind> kinds = new ArrayList<>();
    /** By tag: the place of its kind, or -1. */
    private final int[] kindOf;

    private final boolean[] begins;

    /**
     * @param tags in the order of the model's outputs
     * @param labels the kinds of the labels to look for
     * @throws IllegalArgumentException if no tag has one of the labels
     */
    public Tags(List<String> tags, Map<String, Kind> labels) {
        kindOf = new int[tags.size()];
        begins = new boolean[tags.size()];
        Map<String, Integer> places = new LinkedHashMap<>();
        labels.forEach((label, kind) -> {
            places.put(label, kinds.size());
            kinds.add(kind);
        });
        Set<String> missing = new TreeSet<>(labels.keySet());
        for (int i = 0; i < kindOf.length; i++) {
            String label = label(tags.get(i));
            kindOf[i] = places.getOrDefault(label, -1);
            begins[i] = !label.equals(tags.get(i)) && "BSU".indexOf(tags.get(i).charAt(0)) >= 0;
            missing.remove(label);
        }
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException("no tag for " + String.join(", ", missing));
        }
    }

    private static String label(String tag) {
        return tag.length() > 2 && tag.charAt(1) == '-' && "BIESLU".indexOf(tag.charAt(0)) >= 0
                ? tag.substring(2)
                : tag;
    }

    /** How many outputs the model has. */
    public int size() {
        return kindOf.length;
    }

    List<Kind> kinds() {
        return kinds;
    }

    /** A word's probabilities: of each kind, that it begins there in the first half, that it goes on in the second. */
    float[] probabilities(float[] scores) {
        if (scores.length != kindOf.length) {
            throw new IllegalStateException(scores.length + " outputs (expected " + kindOf.length + ")");
        }
        double most = Double.NEGATIVE_INFINITY;
        for (float score : scores) {
            most = Math.max(most, score);
        }
        double sum = 0;
        float[] probabilities = new float[2 * kinds.size()];
        for (float score : scores) {
            sum += Math.exp(score - most);
        }
        if (!(sum >= 1)) {
            // What is no number would be under every threshold, and the text would pass as seen.
            throw new IllegalStateException("the model's scores are no numbers");
        }
        for (int i = 0; i < scores.length; i++) {
            if (kindOf[i] >= 0) {
                probabilities[kindOf[i] + (begins[i] ? 0 : kinds.size())] += (float) (Math.exp(scores[i] - most) / sum);
            }
        }
        return probabilities;
    }
}
