package dev.sluice.gateway.verification;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.sluice.gateway.dialect.chat.AskedForm;
import dev.sluice.gateway.dialect.chat.Heard;
import dev.sluice.router.verification.Flaw;
import dev.sluice.router.verification.Sample;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

final class AnswerFormTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String TOOLS = "\"tools\":[{\"type\":\"function\",\"function\":{\"name\":\"f\",\"parameters\":"
            + "{\"type\":\"object\",\"required\":[\"a\"]}}}]";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        {"type":"object"}                                             | {}                | true
        {"type":"object"}                                             | []                | false
        {"type":["string","null"]}                                    | null              | true
        {"type":"integer"}                                            | 2.0               | true
        {"type":"integer"}                                            | 2.5               | false
        {"type":"number","minimum":0,"exclusiveMaximum":10}           | 10                | false
        {"enum":["a","b"]}                                            | "b"               | true
        {"enum":["a","b"]}                                            | "c"               | false
        {"const":1}                                                   | 1.0               | true
        {"required":["n"]}                                            | {"m":1}           | false
        {"properties":{"n":{"type":"string"}}}                        | {"n":1}           | false
        {"properties":{"n":{}},"additionalProperties":false}          | {"n":1,"m":2}     | false
        {"patternProperties":{"^m":{}},"additionalProperties":false}  | {"m":2}           | true
        {"additionalProperties":{"type":"boolean"}}                   | {"m":2}           | false
        {"items":{"type":"string"},"minItems":1}                      | []                | false
        {"items":{"type":"string"}}                                   | ["a",1]           | false
        {"prefixItems":[{"type":"string"}],"items":false}             | ["a",1]           | false
        {"maxLength":2}                                               | "😀😀"            | true
        {"maxLength":2}                                               | "abc"             | false
        {"anyOf":[{"type":"string"},{"type":"null"}]}                 | 1                 | false
        {"oneOf":[{"type":"string"},{"type":"null"}]}                 | null              | true
        {"allOf":[{"type":"string"},{"minLength":2}]}                 | "a"               | false
        {"$ref":"#/$defs/n","$defs":{"n":{"type":"integer"}}}         | "a"               | false
        {"$ref":"#"}                                                  | "a"               | true
        {"$ref":"http://127.0.0.1:1/schema"}                          | "a"               | true
        {"pattern":"^(a+)+$"}                                         | "aaaaaaaaaaaaaab" | true
        true                                                          | 1                 | true
        false                                                         | 1                 | false
        """)
    void a_schema_is_checked_as_far_as_it_is_known(String schema, String value, boolean permitted) {
        assertThat(JsonSchema.permits(JSON.readTree(schema), JSON.readTree(value)))
                .isEqualTo(permitted);
    }

    @Test
    void a_schema_that_branches_without_end_is_given_up_in_time() {
        String schema = "{\"$ref\":\"#/$defs/a\",\"$defs\":{\"a\":{\"allOf\":[{\"$ref\":\"#/$defs/a\"},"
                + "{\"$ref\":\"#/$defs/a\"},{\"$ref\":\"#/$defs/a\"}]}}}";
        assertThat(JsonSchema.permits(JSON.readTree(schema), JSON.readTree("1")))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"required", "enum", "properties", "$ref", "type", "allOf"})
    void neither_is_one_whose_every_step_is_long(String word) {
        String branching = "\"anyOf\":[{\"$ref\":\"#/$defs/a\"},{\"$ref\":\"#/$defs/a\"}],\"oneOf\":[false]";
        String words =
                switch (word) {
                    case "required" -> "\"required\":[" + "\"n\",".repeat(50_000) + "\"n\"]";
                    case "enum" -> "\"enum\":[" + "[],".repeat(50_000) + "{\"n\":[" + "1,".repeat(50_000) + "1]}]";
                    case "type" -> "\"type\":[" + "\"null\",".repeat(50_000) + "\"object\"]";
                    case "allOf" -> "\"allOf\":[" + "true,".repeat(50_000) + "true]";
                    case "properties" -> "\"properties\":{\"n\":{}}";
                    default -> "\"$ref\":\"#/nowhere/" + "x/".repeat(50_000) + "\"";
                };
        String schema = "{\"$ref\":\"#/$defs/a\",\"$defs\":{\"a\":{" + words + "," + branching + "}}}";
        String value = "{\"n\":[" + "1,".repeat(50_000) + "1]}";
        assertTimeoutPreemptively(
                Duration.ofSeconds(20), () -> JsonSchema.permits(JSON.readTree(schema), JSON.readTree(value)));
    }

    private static AnswerForm asked(String fields, boolean limited) {
        return new AnswerForm(AskedForm.in(("{\"model\":\"m\"," + fields + "}").getBytes(UTF_8)), limited);
    }

    private static Sample said(AnswerForm form, String message, String finish, boolean whole) {
        Heard heard = new Heard(Heard.LogProbabilities.STAY);
        heard.listen(("{\"choices\":[{\"message\":{" + message + "},\"finish_reason\":\"" + finish + "\"}]}")
                .getBytes(UTF_8));
        return form.sample(heard, whole);
    }

    @Test
    void an_answer_cut_off_at_the_caller_s_own_limit_has_no_flaw() {
        String half = "\"content\":\"{\\\"a\\\":\"";
        String json = "\"response_format\":{\"type\":\"json_object\"}";
        assertThat(said(asked(json, true), half, "length", true).flaws()).isEmpty();
        assertThat(said(asked(json, false), half, "length", true).flaws()).containsExactly(Flaw.TRUNCATED);
        assertThat(said(asked(json, true), half, "stop", true).flaws()).containsExactly(Flaw.UNPARSABLE_JSON);
    }

    @Test
    void a_json_object_is_one_object_and_nothing_behind_it() {
        AnswerForm form = asked("\"response_format\":{\"type\":\"json_object\"}", false);
        assertThat(said(form, "\"content\":\"{}\"", "stop", true).flaws()).isEmpty();
        assertThat(said(form, "\"content\":\"{} so\"", "stop", true).flaws()).containsExactly(Flaw.UNPARSABLE_JSON);
        assertThat(said(form, "\"content\":\"[1]\"", "stop", true).flaws()).containsExactly(Flaw.UNPARSABLE_JSON);
    }

    @Test
    void of_a_beginning_only_what_cannot_become_good_is_a_flaw() {
        AnswerForm json = asked("\"response_format\":{\"type\":\"json_object\"}", false);
        assertThat(said(json, "\"content\":\"{\\\"a\"", "stop", false).flaws()).isEmpty();
        assertThat(said(json, "\"content\":\" Sure, here\"", "stop", false).flaws())
                .containsExactly(Flaw.UNPARSABLE_JSON);
        assertThat(said(asked("\"n\":1", false), "\"content\":\"\"", "stop", false)
                        .flaws())
                .isEmpty();
    }

    @Test
    void a_refusal_is_told_by_its_field() {
        AnswerForm form = asked("\"n\":1", false);
        assertThat(said(form, "\"content\":null,\"refusal\":\"No.\"", "stop", true)
                        .flaws())
                .isEqualTo(Set.of(Flaw.REFUSED));
        assertThat(said(form, "\"content\":\"No.\"", "stop", true).flaws()).isEmpty();
    }

    @Test
    void a_tool_that_must_be_called_and_is_not_is_a_flaw() {
        String text = "\"content\":\"It rains.\"";
        assertThat(said(asked(TOOLS, false), text, "stop", true).flaws()).isEmpty();
        assertThat(said(asked(TOOLS + ",\"tool_choice\":\"required\"", false), text, "stop", true)
                        .flaws())
                .containsExactly(Flaw.BAD_TOOL_CALL);
    }

    @Test
    void the_same_calls_give_the_same_text_however_they_are_written() {
        AnswerForm form = asked(TOOLS, false);
        String call =
                "\"content\":null,\"tool_calls\":[{\"id\":\"%s\",\"function\":{\"name\":\"f\",\"arguments\":\"%s\"}}]";
        Sample one = said(form, call.formatted("1", "{\\\"a\\\":1,\\\"b\\\":[2]}"), "tool_calls", true);
        Sample other = said(form, call.formatted("2", "{ \\\"b\\\": [ 2 ], \\\"a\\\": 1 }"), "tool_calls", true);
        assertThat(one.text()).isEqualTo("[{\"name\":\"f\",\"arguments\":{\"a\":1,\"b\":[2]}}]");
        assertThat(other).isEqualTo(one);
    }
}
