package dev.sluice.router.mode;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShareTest {
    @ParameterizedTest
    @CsvSource({
        "20%,0.2,20 %",
        "0.2,0.2,20 %",
        "0,0,0 %",
        "100%,1,100 %",
        "1,1,100 %",
        "2.5%,0.025,2.5 %",
        "0.0001,0.0001,0.01 %"
    })
    void percent_and_fractions_are_read_and_shown(String text, double share, String shown) {
        assertThat(Share.parse(text)).hasValue(share);
        assertThat(Share.shown(share)).isEqualTo(shown);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "%", "101%", "1.1", "-1", "1e-1", ".5", "5.", "1.2.3", "20 %", "0.0000000000001"})
    void what_is_no_share_is_not_read(String text) {
        assertThat(Share.parse(text)).isEmpty();
    }
}
