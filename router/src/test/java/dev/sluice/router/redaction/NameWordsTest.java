package dev.sluice.router.redaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.router.decision.Treatment;
import dev.sluice.router.decision.Treatment.Action;
import dev.sluice.router.sensitivity.Confidence;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A name that was found in one place names nobody in any other. */
class NameWordsTest {
    private static final Treatment PSEUDONYMS = new Treatment(Action.PSEUDONYM, Map.of());

    private record Done(Redacted redacted, String text) {}

    /** The name is the beginning of the text, and found there. */
    private static Done treated(String name, Confidence confidence, String rest, Action action) {
        RedactionTest.Plain passage = new RedactionTest.Plain(name + rest, false);
        List<Hit> hits = List.of(new Hit(0, 0, name.length(), "PERSON", confidence));
        Redacted redacted =
                Redaction.of(List.of(passage), hits, new Treatment(action, Map.of()), new Random(name.hashCode()));
        return new Done(
                redacted,
                Redacted.applied(passage.text(), redacted.replacements().getFirst()));
    }

    private static Done treated(String name, String rest) {
        return treated(name, Confidence.MEDIUM, rest, Action.PSEUDONYM);
    }

    @Test
    void a_name_is_replaced_in_every_case_and_comes_back_in_it() {
        String rest = " has diabetes. LEE needs insulin; lee is allergic. Lee's wife, Ms LEE-MOOR, asked KEVIN.";
        Done done = treated("Kevin Lee", rest);
        assertThat(done.text).doesNotContainIgnoringCase("lee").doesNotContainIgnoringCase("kevin");
        Restoring restoring = done.redacted.restoration().text();
        assertThat(restoring.feed(done.text) + restoring.flush()).isEqualTo("Kevin Lee" + rest);
        String family = done.text.substring(done.text.indexOf(' ') + 1, done.text.indexOf(" has"));
        assertThat(done.text).contains(family.toUpperCase(java.util.Locale.ROOT) + " needs");
        Restoring answer = done.redacted.restoration().text();
        assertThat(answer.feed("ask " + family + "s and " + family.toLowerCase(java.util.Locale.ROOT)) + answer.flush())
                .isEqualTo("ask Lees and lee");
    }

    @ParameterizedTest
    @CsvSource({
        "Ruth Vogel, Vogels Akte, ogel",
        "Ruth Vogel, rufe ruth.vogel oder RuthVogel, ogel",
        "Ruth Vogel, Konto vogel1984, ogel",
        "Linh Ng, NG and ng, ng",
        "Uwe Groß, GROSS, gross",
        "Ülkü Ógáin, ÓGÁIN und ógáin, ógáin",
        "Nathan Lane, lane is late and LANE too, lane",
        "Ida Moor, M\u00adoor, oor",
        "Ida Moor, ＭＯＯＲ, ＭＯＯＲ",
        "王小明, 请联系王小明先生, 小明",
        "김민수, 김민수가 왔다, 민수"
    })
    void no_spelling_of_a_name_is_left(String name, String rest, String left) {
        assertThat(treated(name, ": " + rest).text).doesNotContainIgnoringCase(left);
        assertThat(treated(name, Confidence.HIGH, ": " + rest, Action.MASK).text)
                .doesNotContainIgnoringCase(left);
    }

    @ParameterizedTest
    @ValueSource(strings = {" fleece and leeway", " elee", " Leeds is a town", " lee2"})
    void a_word_that_only_holds_a_name_stays(String rest) {
        assertThat(treated("Kevin Lee", rest).text).endsWith(rest);
    }

    @Test
    void what_belongs_to_every_name_stays() {
        String rest = " lives in the city of la Paz, in der Nähe, with mr nobody";
        assertThat(treated("Dr Maria de la Cruz Der", rest).text).endsWith(rest);
    }

    @Test
    void a_name_that_no_text_can_do_without_does_not_leave() {
        assertThatThrownBy(() -> treated("Will Moor", " is ill. will needs insulin."))
                .isInstanceOf(Untreatable.class);
        assertThat(treated("Will Moor", " is ill. WILL needs insulin. Will, too.").text)
                .doesNotContainIgnoringCase("will");
    }

    @Test
    void a_doubtful_name_does_not_change_the_words_of_a_text() {
        assertThat(treated("Rosa Gross", Confidence.LOW, " sees a rosa gross rose", Action.PSEUDONYM).text)
                .endsWith(" sees a rosa gross rose");
    }

    @Test
    void a_name_within_a_longer_finding_is_looked_for_too() {
        RedactionTest.Plain passage = new RedactionTest.Plain("Kevin Lee is ill. LEE sleeps.", false);
        List<Hit> hits = List.of(
                new Hit(0, 0, 16, "HEALTH_FACT", Confidence.HIGH), new Hit(0, 0, 9, "PERSON", Confidence.MEDIUM));
        Redacted redacted = Redaction.of(List.of(passage), hits, PSEUDONYMS, new Random(3));
        assertThat(Redacted.applied(passage.text(), redacted.replacements().getFirst()))
                .doesNotContain("LEE");
    }

    @Test
    void a_name_in_a_fixed_part_cannot_be_treated() {
        List<RedactionTest.Plain> passages =
                List.of(new RedactionTest.Plain("Kevin Lee", false), new RedactionTest.Plain("lee", true));
        assertThatThrownBy(() -> Redaction.of(passages, List.of(new Hit(0, 0, 9, "PERSON")), PSEUDONYMS, new Random(1)))
                .isInstanceOf(Untreatable.class);
    }
}
