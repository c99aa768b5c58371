package dev.sluice.gateway.dispatch;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

final class OverheardTest {
    private static ByteBuf bytes(String text) {
        return Unpooled.copiedBuffer(text, UTF_8);
    }

    @RepeatedTest(50)
    void a_stream_cut_anywhere_says_the_same_and_passes_as_it_came(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        String text = Spoken.of("Grüße", " ", "aus 東京", ".").text(true);
        ByteBuf all = bytes(text);
        Overheard overheard = new Overheard(new HeldRoom(1 << 20).place());
        StringBuilder passed = new StringBuilder();
        while (all.isReadable()) {
            ByteBuf piece = all.readSlice(Math.min(all.readableBytes(), 1 + random.nextInt(60)));
            String before = piece.toString(ISO_8859_1);
            assertThat(overheard.hear(piece)).isTrue();
            assertThat(piece.toString(ISO_8859_1)).isEqualTo(before);
            passed.append(before);
        }
        assertThat(overheard.said(true).text()).isEqualTo("Grüße aus 東京.");
        assertThat(overheard.said(true).finish()).isEqualTo("stop");
        assertThat(passed).hasSize(text.getBytes(UTF_8).length);
    }

    @Test
    void it_keeps_no_more_than_there_is_room_for_and_gives_it_back() {
        HeldRoom room = new HeldRoom(1_000);
        Overheard one = new Overheard(room.place());
        Overheard other = new Overheard(room.place());
        assertThat(one.hear(bytes("x".repeat(600)))).isTrue();
        assertThat(room.taken()).isBetween(600L, 700L);
        assertThat(other.hear(bytes("x".repeat(600)))).isFalse();
        one.forget();
        one.forget();
        other.forget();
        assertThat(room.taken()).isZero();
        assertThat(one.hear(bytes("late"))).isFalse();
        assertThat(room.taken()).isZero();
    }

    @Test
    void what_is_longer_than_a_megabyte_is_not_kept_whatever_room_there_is() {
        HeldRoom room = new HeldRoom(1L << 30);
        Overheard overheard = new Overheard(room.place());
        ByteBuf half = bytes("x".repeat((1 << 19) - 100));
        assertThat(overheard.hear(half)).isTrue();
        assertThat(overheard.hear(half)).isTrue();
        assertThat(overheard.hear(bytes("x".repeat(200)))).isFalse();
        assertThat(room.taken()).isLessThan(1 << 20);
    }

    @Test
    void small_pieces_count_with_what_they_take_beside_their_bytes() {
        HeldRoom room = new HeldRoom(1_000);
        Overheard overheard = new Overheard(room.place());
        int heard = 0;
        while (overheard.hear(bytes("x"))) {
            heard++;
        }
        assertThat(heard).isLessThan(100);
    }
}
