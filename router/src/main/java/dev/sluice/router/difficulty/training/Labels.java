package dev.sluice.router.difficulty.training;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the examples around each landmark are called: as most of them are. */
final class Labels {
    /** What people call the questions of public benchmarks; a customer's own name stays. */
    private static final Map<String, String> SHOWN = Map.of(
            "gsm8k", "word problems",
            "gsm8k-l31", "word problems",
            "mmlu", "exam questions",
            "mmlu-pro", "hard exam questions",
            "math-l5", "competition mathematics",
            "crux", "programs to run in the head",
            "bfcl", "tool calls");

    private Labels() {}

    /** @param near each example's nearness to each landmark */
    static List<String> of(List<Example> examples, float[][] near) {
        List<Map<String, Integer>> votes = new ArrayList<>();
        for (int j = 0; j < near[0].length; j++) {
            votes.add(new LinkedHashMap<>());
        }
        for (int r = 0; r < near.length; r++) {
            int nearest = 0;
            for (int j = 1; j < near[r].length; j++) {
                nearest = near[r][j] > near[r][nearest] ? j : nearest;
            }
            String benchmark = examples.get(r).benchmark();
            votes.get(nearest).merge(SHOWN.getOrDefault(benchmark, benchmark), 1, Integer::sum);
        }
        return votes.stream()
                .map(vote -> vote.entrySet().stream()
                        .max(Map.Entry.comparingByValue())
                        .map(Map.Entry::getKey)
                        .orElse("nothing learned from"))
                .toList();
    }
}
