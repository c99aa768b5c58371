package dev.sluice.loadtest.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.loadtest.load.LoadOutcome;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RowTest {
    @Test
    void the_ratio_is_the_median_of_the_rounds_own_ratios() {
        // Round two ran on a machine twice as slow: the ratio of the medians would be 1.5.
        Row row = row(List.of(20.0, 40.0, 60.0), List.of(10.0, 20.0, 40.0), Goal.ratioAtMost(2));

        assertThat(row.ratio("sluice", "nginx")).hasValue(new Spread(2, 1.5, 2));
        assertThat(row.met()).hasValue(true);
    }

    @Test
    void a_goal_is_missed_when_the_median_is_beyond_it() {
        assertThat(row(List.of(3.0), List.of(1.0), Goal.ratioAtMost(2.5)).met()).hasValue(false);
        assertThat(row(List.of(0.6), List.of(1.0), Goal.ratioAtLeast(0.65)).met())
                .hasValue(false);
        assertThat(row(List.of(360.0), List.of(20.0), Goal.atMost(350)).met()).hasValue(false);
    }

    @Test
    void what_was_not_measured_is_neither_met_nor_missed() {
        assertThat(row(List.of(), List.of(1.0), Goal.ratioAtMost(2)).met()).isEmpty();
        assertThat(row(List.of(1.0), List.of(), Goal.ratioAtMost(2)).met()).isEmpty();
    }

    @Test
    void a_round_below_what_the_clock_counts_has_no_ratio() {
        assertThat(Spread.ofRatios(List.of(1.0, 4.0), List.of(0.0, 2.0))).hasValue(new Spread(2, 2, 2));
    }

    @Test
    void of_an_even_number_the_mean_of_the_middle_two_is_the_median() {
        assertThat(Spread.of(List.of(4.0, 1.0, 2.0, 100.0))).hasValue(new Spread(3, 1, 100));
    }

    @Test
    void rows_divide_cpu_by_requests_and_by_events_and_subtract_direct_of_the_same_round() {
        Readings readings = new Readings();
        readings.add(Measure.JSON_MANY, "sluice", reading(1000, 0, 100, 0.08));
        readings.add(Measure.BURST_MANY, "sluice", reading(10, 2000, 100, 0.01));
        readings.add(Measure.JSON_ONE, "direct", new Readings.Reading(outcome(10, 0, 100), Optional.empty()));
        readings.add(Measure.JSON_ONE, "sluice", reading(10, 0, 350, 0.01));

        assertThat(figure(readings, "cpu_json_us")).isEqualTo(80);
        assertThat(figure(readings, "cpu_burst_event_us")).isEqualTo(5);
        assertThat(figure(readings, "added_p50_ms")).isEqualTo(0.25);
    }

    @Test
    void the_table_marks_what_was_met_and_what_was_missed() {
        String table = new ReportTable(List.of("direct", "nginx", "sluice"), "nginx")
                .of(List.of(
                        row(List.of(3.0, 3.2), List.of(1.0, 1.0), Goal.ratioAtMost(4.5)),
                        row(List.of(400.0), List.of(20.0), Goal.atMost(350))));

        assertThat(table).contains("sluice ÷ nginx", "3.10 (3.00–3.20)", "≤ 4.5 × ✓", "≤ 350   ✗");
        assertThat(table.lines()
                        .filter(line -> !line.isBlank())
                        .map(String::length)
                        .distinct())
                .hasSize(1);
    }

    @Test
    void the_json_report_holds_every_round() {
        Machine machine = new Machine(2, "a \"CPU\"", "Linux", "JDK 25", 0.5);

        String json = ReportJson.of(
                machine,
                BenchPlan.quick(),
                List.of("-Xmx256m"),
                "nginx",
                List.of(row(List.of(3.0, 4.0), List.of(1.0, 1.0), Goal.ratioAtMost(4.5))));

        assertThat(json)
                .contains(
                        "\"cpu\":\"a \\\"CPU\\\"\"",
                        "\"sluice\":{\"rounds\":[3.0, 4.0],\"median\":3.5",
                        "\"met\":true");
    }

    private static double figure(Readings readings, String key) {
        return readings.rows(2000).stream()
                .filter(row -> row.key().equals(key))
                .findFirst()
                .flatMap(row -> row.figure("sluice"))
                .orElseThrow()
                .median();
    }

    private static Readings.Reading reading(long answers, long events, double p50, double cpuSeconds) {
        return new Readings.Reading(outcome(answers, events, p50), Optional.of(cpuSeconds));
    }

    private static LoadOutcome outcome(long answers, long events, double p50) {
        return new LoadOutcome(answers, events, 1, p50, p50, 0);
    }

    private static Row row(List<Double> sluice, List<Double> nginx, Goal goal) {
        return new Row("key", "label", 1, Map.of("sluice", sluice, "nginx", nginx), Optional.of(goal));
    }
}
