package dev.sluice.router.sensitivity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.router.prompt.Part;
import dev.sluice.router.prompt.Part.Sort;
import dev.sluice.router.prompt.Place;
import dev.sluice.router.sensitivity.builtin.Detectors;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConversationTest {
    private static final Scanner SCANNER = new Scanner(Detectors.builtIn());

    @Test
    void a_question_tells_what_its_answer_is() {
        assertThat(kinds("assistant", "What is your SSN?", "user", "536221847")).contains("US_SSN");
        assertThat(kinds("user", "Account number:", "user", "55779911")).contains("BANK_ACCOUNT");
        assertThat(kinds("user", "passport number", "user", "C01X00T47")).contains("PASSPORT");
        assertThat(kinds("user", "The password is:", "user", "Tr0ub4dor&3-horse-staple"))
                .contains("SECRET.PASSWORD");
    }

    @Test
    void the_finding_is_in_the_answer() {
        assertThat(scan("assistant", "What is your SSN?", "user", "536221847").findings())
                .filteredOn(finding -> finding.kind().equals("US_SSN"))
                .extracting(finding -> finding.place() + ":" + finding.start() + "-" + finding.end())
                .containsOnly("/1:0-9");
    }

    @Test
    void a_word_or_value_may_be_cut_anywhere() {
        assertThat(kinds("user", "the pass", "user", "word is hunter2!xY")).contains("SECRET.PASSWORD");
        assertThat(kinds("user", "key AKIAQ", "user", "3EGTR", "user", "B7W5X", "user", "NZ2KD"))
                .contains("SECRET.API_KEY");
        assertThat(kinds("user", "mail ida.", "user", "moor", "user", "@", "user", "fernhill-post", "user", ".de"))
                .contains("EMAIL");
        assertThat(kinds("user", "CONFI", "user", "DENTIAL - do not distribute"))
                .contains("CONFIDENTIAL_MARKER");
    }

    @Test
    void a_speaker_goes_on_after_somebody_else() {
        assertThat(kinds("user", "mail ida.moor@fern", "assistant", "ok", "user", "hill-post.de"))
                .contains("EMAIL");
        assertThat(kinds("user", "The password is", "assistant", "Go on.", "user", "Tr0ub4dor&3-horse-staple"))
                .contains("SECRET.PASSWORD");
    }

    @Test
    void of_long_texts_the_ends_are_read_on() {
        String prose = "The committee met to discuss the plan for the library. ".repeat(20);
        assertThat(kinds("assistant", prose + "What is your SSN?", "user", "536221847 is it. " + prose))
                .contains("US_SSN");
    }

    @Test
    void talk_about_passwords_has_none() {
        Scanner.Scanned seen = scan(
                "user",
                "What is a password?",
                "assistant",
                "A password is a secret word.",
                "user",
                "Thanks. How long should it be?",
                "assistant",
                "At least twelve characters.",
                "user",
                "OK. And my account number?");
        assertThat(seen.findings()).isEmpty();
        assertThat(seen.unscannable()).isEmpty();
    }

    private static List<String> kinds(String... said) {
        return scan(said).findings().stream().map(Finding::kind).distinct().toList();
    }

    private static Scanner.Scanned scan(String... said) {
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < said.length; i += 2) {
            parts.add(new Part.Text(Place.at(Integer.toString(i / 2)), said[i + 1], Sort.SPEECH, said[i]));
        }
        return SCANNER.scan(parts);
    }
}
