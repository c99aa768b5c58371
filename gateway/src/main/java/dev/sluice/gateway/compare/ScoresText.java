package dev.sluice.gateway.compare;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A comparison for people, and for programs. Ids, words from closed lists and numbers; never a prompt or an answer. */
public final class ScoresText {
    private ScoresText() {}

    /**
     * @param pass share of good answers that is enough, 0 to 1
     * @param capability by model
     */
    public static void table(
            Scores scores, double pass, ToDoubleFunction<String> capability, String currency, PrintWriter out) {
        rows(scores, currency, out);
        out.println();
        Optional<String> cheapest = scores.cheapest(pass, capability);
        out.println(cheapest.map(model -> model + (scores.of(model).simulated() ? " (SIMULATED)" : "")
                        + " is the cheapest that passes (" + percent(pass) + ").")
                .orElse("None passes (" + percent(pass) + ")."));
    }

    /** A row for each model, whichever passes. */
    public static void rows(Scores scores, String currency, PrintWriter out) {
        List<String> kinds = new ArrayList<>(scores.kinds());
        int width = Math.max(
                5, scores.models().stream().mapToInt(String::length).max().orElse(5));
        StringBuilder head = new StringBuilder(String.format("%-" + width + "s  quality", "model"));
        kinds.forEach(kind -> head.append(String.format("  %7s", kind)));
        head.append(String.format(
                "  %7s  %7s  %7s  %8s  %8s  %14s", "errors", "p50 ms", "p95 ms", "tok in", "tok out", "cost/answer"));
        out.println(head);
        out.println("─".repeat(head.length()));
        for (String model : scores.models()) {
            Scores.Row row = scores.of(model);
            StringBuilder line = new StringBuilder(
                    String.format(Locale.ROOT, "%-" + width + "s  %5.1f %%", model, row.quality() * 100));
            kinds.forEach(kind -> line.append(String.format(Locale.ROOT, "  %5.1f %%", row.quality(kind) * 100)));
            line.append(String.format(
                    Locale.ROOT,
                    "  %7d  %7d  %7d  %8d  %8d  %14s",
                    row.errors(),
                    row.latency(0.5),
                    row.latency(0.95),
                    row.inputTokens(),
                    row.outputTokens(),
                    row.cost()
                            .map(cost -> cost.toPlainString() + " " + currency)
                            .orElse("unknown")));
            out.println(line);
            if (row.simulated()) {
                out.println("  SIMULATED: no model was asked, so its quality and times say nothing of " + model
                        + "; the cost is what the real one would bill");
            }
            row.errorKinds().forEach(error -> out.println("  " + error));
        }
    }

    /** The same as one JSON object. */
    public static String json(Scores scores, double pass, ToDoubleFunction<String> capability, String currency) {
        ObjectNode top = JsonMapper.shared().createObjectNode();
        top.put("pass", pass);
        top.put("currency", currency);
        top.put("cheapest", scores.cheapest(pass, capability).orElse(null));
        ArrayNode models = top.putArray("models");
        for (String model : scores.models()) {
            Scores.Row row = scores.of(model);
            ObjectNode one = models.addObject();
            one.put("model", model);
            one.put("simulated", row.simulated());
            one.put("quality", row.quality());
            ObjectNode by = one.putObject("by");
            scores.kinds().forEach(kind -> by.put(kind, row.quality(kind)));
            one.put("errors", row.errors());
            one.put("p50_ms", row.latency(0.5));
            one.put("p95_ms", row.latency(0.95));
            one.put("input_tokens", row.inputTokens());
            one.put("output_tokens", row.outputTokens());
            one.put("cost", row.cost().map(cost -> cost.toPlainString()).orElse(null));
        }
        ArrayNode trials = top.putArray("trials");
        for (Trial trial : scores.trials()) {
            ObjectNode one = trials.addObject();
            one.put("model", trial.model());
            one.put("id", trial.prompt());
            one.put("kind", trial.kind());
            one.put("good", trial.good());
            one.put("error", trial.answered() ? null : trial.error());
            one.put("ms", trial.millis());
        }
        return JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(top);
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.0f %% good answers are enough", share * 100);
    }
}
