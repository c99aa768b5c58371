package dev.sluice.router.sensitivity.contact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.router.sensitivity.Confidence;
import dev.sluice.router.sensitivity.Detector;
import dev.sluice.router.sensitivity.DetectorContract;
import java.util.List;
import org.junit.jupiter.api.Test;

class NetworkAddressDetectorTest extends DetectorContract {
    @Override
    protected Detector detector() {
        return new NetworkAddressDetector();
    }

    @Override
    protected String announcement() {
        return "client ip ";
    }

    @Override
    protected List<String> samples() {
        return List.of(
                "81.23.190.44",
                "134.201.7.9",
                "2a02:8388:1234::7f3e",
                "2a00:1450:4001:0828:0000:0000:0000:200e",
                "a4:5e:60:c1:9b:07",
                "a4-5e-60-c1-9b-07");
    }

    @Override
    protected List<String> benign() {
        return List.of(
                "127.0.0.1 and 0.0.0.0",
                "192.0.2.55, 198.51.100.7 and 203.0.113.9",
                "mask 255.255.255.0",
                "ask 8.8.8.8 or 1.1.1.1",
                "2001:db8::17",
                "00:00:5e:00:53:2a",
                "at 12:30:45 and 23:59:59",
                "std::vector::iterator",
                "::1",
                "build 110.24.30.130 of the version");
    }

    @Test
    void private_ones_and_versions_are_doubts() {
        assertThat(confidence("host 192.168.7.20")).isEqualTo(Confidence.LOW);
        assertThat(confidence("fe80::1ff:fe23:4567:890a")).isEqualTo(Confidence.LOW);
        assertThat(confidence("it is 2.24.30.13")).isEqualTo(Confidence.LOW);
    }

    @Test
    void a_global_one_is_likely_and_sure_beside_a_word_of_networks() {
        assertThat(confidence("from 81.23.190.44")).isEqualTo(Confidence.MEDIUM);
        assertThat(confidence("login from ip 81.23.190.44")).isEqualTo(Confidence.HIGH);
    }

    @Test
    void hardware_addresses_in_three_groups_with_dots_are_found() {
        assertThat(find("interface 8c3b.ad12.9f07 is down"))
                .extracting(finding -> finding.kind())
                .containsExactly("MAC_ADDRESS");
        assertThat(find("build 1.8c3b.ad12.9f07 and 8c3b.ad12.9f07.aa11")).isEmpty();
    }
}
