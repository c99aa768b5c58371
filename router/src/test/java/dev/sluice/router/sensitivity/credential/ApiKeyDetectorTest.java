package dev.sluice.router.sensitivity.credential;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.router.sensitivity.Confidence;
import dev.sluice.router.sensitivity.Detector;
import dev.sluice.router.sensitivity.DetectorContract;
import java.util.List;
import java.util.Random;
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
                "d" + "p.st.prd." + BODY,
                "ps" + "cale_tkn_" + BODY,
                "access" + "_token$production$" + BODY.toLowerCase(java.util.Locale.ROOT),
                HEX.substring(0, 32) + "-us" + "12",
                HEX.substring(0, 32) + "-" + HEX.substring(0, 8) + "-" + HEX.substring(8, 16),
                "71624953:" + "AA" + BODY.substring(0, 33),
                "MTA5NTk5NTYzMzYx" + BODY.substring(0, 9) + ".GqZtab." + BODY.substring(0, 30),
                "xY38" + "Q~" + BODY.substring(0, 34),
                HEX.substring(0, 32) + "." + BODY.substring(0, 16),
                "https://hooks." + "slack.com/services/T0AB1CD2E/B3FG4HI5J/" + BODY.substring(0, 24));
    }

    @Override
    protected List<String> benign() {
        return List.of(
                "AKIA" + "IOSFODNN7EXAMPLE",
                "sk" + "-your-key-goes-here-1234",
                "sk" + "-xxxxxxxxxxxxxxxxxxxxxxxx1",
                "sk-learn-contrib-lightning-wrappers",
                "gh" + "p_short",
                "h" + "f_requiredCharacteristicTypesForAllDisplays2",
                "xo" + "xp-572370529330-573807301142-572331691188-####",
                "s.thisstringhasonlylowercase",
                "task-" + BODY,
                "the SKILLS and ACADEMY of AIzawa",
                "getInstanceOfTheFactoryBean2 and a_very_long_name_with_underscores_9");
    }

    @Test
    void a_wrong_checksum_makes_a_key_less_sure() {
        String checked = BODY.substring(0, 30);
        assertThat(confidence("gh" + "p_" + checked + Crc32Base62.checksum(checked)))
                .isEqualTo(Confidence.HIGH);
        assertThat(confidence("gh" + "p_" + checked + "0AbCd1")).isEqualTo(Confidence.MEDIUM);
    }

    @Test
    void every_format_of_the_list_is_found() {
        Random random = new Random(11);
        for (KeyFormat format : KeyFormats.ALL) {
            String prefix = format.prefix().replace("?", "3").replace("*", "ab");
            StringBuilder key = new StringBuilder(prefix);
            while (key.length() < prefix.length() + format.longest()) {
                char unit = (char) (48 + random.nextInt(75));
                if (format.body().holds(unit) && unit != '.' && unit != '=') {
                    key.append(unit);
                }
            }
            assertThat(find("x " + key + " y")).as(format.prefix()).isNotEmpty();
        }
    }

    @Test
    void a_key_is_found_in_code_and_behind_a_name() {
        String key = "gh" + "p_" + BODY;
        for (String text : List.of("\"" + key + "\"", "KEY=" + key, "https://x/?k=" + key + "&b=1", "KEY_" + key)) {
            assertThat(find(text)).as(text).hasSize(1);
        }
    }
}
