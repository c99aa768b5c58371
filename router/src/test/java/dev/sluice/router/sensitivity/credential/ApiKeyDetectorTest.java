package dev.sluice.router.sensitivity.credential;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.router.sensitivity.Detector;
import dev.sluice.router.sensitivity.DetectorContract;
import java.util.List;
import org.junit.jupiter.api.Test;

class ApiKeyDetectorTest extends DetectorContract {
    /** Joined to a prefix at run time, so that no whole key stands in the source. */
    private static final String BODY = "q7Zt0aB1cD2eF3gH4iJ5kL6mN7oP8qR9sT0uV1wX2yZ3";

    private static final String HEX = "0f9e8d7c6b5a4c3b2a1f0e9d8c7b6a5f4e3d2c1b";

    @Override
    protected Detector detector() {
        return new ApiKeyDetector();
    }

    @Override
    protected List<String> samples() {
        return List.of(
                "sk" + "-" + BODY,
                "sk" + "-proj-" + BODY,
                "sk" + "-ant-api03-" + BODY,
                "sk" + "-sluice-" + BODY,
                "AKIA" + "Q7ZT0AB1CD2EF3GH",
                "ASIA" + "Q7ZT0AB1CD2EF3GH",
                "AKIA" + "PAXPFGDEYIGHFYIF",
                "gh" + "p_VtL4bJWC7GplPBKc7muprc6YOur11dqJuU3s",
                "sk" + "-proj-" + BODY.replaceAll("[0-9]", "x"),
                "gh" + "p_" + BODY,
                "gh" + "o_" + BODY,
                "gh" + "s_" + BODY,
                "github" + "_pat_" + BODY,
                "gl" + "pat-" + BODY,
                "xo" + "xb-1234-" + BODY,
                "sk" + "_live_" + BODY,
                "rk" + "_live_" + BODY,
                "AI" + "za" + BODY,
                "SK" + HEX.substring(0, 32),
                "SG" + "." + BODY.substring(0, 22) + "." + BODY,
                "np" + "m_" + BODY,
                "py" + "pi-" + BODY,
                "h" + "f_" + BODY,
                "ey" + "JhbGciOiJIUzI1NiJ9.eyJzdWIiOiI3MzkifQ." + BODY);
    }

    @Override
    protected List<String> benign() {
        return List.of(
                "AKIA" + "IOSFODNN7EXAMPLE",
                "sk" + "-your-key-goes-here-1234",
                "sk" + "-xxxxxxxxxxxxxxxxxxxxxxxx1",
                "sk-learn-contrib-lightning-wrappers",
                "gh" + "p_short",
                "task-" + BODY,
                "the SKILLS and ACADEMY of AIzawa",
                "getInstanceOfTheFactoryBean2 and a_very_long_name_with_underscores_9");
    }

    @Test
    void a_key_is_found_in_code_and_behind_a_name() {
        String key = "gh" + "p_" + BODY;
        for (String text : List.of("\"" + key + "\"", "KEY=" + key, "https://x/?k=" + key + "&b=1", "KEY_" + key)) {
            assertThat(find(text)).as(text).hasSize(1);
        }
    }
}
