package dev.sluice.router.sensitivity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.sluice.router.prompt.Part;
import dev.sluice.router.prompt.Place;
import dev.sluice.router.sensitivity.builtin.Detectors;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The law that a request takes time by its length, whatever it holds. */
class HostileTextTest {
    private static final Scanner SCANNER = new Scanner(Detectors.builtIn());

    /** Where a step took the square of the length, a megabyte took minutes; a tenth of this is ample even so. */
    private static final Duration AMPLE = Duration.ofSeconds(20);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1234-",
                "OOO ",
                "4Sl 92OS ",
                "\\u{",
                "net a ",
                "sqlplus a/b ",
                "password=\"a\",",
                "密码是",
                "curl -u a:b ",
                "zip 12345 ",
                "cvv 123 ",
                "ssn 666-12-3456 ",
                "LS0tLS1CRUdJTi/",
                "<b>",
                "a1|b2|",
                "?a=b+c",
                "p2 = \"a\"\n",
                "x@y[.]",
                "\\\\\\\\\\\\u0041"
            })
    void a_megabyte_of_one_candidate_after_another_is_soon_done(String piece) {
        String text = piece.repeat((1 << 20) / piece.length());
        assertTimeoutPreemptively(AMPLE, () -> scan(text), piece);
    }

    @ParameterizedTest
    @ValueSource(strings = {"密码是", "curl -u a:b ", "ssn 666-12-3456 "})
    void what_is_not_searched_to_its_end_stays_in_the_house(String piece) {
        Scanner.Scanned seen = scan(piece.repeat((1 << 20) / piece.length()));
        assertThat(seen.unscannable()).isNotEmpty();
    }

    @Test
    void a_page_full_of_candidates_is_searched_to_its_end() {
        Scanner.Scanned seen = scan("The password of the ledger is kept elsewhere; call curl -u a:b. ".repeat(60));
        assertThat(seen.unscannable()).isEmpty();
    }

    private static Scanner.Scanned scan(String text) {
        return SCANNER.scan(List.of(new Part.Text(Place.at("text"), text)));
    }
}
