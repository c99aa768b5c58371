package dev.sluice.router.sensitivity;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.router.prompt.Part;
import dev.sluice.router.prompt.Place;
import dev.sluice.router.sensitivity.builtin.Detectors;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Codes at either end of what is decoded: as short as a number can be, and as deep as nobody goes. */
class ShortCodesTest {
    private static final Scanner SCANNER = new Scanner(Detectors.builtIn());

    @Test
    void a_number_alone_in_base64_is_found_whole() {
        String coded = base64("536-22-1847");
        assertThat(scan("see " + coded + ", thanks").findings()).anySatisfy(finding -> {
            assertThat(finding.kind()).isEqualTo("US_SSN");
            assertThat(finding.start()).isEqualTo(4);
            assertThat(finding.end()).isBetween(3 + coded.length(), 4 + coded.length());
        });
        assertThat(scan("{\"note\":\"" + base64("+491712345678") + "\"}").findings())
                .extracting(Finding::kind)
                .contains("PHONE");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "someVariable12=5; otherVariab1e==7",
                "total4thisRow1= 12",
                "see QUJDREVGRzEyMw== and bm90aGluZyAx",
                "checksum 9f86d081884c7d=",
            })
    void short_words_before_equals_signs_are_nothing(String text) {
        assertThat(scan(text).findings()).isEmpty();
        assertThat(scan(text).unscannable()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 5, 7})
    void what_is_encoded_deeper_than_anybody_looks_is_unscannable(int depth) {
        String text = "card 4539 1488 0343 6467, thanks";
        for (int i = 0; i < depth; i++) {
            text = base64(text);
        }
        assertThat(scan("see " + text).unscannable()).isNotEmpty();
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
    }

    private static Scanner.Scanned scan(String text) {
        return SCANNER.scan(List.of(new Part.Text(Place.at("text"), text)));
    }
}
