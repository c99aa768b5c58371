package dev.sluice.router.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.router.prompt.Part;
import dev.sluice.router.prompt.Place;
import dev.sluice.router.sensitivity.Finding;
import dev.sluice.router.sensitivity.Scanner;
import dev.sluice.router.sensitivity.builtin.Detectors;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The law that base64 and hexadecimal are read whatever encoding of Unicode is below. */
class WideTextTest {
    private static final Scanner SCANNER = new Scanner(Detectors.builtIn());
    private static final String CARD = "4539 1488 0343 6467";

    @ParameterizedTest
    @CsvSource({
        "UTF-16LE, ''",
        "UTF-16BE, ''",
        "UTF-16LE, \ufeff",
        "UTF-16BE, \ufeff",
        "UTF-32LE, ''",
        "UTF-32BE, ''",
        "UTF-32LE, \ufeff",
        "UTF-32BE, \ufeff"
    })
    void a_card_in_wide_text_is_found(String charset, String mark) {
        for (String text : new String[] {
            "my card is " + CARD + " for ida",
            "моя карта " + CARD + ", спасибо",
            "我的信用卡号码是 " + CARD + "，请帮我查一下",
            "pay with " + CARD + " 👍"
        }) {
            byte[] bytes = (mark + text).getBytes(Charset.forName(charset));
            assertFound("see " + Base64.getEncoder().encodeToString(bytes));
            assertFound("see " + HexFormat.of().formatHex(bytes));
        }
    }

    @Test
    void a_last_character_that_is_cut_short_hides_nothing() {
        byte[] bytes = ("\ufeffcard " + CARD + "!").getBytes(Charset.forName("UTF-16LE"));
        assertFound("see " + Base64.getEncoder().encodeToString(Arrays.copyOf(bytes, bytes.length - 1)));
    }

    @Test
    void random_bytes_are_hardly_ever_wide_text() {
        Random random = new Random(5);
        int seen = 0;
        for (int i = 0; i < 10_000; i++) {
            byte[] bytes = new byte[24];
            random.nextBytes(bytes);
            seen += WideText.in(bytes, bytes.length) == null ? 0 : 1;
        }
        assertThat(seen).isLessThan(10);
    }

    @ParameterizedTest
    @ValueSource(ints = {0x96, 0x05, 0x4E, 0x60})
    void a_long_pattern_in_bytes_is_no_text(int pattern) {
        byte[] bytes = new byte[600];
        Arrays.fill(bytes, (byte) pattern);
        bytes[0] = 1;
        assertThat(WideText.in(bytes, bytes.length)).isNull();
        bytes[0] = (byte) pattern;
        assertThat(WideText.in(bytes, bytes.length)).isNull();
    }

    private static void assertFound(String text) {
        assertThat(scan(text).findings()).as(text).extracting(Finding::kind).contains("CREDIT_CARD");
    }

    private static Scanner.Scanned scan(String text) {
        return SCANNER.scan(List.of(new Part.Text(Place.at("text"), text)));
    }
}
