package dev.sluice.router.redaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.router.decision.Treatment;
import dev.sluice.router.decision.Treatment.Action;
import dev.sluice.router.sensitivity.Confidence;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RedactionTest {
    private static final Treatment PSEUDONYMS = new Treatment(Action.PSEUDONYM, Map.of());

    /** A text in which findings are marked as {@code {KIND|value}}. */
    private record Marked(String text, List<Hit> hits) {
        static Marked of(int passage, String marked) {
            StringBuilder text = new StringBuilder();
            List<Hit> hits = new ArrayList<>();
            int from = 0;
            for (int open = marked.indexOf('{'); open >= 0; open = marked.indexOf('{', from)) {
                int bar = marked.indexOf('|', open);
                int close = marked.indexOf('}', bar);
                text.append(marked, from, open);
                int start = text.length();
                text.append(marked, bar + 1, close);
                hits.add(new Hit(passage, start, text.length(), marked.substring(open + 1, bar)));
                from = close + 1;
            }
            return new Marked(text.append(marked.substring(from)).toString(), hits);
        }
    }

    record Plain(String text, boolean fixed) implements Passage {
        @Override
        public String value(int start, int end) {
            return text.substring(start, end);
        }
    }

    private record Done(Redacted redacted, List<String> texts) {}

    private static Done redacted(Treatment treatment, long seed, String... marked) {
        List<Plain> passages = new ArrayList<>();
        List<Hit> hits = new ArrayList<>();
        for (int i = 0; i < marked.length; i++) {
            Marked one = Marked.of(i, marked[i]);
            passages.add(new Plain(one.text, false));
            hits.addAll(one.hits);
        }
        Redacted redacted = Redaction.of(passages, hits, treatment, new Random(seed));
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < marked.length; i++) {
            texts.add(Redacted.applied(
                    passages.get(i).text, redacted.replacements().get(i)));
        }
        return new Done(redacted, texts);
    }

    private static String surrogate(String kind, String value) {
        return redacted(PSEUDONYMS, 7, "{" + kind + "|" + value + "}").texts.getFirst();
    }

    private static String restored(Redacted redacted, String answer) {
        Restoring restoring = redacted.restoration().text();
        return restoring.feed(answer) + restoring.flush();
    }

    @ParameterizedTest
    @CsvSource({
        "CREDIT_CARD, 4539 1488 0343 6467, 9999 \\d{4} \\d{4} \\d{4}",
        "CREDIT_CARD, 378282246310005, 9999\\d{11}",
        "US_SSN, 219-09-9999, 9\\d\\d-[0-4]\\d-\\d{4}",
        "EMAIL, ida@moor.example.test, [a-z]+\\d{4}@example\\.(com|net|org)",
        "EMAIL, Ida@moor.example.test, [A-Z][a-z]+\\d{4}@example\\.(com|net|org)",
        "PHONE, (212) 736-5000, \\(\\d{3}\\) 555-01\\d\\d",
        "PHONE, +1 212 736 5000, \\+1 \\d{3} 555 01\\d\\d",
        "PHONE, +44 7911 123456, \\+44 7700 900\\d{3}",
        "PHONE, +49 30 901820, \\+49 00 \\d{6}",
        "IP_ADDRESS, 84.17.3.9, (192\\.0\\.2|198\\.51\\.100|203\\.0\\.113)\\.\\d{3}",
        "IP_ADDRESS, 2a02:2e0:3fe::8, 2001:db8:[0-9a-f]{4}:[0-9a-f]{4}::[0-9a-f]{4}",
        "MAC_ADDRESS, 3c:22:fb:01:9a:7e, [0-9a-f][26ae](:[0-9a-f]{2}){5}",
        "DATE_OF_BIRTH, 1984-07-30, \\d{4}-\\d\\d-\\d\\d",
        "DATE_OF_BIRTH, 30.07.1984, \\d\\d\\.\\d\\d\\.\\d{4}",
        "PERSON, Oda Fernhill, [A-Z][a-z]+ [A-Z][a-z]+",
        "PERSON, ODA FERNHILL, [A-Z]+ [A-Z]+",
        "ADDRESS, 12 Fernhill Road, \\d\\d [A-Z][a-z]+ Road",
        "SECRET.API_KEY, tok_Ab3dEf9h, [a-z]{3}_[A-Z][a-z]\\d[a-z][A-Z][a-z]\\d[a-z]",
        "CVV, 391, CVV-[a-z0-9]{6}"
    })
    void a_surrogate_has_the_form_of_its_original(String kind, String value, String form) {
        assertThat(surrogate(kind, value)).matches(form).isNotEqualTo(value);
    }

    @Test
    void a_card_keeps_a_right_check_digit_and_an_iban_too() {
        for (int seed = 0; seed < 200; seed++) {
            Done done = redacted(
                    PSEUDONYMS, seed, "{CREDIT_CARD|4539 1488 0343 6467}", "{IBAN|DE44 5001 0517 5407 3249 31}");
            String card = done.texts.get(0).replace(" ", "");
            int sum = 0;
            for (int i = 0; i < card.length(); i++) {
                int digit = card.charAt(card.length() - 1 - i) - '0';
                sum += i % 2 == 0 ? digit : digit * 2 / 10 + digit * 2 % 10;
            }
            assertThat(sum % 10).as("seed %d", seed).isZero();
            String iban = done.texts.get(1).replace(" ", "");
            assertThat(iban).hasSize(22).startsWith("DE");
            StringBuilder digits = new StringBuilder();
            (iban.substring(4) + iban.substring(0, 4))
                    .chars()
                    .forEach(c -> digits.append(Character.digit((char) c, 36)));
            assertThat(new BigInteger(digits.toString())
                            .mod(BigInteger.valueOf(97))
                            .intValue())
                    .as("seed %d", seed)
                    .isOne();
        }
    }

    @Test
    void one_value_has_one_surrogate_in_every_place_and_spelling() {
        Done done = redacted(
                PSEUDONYMS,
                3,
                "{CREDIT_CARD|4539 1488 0343 6467}",
                "card {CREDIT_CARD|4539148803436467} again",
                "{CREDIT_CARD|4539-1488-0343-6467}");
        String digits = done.texts.get(0).replace(" ", "");
        assertThat(done.texts.get(1)).isEqualTo("card " + digits + " again");
        assertThat(done.texts.get(2).replace("-", "")).isEqualTo(digits);
        assertThat(done.redacted.treated()).containsExactly(new Treated("CREDIT_CARD", Action.PSEUDONYM, 3));
    }

    @Test
    void a_value_is_replaced_where_nobody_found_it() {
        Done done = redacted(
                PSEUDONYMS,
                3,
                "my password is {SECRET.PASSWORD|tr0ub4dor}",
                "log: tr0ub4dor, not tr0ub4dorX",
                "Ms {PERSON|Oda Fernhill} called; Fernhill waits.");
        assertThat(done.texts.get(1)).doesNotContain(" tr0ub4dor,").contains("tr0ub4dorX");
        assertThat(done.texts.get(2)).doesNotContain("Fernhill").doesNotContain("Oda");
    }

    @Test
    void two_requests_get_different_surrogates_for_the_same_value() {
        assertThat(redacted(PSEUDONYMS, 1, "{EMAIL|ida@moor.example.test}").texts)
                .isNotEqualTo(redacted(PSEUDONYMS, 2, "{EMAIL|ida@moor.example.test}").texts);
    }

    @ParameterizedTest
    @CsvSource({
        "MASK_LAST4, CREDIT_CARD, 4539 1488 0343 6467, **** **** **** 6467",
        "MASK_LAST2, PHONE, +49 30 901820, +** ** ****20",
        "MASK_LAST4, CVV, 391, ***",
        "MASK, SECRET.API_KEY, tok_Ab3dEf9h, [SECRET.API_KEY]",
    })
    void a_mask_hides_the_value(Action action, String kind, String value, String masked) {
        Done done = redacted(new Treatment(action, Map.of()), 1, "{" + kind + "|" + value + "}");
        assertThat(done.texts.getFirst()).isEqualTo(masked);
        assertThat(done.redacted.restoration().isEmpty()).isTrue();
    }

    @Test
    void what_is_removed_leaves_nothing() {
        Done done = redacted(new Treatment(Action.REMOVE, Map.of()), 1, "call {PHONE|+49 30 901820} now");
        assertThat(done.texts.getFirst()).isEqualTo("call  now");
    }

    @Test
    void of_overlapping_findings_the_stricter_action_counts() {
        String text = "see ida@moor.example.test now";
        List<Hit> hits = List.of(new Hit(0, 4, 25, "EMAIL"), new Hit(0, 8, 25, "HOST"));
        Treatment treatment = new Treatment(Action.PSEUDONYM, Map.of("HOST", Action.MASK));
        Redacted redacted = Redaction.of(List.of(new Plain(text, false)), hits, treatment, new Random(1));
        assertThat(Redacted.applied(text, redacted.replacements().getFirst())).isEqualTo("see [EMAIL] now");
    }

    @Test
    void a_named_kind_comes_before_a_doubtful_one_that_is_not() {
        String text = "card 4539 1488 0343 6467 now";
        Treatment treatment = new Treatment(Action.PSEUDONYM, Map.of("CREDIT_CARD", Action.MASK_LAST4));
        List<Hit> hits = List.of(new Hit(0, 5, 24, "CREDIT_CARD"), new Hit(0, 5, 19, "PHONE", Confidence.LOW));
        Redacted redacted = Redaction.of(List.of(new Plain(text, false)), hits, treatment, new Random(1));
        assertThat(Redacted.applied(text, redacted.replacements().getFirst()))
                .isEqualTo("card **** **** **** 6467 now");
    }

    @Test
    void a_partial_mask_shows_no_end_of_another_kind() {
        String text = "card 4539 1488 0343 6467 hunter42 now";
        Treatment treatment = new Treatment(Action.PSEUDONYM, Map.of("CREDIT_CARD", Action.MASK_LAST4));
        List<Hit> hits = List.of(new Hit(0, 5, 24, "CREDIT_CARD"), new Hit(0, 20, 33, "OTHER", Confidence.LOW));
        Redacted redacted = Redaction.of(List.of(new Plain(text, false)), hits, treatment, new Random(1));
        assertThat(Redacted.applied(text, redacted.replacements().getFirst())).isEqualTo("card [CREDIT_CARD] now");
    }

    @Test
    void a_finding_in_a_name_cannot_be_treated() {
        List<Plain> passages = List.of(new Plain("ida@moor.example.test", true));
        assertThatThrownBy(() -> Redaction.of(passages, List.of(new Hit(0, 0, 21, "EMAIL")), PSEUDONYMS, new Random(1)))
                .isInstanceOf(Untreatable.class);
    }

    @Test
    void a_value_that_also_stands_in_a_name_cannot_be_treated() {
        List<Plain> passages =
                List.of(new Plain("ida@moor.example.test", false), new Plain("to ida@moor.example.test", true));
        assertThatThrownBy(() -> Redaction.of(passages, List.of(new Hit(0, 0, 21, "EMAIL")), PSEUDONYMS, new Random(1)))
                .isInstanceOf(Untreatable.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 2, 30})
    void a_finding_outside_of_its_text_cannot_be_treated(int start) {
        List<Plain> passages = List.of(new Plain("ida@moor.example.test", false));
        assertThatThrownBy(() -> Redaction.of(
                        passages, List.of(new Hit(0, start, start == 2 ? 2 : 40, "EMAIL")), PSEUDONYMS, new Random(1)))
                .isInstanceOf(Untreatable.class);
    }

    @Test
    void a_name_comes_back_in_part_and_in_other_cases() {
        Done done = redacted(PSEUDONYMS, 5, "{PERSON|Oda Fernhill}");
        String name = done.texts.getFirst();
        String family = name.substring(name.indexOf(' ') + 1);
        assertThat(restored(done.redacted, "Dear Ms. " + family + ", " + name.toUpperCase(java.util.Locale.ROOT) + "!"))
                .isEqualTo("Dear Ms. Fernhill, ODA FERNHILL!");
    }

    @Test
    void a_number_comes_back_without_its_spaces_and_in_fours() {
        Done done = redacted(PSEUDONYMS, 5, "{CREDIT_CARD|4539-1488-0343-6467}");
        String card = done.texts.getFirst();
        assertThat(restored(done.redacted, card + " " + card.replace("-", "") + " " + card.replace('-', ' ')))
                .isEqualTo("4539-1488-0343-6467 4539148803436467 4539 1488 0343 6467");
    }

    @Test
    void text_that_only_looks_like_a_surrogate_stays() {
        Done done = redacted(PSEUDONYMS, 5, "{EMAIL|ida@moor.example.test} {PHONE|+49 30 901820}");
        String answer = "write to " + done.texts.getFirst().substring(1, 9) + "@example.org or +49 00 123";
        assertThat(restored(done.redacted, answer)).isEqualTo(answer);
    }

    @Test
    void in_json_an_original_is_escaped() {
        Done done = redacted(PSEUDONYMS, 5, "{SECRET.PASSWORD|a\"b\\c\nd1234}");
        Restoring restoring = done.redacted.restoration().json();
        assertThat(restoring.feed("{\"p\":\"" + done.texts.getFirst() + "\"}") + restoring.flush())
                .isEqualTo("{\"p\":\"a\\\"b\\\\c\\nd1234\"}");
    }
}
