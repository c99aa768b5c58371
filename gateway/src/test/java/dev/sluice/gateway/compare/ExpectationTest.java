package dev.sluice.gateway.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class ExpectationTest {
    private static Expectation expect(String json) {
        return Expectation.of(JsonMapper.shared().readTree(json));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"Paris\" | `  Paris\n` | true",
                "\"Paris\" | It is Paris. | false",
                "{\"regex\":\"(?i)\\\\bparis\\\\b\"} | It is PARIS. | true",
                "{\"regex\":\"^paris\"} | It is paris. | false",
                "{\"number\":1234.5} | So 7 of them, together $1,234.50. | true",
                "{\"number\":7} | 7 of 8 | false",
                "{\"number\":-3} | -3 | true",
                "{\"number\":3.14159,\"tolerance\":0.01} | about 3.14 | true",
                "{\"number\":3} | none | false",
                "{\"json\":{\"a\":1,\"b\":[2]}} | {\"b\":[2.0],\"a\":1} | true",
                "{\"json\":{\"a\":1}} | {\"a\":\"1\"} | false",
                "{\"json\":{\"a\":1}} | Here: {\"a\":1} | false",
                "{\"json\":{\"type\":\"object\",\"properties\":{\"n\":{\"type\":\"integer\",\"minimum\":0}},\"required\":[\"n\"]}} | {\"n\":5} | true",
                "{\"json\":{\"type\":\"object\",\"properties\":{\"n\":{\"type\":\"integer\",\"minimum\":0}},\"required\":[\"n\"]}} | {\"n\":-5} | false",
                "{\"schema\":{\"type\":\"array\",\"items\":{\"enum\":[\"a\",\"b\"]},\"minItems\":1}} | [\"a\"] | true",
                "{\"schema\":{\"type\":\"array\",\"items\":{\"enum\":[\"a\",\"b\"]},\"minItems\":1}} | [\"c\"] | false",
                "{\"schema\":{\"type\":\"array\",\"items\":{\"enum\":[\"a\",\"b\"]},\"minItems\":1}} | [] | false",
                "{\"schema\":{\"type\":\"object\",\"additionalProperties\":false,\"properties\":{}}} | {\"x\":1} | false",
                "{\"schema\":{\"type\":[\"string\",\"null\"],\"maxLength\":2}} | \"abc\" | false",
                "{\"schema\":{\"type\":[\"string\",\"null\"],\"maxLength\":2}} | null | true",
            })
    void an_answer_is_good_or_not(String expect, String answer, boolean good) {
        assertThat(expect(expect).met(answer)).contains(good);
    }

    @Test
    void a_fence_of_markdown_around_json_is_no_mistake() {
        Expectation json = expect("{\"json\":{\"a\":1}}");
        assertThat(json.met("```json\n{\"a\":1}\n```")).contains(true);
        assertThat(json.met("```\n{\"a\":2}\n```")).contains(false);
    }

    @Test
    void what_only_a_judge_can_tell_is_left_to_one() {
        assertThat(expect("{\"judge\":\"polite\"}").met("Hello")).isEmpty();
    }

    @Test
    void a_schema_that_would_not_be_checked_whole_is_refused() {
        assertThatThrownBy(() -> expect("{\"schema\":{\"items\":{\"$ref\":\"#/x\"},\"not\":{}}}"))
                .hasMessageStartingWith("expect: the schema's not, $ref is not checked here");
        assertThatThrownBy(() -> expect("{\"regexp\":\"a\"}")).hasMessageContaining("expected a text, or an object");
        assertThatThrownBy(() -> expect("{\"regex\":\"(\"}")).hasMessageContaining("expect.regex");
    }
}
