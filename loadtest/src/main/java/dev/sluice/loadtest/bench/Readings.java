package dev.sluice.loadtest.bench;

import dev.sluice.loadtest.load.LoadOutcome;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Everything the bench has read, and the report's rows made from it. */
final class Readings {
    private static final double MICROS_A_SECOND = 1e6;
    private static final double MICROS_A_MILLI = 1e3;

    /**
     * One measure of one target in one round.
     *
     * @param cpuSeconds of the proxy's processes; empty where there is none
     */
    record Reading(LoadOutcome outcome, Optional<Double> cpuSeconds) {}

    private final Map<Measure, Map<String, List<Reading>>> measured = new EnumMap<>(Measure.class);
    private final Map<String, List<Double>> starts = new LinkedHashMap<>();
    private final Map<String, List<Double>> idleMb = new LinkedHashMap<>();
    private final Map<String, List<Double>> loadedMb = new LinkedHashMap<>();
    private final Map<String, List<Double>> openMb = new LinkedHashMap<>();

    void add(Measure measure, String target, Reading reading) {
        measured.computeIfAbsent(measure, ignored -> new LinkedHashMap<>())
                .computeIfAbsent(target, ignored -> new ArrayList<>())
                .add(reading);
    }

    void started(String target, double seconds) {
        append(starts, target, seconds);
    }

    void idle(String target, double megabytes) {
        append(idleMb, target, megabytes);
    }

    void loaded(String target, double megabytes) {
        append(loadedMb, target, megabytes);
    }

    void streamsOpen(String target, double megabytes) {
        append(openMb, target, megabytes);
    }

    private static void append(Map<String, List<Double>> figures, String target, double figure) {
        figures.computeIfAbsent(target, ignored -> new ArrayList<>()).add(figure);
    }

    /** In the order they are shown. */
    List<Row> rows(int openStreams) {
        Goal memory = Goal.atMost(350);
        return List.of(
                row("cpu_json_us", "CPU µs a JSON request", 1, cpu(Measure.JSON_MANY, false), Goal.ratioAtMost(4.5)),
                row(
                        "cpu_burst_event_us",
                        "CPU µs an event, burst",
                        2,
                        cpu(Measure.BURST_MANY, true),
                        Goal.ratioAtMost(2.5)),
                row(
                        "cpu_paced_event_us",
                        "CPU µs an event, paced 15 ms",
                        1,
                        cpu(Measure.PACED_MANY, true),
                        Goal.ratioAtMost(2.5)),
                row("json_per_second", "JSON requests/s, 64 conn.", 0, rate(Measure.JSON_MANY)),
                row("json_per_second_one", "JSON requests/s, 1 conn.", 0, rate(Measure.JSON_ONE)),
                row(
                        "burst_per_second",
                        "burst streams/s, 64 conn.",
                        0,
                        rate(Measure.BURST_MANY),
                        Goal.ratioAtLeast(0.65)),
                row("burst_per_second_one", "burst streams/s, 1 conn.", 0, rate(Measure.BURST_ONE)),
                row("added_p50_ms", "added p50 ms, JSON, 1 conn.", 3, added(LoadOutcome::p50Micros), Goal.atMost(0.4)),
                row("added_p99_ms", "added p99 ms, JSON, 1 conn.", 3, added(LoadOutcome::p99Micros), Goal.atMost(0.8)),
                row("rss_idle_mb", "RSS MB idle", 0, idleMb, memory),
                row("rss_loaded_mb", "RSS MB after load", 0, loadedMb, memory),
                row("rss_open_streams_mb", "RSS MB, " + openStreams + " open streams", 0, openMb, memory),
                row("start_s", "start to first answer s", 2, starts, Goal.atMost(4)));
    }

    private static Row row(String key, String label, int digits, Map<String, List<Double>> figures, Goal goal) {
        return new Row(key, label, digits, figures, Optional.of(goal));
    }

    private static Row row(String key, String label, int digits, Map<String, List<Double>> figures) {
        return new Row(key, label, digits, figures, Optional.empty());
    }

    private Map<String, List<Double>> rate(Measure measure) {
        return each(measure, reading -> Optional.of(reading.outcome().answersPerSecond()));
    }

    private Map<String, List<Double>> cpu(Measure measure, boolean perEvent) {
        return each(measure, reading -> reading.cpuSeconds()
                .map(seconds -> seconds
                        * MICROS_A_SECOND
                        / (perEvent
                                ? reading.outcome().events()
                                : reading.outcome().answers())));
    }

    private Map<String, List<Double>> each(Measure measure, Function<Reading, Optional<Double>> figure) {
        Map<String, List<Double>> figures = new LinkedHashMap<>();
        measured.getOrDefault(measure, Map.of())
                .forEach((target, readings) -> figures.put(
                        target,
                        readings.stream().map(figure).flatMap(Optional::stream).toList()));
        return figures;
    }

    /** Over direct in the same round, in milliseconds. */
    private Map<String, List<Double>> added(Function<LoadOutcome, Double> micros) {
        Map<String, List<Reading>> all = measured.getOrDefault(Measure.JSON_ONE, Map.of());
        List<Reading> direct = all.getOrDefault(Target.DIRECT, List.of());
        Map<String, List<Double>> figures = new LinkedHashMap<>();
        all.forEach((target, readings) -> {
            if (!target.equals(Target.DIRECT)) {
                List<Double> added = new ArrayList<>();
                for (int round = 0; round < Math.min(readings.size(), direct.size()); round++) {
                    added.add((micros.apply(readings.get(round).outcome())
                                    - micros.apply(direct.get(round).outcome()))
                            / MICROS_A_MILLI);
                }
                figures.put(target, added);
            }
        });
        return figures;
    }
}
