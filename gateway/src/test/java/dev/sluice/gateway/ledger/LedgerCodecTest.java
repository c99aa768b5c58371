package dev.sluice.gateway.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class LedgerCodecTest {
    @Test
    void a_record_comes_back_as_it_was_written() {
        LedgerEntry entry = Entries.of("r1", Role.VERIFIED_AWAY);
        byte[] written = LedgerCodec.write(entry).toByteArray();
        assertThat(LedgerCodec.read(written)).isEqualTo(entry);
        assertThat(LedgerCodec.amends(written)).isFalse();
        byte[] amendment = LedgerCodec.amendment(entry).toByteArray();
        assertThat(LedgerCodec.read(amendment)).isEqualTo(entry);
        assertThat(LedgerCodec.amends(amendment)).isTrue();
    }

    @Test
    void a_record_from_before_attempts_had_roles_was_for_the_answer() {
        LedgerEntry entry = Entries.served("r1");
        byte[] now = LedgerCodec.write(entry).toByteArray();
        byte[] then = Arrays.copyOf(now, now.length - 4 - Role.ANSWER.name().length());
        then[0] = 1;
        assertThat(LedgerCodec.read(then)).isEqualTo(entry);
    }
}
