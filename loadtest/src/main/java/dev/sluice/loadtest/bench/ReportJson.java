package dev.sluice.loadtest.bench;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The report for scripts: every figure of every round. */
final class ReportJson {
    private ReportJson() {}

    static String of(Machine machine, BenchPlan plan, List<String> jvmFlags, String yardstick, List<Row> rows) {
        return "{\"machine\":{\"cores\":" + machine.cores() + ",\"cpu\":" + string(machine.cpu()) + ",\"kernel\":"
                + string(machine.kernel()) + ",\"jdk\":" + string(machine.jdk()) + ",\"load_before\":"
                + machine.loadBefore() + "},\n\"plan\":{\"rounds\":" + plan.rounds() + ",\"seconds\":" + plan.seconds()
                + ",\"paced_seconds\":" + plan.pacedSeconds() + ",\"warm_up_seconds\":" + plan.warmUpSeconds()
                + ",\"starts\":" + plan.starts() + ",\"open_streams\":" + plan.openStreams() + ",\"prompt_bytes\":"
                + plan.promptBytes() + "},\n\"sluice_jvm_flags\":"
                + jvmFlags.stream().map(ReportJson::string).collect(Collectors.joining(",", "[", "]"))
                + ",\n\"ratio_to\":" + string(yardstick) + ",\n\"rows\":[\n"
                + rows.stream().map(row -> row(row, yardstick)).collect(Collectors.joining(",\n"))
                + "\n]}\n";
    }

    private static String row(Row row, String yardstick) {
        String figures = row.figures().entrySet().stream()
                .map(entry -> string(entry.getKey()) + ":" + figures(entry, row.ratio(entry.getKey(), yardstick)))
                .collect(Collectors.joining(",", "{", "}"));
        return "{\"key\":" + string(row.key()) + ",\"label\":" + string(row.label()) + ",\"targets\":" + figures
                + row.goal()
                        .map(goal -> ",\"goal\":{\"of\":" + (goal.ofRatio() ? "\"ratio\"" : "\"figure\"") + ","
                                + (goal.atMost() ? "\"at_most\":" : "\"at_least\":") + goal.limit() + ",\"met\":"
                                + row.met().map(String::valueOf).orElse("null") + "}")
                        .orElse("")
                + "}";
    }

    private static String figures(Map.Entry<String, List<Double>> entry, Optional<Spread> ratio) {
        return "{\"rounds\":" + entry.getValue()
                + Spread.of(entry.getValue())
                        .map(spread -> ",\"median\":" + spread.median())
                        .orElse("")
                + ratio.map(spread -> ",\"ratio\":{\"median\":" + spread.median() + ",\"smallest\":" + spread.smallest()
                                + ",\"largest\":" + spread.largest() + "}")
                        .orElse("")
                + "}";
    }

    private static String string(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.chars().forEach(c -> {
            if (c == '"' || c == '\\') {
                quoted.append('\\').append((char) c);
            } else if (c < ' ') {
                quoted.append(String.format("\\u%04x", c));
            } else {
                quoted.append((char) c);
            }
        });
        return quoted.append('"').toString();
    }
}
