package dev.sluice.router.sensitivity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.router.prompt.Part;
import dev.sluice.router.prompt.Place;
import dev.sluice.router.sensitivity.builtin.Detectors;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The law that a disguise which is seen through in a short text is seen through in a long one. */
class LongTextTest {
    private static final Scanner SCANNER = new Scanner(Detectors.builtIn());
    private static final String PROSE = "The tide rises for six hours, then it falls again. ";
    private static final String ROW = "{\\\"title\\\":\\\"A note\\\",\\n \\\"body\\\":\\\"The tide rises\\\"}\\n";
    private static final String ESCAPED_BREAK = "\\n";

    @ParameterizedTest
    @CsvSource({
        "CREDIT_CARD, 4539|1488|0343|6467",
        "CREDIT_CARD, 4|5|3|9|1|4|8|8|0|3|4|3|6|4|6|7",
        "CREDIT_CARD, four|five|three|nine|one|four|eight|eight|zero|three|four|three|six|four|six|seven",
        "EMAIL, i|d|a|.|m|o|o|r|@|f|e|r|n|h|i|l|l|-|p|o|s|t|.|d|e"
    })
    void what_escaped_line_breaks_part_is_found_however_long_the_text_is(String kind, String value) {
        String hidden = "\n{\"rows\":\"" + value.replace("|", ESCAPED_BREAK) + "\"}\n";
        for (String filler : List.of(PROSE, ROW)) {
            for (int units : List.of(2_000, 20_000, 200_000)) {
                String around = filler.repeat(units / 2 / filler.length());
                assertThat(scan(around + hidden + around).findings())
                        .as("%d units of %s", units, filler)
                        .extracting(Finding::kind)
                        .contains(kind);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {PROSE, ROW})
    void a_long_text_without_anything_is_looked_through_to_its_end(String filler) {
        Scanner.Scanned seen = scan(filler.repeat(1_000_000 / filler.length()));
        assertThat(seen.findings()).isEmpty();
        assertThat(seen.unscannable()).isEmpty();
    }

    private static Scanner.Scanned scan(String text) {
        return SCANNER.scan(List.of(new Part.Text(Place.at("text"), text)));
    }
}
