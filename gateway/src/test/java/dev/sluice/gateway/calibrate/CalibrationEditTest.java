package dev.sluice.gateway.calibrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.router.difficulty.Calibration;
import dev.sluice.router.difficulty.Calibration.Knot;
import dev.sluice.router.difficulty.PairCalibration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CalibrationEditTest {
    private static final PairCalibration PAIR = new PairCalibration(
            "local",
            "qwen3:32b",
            "Structural-1",
            Optional.of(new Calibration.Platt(0.84123, -1e-7)),
            Optional.of(new Calibration.Isotonic(
                    List.of(new Knot(0.1, 0.98), new Knot(0.10001, 0.97), new Knot(0.5, 0.9)))));

    private static final String ENTRY = """
              # Fitted NOTE
              - local: local
                strong: "qwen3:32b"
                model: Structural-1
                local_success: { method: platt, intercept: 0.8412, slope: 0 }
                strong_success: { method: isotonic, knots: [[0.1, 0.98], [0.5, 0.9]] }
            """;

    @Test
    void a_file_without_the_key_gets_it_at_its_end() {
        String yaml = "# mine\ncallers:\n  - name: app # the app\n";
        assertThat(CalibrationEdit.of(yaml, PAIR, "NOTE"))
                .isEqualTo(yaml + "\n# Written by ./sluice calibrate; see the shipped gateway.yml.\ncalibration:\n"
                        + ENTRY);
    }

    @Test
    void an_empty_list_becomes_one_with_the_entry_and_all_else_stays() {
        String yaml = "# above\ncalibration: []   # nothing yet\n\n# Who may call.\ncallers: []\n";
        assertThat(CalibrationEdit.of(yaml, PAIR, "NOTE"))
                .isEqualTo("# above\ncalibration:\n" + ENTRY + "\n# Who may call.\ncallers: []\n");
    }

    @Test
    void lines_keep_the_ends_they_have_and_new_ones_end_as_the_first_does() {
        String yaml = "# above\r\ncalibration: []   # nothing yet\r\ncallers: []\n# below\r\n";
        assertThat(CalibrationEdit.of(yaml, PAIR, "NOTE"))
                .isEqualTo("# above\r\ncalibration:\r\n" + ENTRY.replace("\n", "\r\n") + "callers: []\n# below\r\n");
        assertThat(CalibrationEdit.of("# above\r\nport: 1", PAIR, "NOTE"))
                .startsWith("# above\r\nport: 1\r\n\r\n# Written");
    }

    @Test
    void an_entry_of_the_same_pair_is_replaced_where_it_stands_and_others_keep_their_comments() {
        String other = """
                  # ours, do not touch
                  - { local: small, strong: "qwen3:32b", model: m, local_success: { method: platt, intercept: 1, slope: 0 } }
                """;
        String yaml = "calibration:\n" + other
                + ENTRY.replace("NOTE", "long ago").replace("0.8412", "3") + "# after\nport: 1\n";
        assertThat(CalibrationEdit.of(yaml, PAIR, "NOTE"))
                .isEqualTo("calibration:\n" + other + ENTRY + "# after\nport: 1\n");
    }

    @Test
    void a_new_pair_goes_first_since_the_first_counts() {
        String other = "  - local: local\n    strong: gpt\n    model: m\n";
        assertThat(CalibrationEdit.of("calibration:\n" + other, PAIR, "NOTE"))
                .isEqualTo("calibration:\n" + ENTRY + other);
    }

    @Test
    void doing_it_twice_is_doing_it_once() {
        String once = CalibrationEdit.of("port: 1\n", PAIR, "NOTE");
        assertThat(CalibrationEdit.of(once, PAIR, "NOTE")).isEqualTo(once);
        assertThat(UnifiedDiff.of("gateway.yml", once, once)).isEmpty();
    }

    @Test
    void what_is_written_in_one_line_is_left_to_its_author() {
        assertThatThrownBy(() -> CalibrationEdit.of("port: 1\ncalibration: [{ local: a }]\n", PAIR, "NOTE"))
                .hasMessageStartingWith("gateway.yml:2: calibration: written in one line");
    }

    @Test
    void the_change_is_shown_as_a_diff_that_patch_takes() {
        String yaml = "a: 1\nb: 2\nc: 3\nd: 4\ncalibration: []\ne: 5\nf: 6\ng: 7\nh: 8\n";
        assertThat(UnifiedDiff.of("conf/gateway.yml", yaml, CalibrationEdit.of(yaml, PAIR, "NOTE")))
                .isEqualTo("""
                        --- conf/gateway.yml
                        +++ conf/gateway.yml
                        @@ -2,7 +2,13 @@
                         b: 2
                         c: 3
                         d: 4
                        -calibration: []
                        +calibration:
                        +  # Fitted NOTE
                        +  - local: local
                        +    strong: "qwen3:32b"
                        +    model: Structural-1
                        +    local_success: { method: platt, intercept: 0.8412, slope: 0 }
                        +    strong_success: { method: isotonic, knots: [[0.1, 0.98], [0.5, 0.9]] }
                         e: 5
                         f: 6
                         g: 7
                        """);
    }
}
