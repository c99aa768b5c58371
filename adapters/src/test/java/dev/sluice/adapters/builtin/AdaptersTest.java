package dev.sluice.adapters.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.router.catalogue.Protocol;
import org.junit.jupiter.api.Test;

class AdaptersTest {
    @Test
    void every_protocol_but_pass_through_has_its_adapter() {
        for (Protocol protocol : Protocol.values()) {
            if (protocol == Protocol.PASS_THROUGH) {
                assertThat(Adapters.builtIn().of(protocol)).isEmpty();
            } else {
                assertThat(Adapters.builtIn().of(protocol)).hasValueSatisfying(adapter -> assertThat(adapter.protocol())
                        .isEqualTo(protocol));
            }
        }
    }
}
