package dev.sluice.router.verification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.router.catalogue.Ability;
import dev.sluice.router.prompt.Prompt;
import dev.sluice.router.prompt.Prompts;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class AgreementTest {
    private static final Prompt SUM = Prompts.user("How many legs have 3 cows and 5 hens?");
    private static final Prompt CHOICE =
            Prompts.user("Which one flies?\nA. a stone\nB. a bird\nC. a fish\nD. a cow\nAnswer:");
    private static final Prompt CODE = Prompts.user("def f(x):\n    return [x, x]\nassert f('a') == ??");
    private static final Prompt JSON =
            Prompts.withTools("Who and how old?", 0, Map.of(Ability.JSON_OBJECT, "response_format"));
    private static final Prompt OPEN = Prompts.user("What is a good name for a boat?");

    private static Sample sample(String text, Flaw... flaws) {
        return new Sample(text, Set.of(flaws), OptionalDouble.empty(), OptionalDouble.empty());
    }

    private static Prompt prompt(String what) {
        return switch (what) {
            case "sum" -> SUM;
            case "choice" -> CHOICE;
            case "code" -> CODE;
            case "json" -> JSON;
            default -> OPEN;
        };
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "sum|The answer is 22.|3*4 + 5*2 = 12 + 10, so the answer is $22$.|AGREES",
                "sum|The answer is 26.|The answer is 22.|DISAGREES",
                "choice|B|A stone does not. The answer is (B).|AGREES",
                "choice|C.|The answer is (B).|DISAGREES",
                "code|assert f('a') == [\"a\", \"a\"]|```['a','a']```|AGREES",
                "code|['a']|['a', 'a']|DISAGREES",
                "json|{\"age\":7,\"who\":\"Al\"}|{\"who\": \"Al\", \"age\": 7.0}|AGREES",
                "json|{\"who\":\"Al\"}|{\"who\":\"Bo\"}|DISAGREES",
                "json|It is Al.|{\"who\":\"Al\"}|UNKNOWN",
                "choice|Who knows?|B|UNKNOWN",
                "choice|B|Who knows?|UNKNOWN",
                "open|Sea Breeze|Sea Breeze|UNKNOWN",
            })
    void what_the_abler_model_says_is_the_measure(String prompt, String weaker, String abler, Agreement expected) {
        assertThat(Agreement.of(prompt(prompt), sample(weaker), sample(abler))).isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource(value = Flaw.class, names = "TRUNCATED", mode = EnumSource.Mode.EXCLUDE)
    void a_form_that_is_broken_is_a_failure_only_where_the_abler_one_has_an_answer_to_compare(Flaw flaw) {
        assertThat(Agreement.of(CHOICE, sample("?", flaw), sample("B"))).isEqualTo(Agreement.DISAGREES);
        assertThat(Agreement.of(OPEN, sample("?", flaw), sample("Sea Breeze"))).isEqualTo(Agreement.UNKNOWN);
        assertThat(Agreement.of(CHOICE, sample("B"), sample("B", flaw))).isEqualTo(Agreement.UNKNOWN);
        assertThat(Agreement.of(CHOICE, sample("B", flaw), sample("B", flaw))).isEqualTo(Agreement.UNKNOWN);
    }

    @Test
    void an_answer_that_was_cut_off_says_nothing_and_a_refusal_in_words_is_a_failure() {
        assertThat(Agreement.of(CHOICE, sample("B", Flaw.TRUNCATED), sample("C")))
                .isEqualTo(Agreement.UNKNOWN);
        assertThat(Agreement.of(CHOICE, sample("B"), sample("C", Flaw.TRUNCATED)))
                .isEqualTo(Agreement.UNKNOWN);
        assertThat(Agreement.of(CHOICE, sample("I cannot help with that."), sample("B")))
                .isEqualTo(Agreement.DISAGREES);
    }
}
