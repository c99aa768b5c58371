package dev.sluice.router.difficulty.training;

import java.util.Map;

/** What people call the questions of public benchmarks. */
final class Benchmarks {
    private static final Map<String, String> SHOWN = Map.of(
            "gsm8k", "word problems",
            "gsm8k-l31", "word problems",
            "mmlu", "exam questions",
            "mmlu-pro", "hard exam questions",
            "math-l5", "competition mathematics",
            "crux", "programs to run in the head",
            "bfcl", "tool calls");

    private Benchmarks() {}

    /** Words for people; the benchmark's own name where it is a customer's. */
    static String shown(String benchmark) {
        return SHOWN.getOrDefault(benchmark, benchmark);
    }
}
