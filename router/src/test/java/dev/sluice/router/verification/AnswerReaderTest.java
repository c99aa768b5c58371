package dev.sluice.router.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.sluice.router.prompt.Prompts;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AnswerReaderTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    18                                                   | 18
                    She makes 9 * 2 = $18 every day. The answer is $18.  | 18
                    #### 1,234.50                                        | 1234.5
                    The total is **1,000,000** dollars.                  | 1000000
                    So we get \\boxed{\\frac{3}{4}}                      | 0.75
                    \\boxed{-2{,}500}                                    | -2500
                    Die Antwort lautet 1.234,50 €                        | 1234.5
                    La réponse est 12,5                                  | 12.5
                    The answer is \\$3 million                           | 3000000
                    The final answer is: 45%                             | 45
                    Answer: 3/4 of a cup                                 | 0.75
                    In 3 days and 4 nights he drove 120 km               | 120
                    It is -7 degrees                                     | -7
                    about 6.02e23 of them                                | 6.02e23
                    """)
    void reads_numbers_as_people_and_models_write_them(String output, double value) {
        assertThat(AnswerReader.read(Form.NUMBER, output)).isEqualTo(new Answer.Quantity(value));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    B                                                        | B
                    (c)                                                      | C
                    **D**                                                    | D
                    The answer is (E).                                       | E
                    Answer: F. 14/52                                         | F
                    We find \\boxed{G}                                       | G
                    \\boxed{\\text{H}}                                       | H
                    A. Because light is a wave                               | A
                    Options A and C are wrong, so the correct answer is B    | B
                    I think the right one is C.                              | C
                    Die Antwort ist D                                        | D
                    答案是 B                                                  | B
                    """)
    void reads_the_letter_of_a_choice(String output, char letter) {
        assertThat(AnswerReader.read(Form.CHOICE, output)).isEqualTo(new Answer.Choice(letter));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
                    [1, 'a']                       | [1,  "a"]
                    The answer is `[1, 'a']`       | [1,'a']
                    [ANSWER]\\n'x  y'\\n[/ANSWER]  | x  y
                    assert f('ab') == 'ba'         | "ba"
                    {\\"k\\": 2}                   | {'k':2}
                    “word”                         | word
                    3.0                            | 3
                    ```python\\n(1, 2)\\n```       | (1,2)
                    """)
    void literals_with_other_quotes_and_spaces_are_the_same(String one, String other) {
        Answer first = AnswerReader.read(Form.LITERAL, one.replace("\\n", "\n"));
        Answer second = AnswerReader.read(Form.LITERAL, other);
        assertThat(first.agrees(second)).describedAs(first + " and " + second).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    'a b'      | 'ab'
                    Word       | word
                    [1, 2]     | [1, 2, 3]
                    ['a b']    | ['ab']
                    th         | th-
                    """)
    void literals_that_differ_within_are_not(String one, String other) {
        assertThat(AnswerReader.read(Form.LITERAL, one).agrees(AnswerReader.read(Form.LITERAL, other)))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
                    {"a": 1, "b": [1.0, 2e1]}      | {"b":[1,20],"a":1}
                    ```json\\n{"a": null}\\n```    | {"a":null}
                    "\\u0041\\/"                   | "A/"
                    -0.0                           | 0
                    """)
    void json_is_compared_by_value(String one, String other) {
        Answer first = AnswerReader.read(Form.JSON, one.replace("\\n", "\n"));
        assertThat(first).isInstanceOf(Answer.Json.class);
        assertThat(first.agrees(AnswerReader.read(Form.JSON, other))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"a\":1", "{a:1}", "[1,]", "{\"a\":1} and more", "01x", "\"\\u00g0\"", "tru", "", "\"a\nb\""})
    void what_is_no_json_is_unreadable(String output) {
        assertThat(AnswerReader.read(Form.JSON, output)).isEqualTo(new Answer.Unreadable());
    }

    @Test
    void json_that_is_nested_without_end_is_unreadable_and_no_error() {
        assertThat(AnswerReader.read(Form.JSON, "[".repeat(100_000))).isEqualTo(new Answer.Unreadable());
        String deep = "[".repeat(100) + "]".repeat(100);
        assertThat(AnswerReader.read(Form.JSON, deep)).isEqualTo(new Answer.Json(deep));
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "\n", "1", "0", "{", "`", "- ", "\\frac{", "\\boxed{", "answer ", "#", "A. ", "1,000"})
    void no_text_keeps_a_reader_busy_however_long_it_repeats_itself(String piece) {
        String much = piece.repeat(400_000 / piece.length());
        assertTimeoutPreemptively(Duration.ofSeconds(30), () -> {
            for (String text :
                    List.of(much + "x", "```" + much + "x", "#### " + much + "x", "{\"n\": 1" + much + "}")) {
                for (Form form : Form.values()) {
                    AnswerReader.read(form, text);
                }
                Numbers.all(text);
                Options.in(text);
            }
        });
    }

    @Test
    void a_number_too_long_to_be_reckoned_with_is_compared_as_it_is_written() {
        String digits = "1" + "0".repeat(5_000);
        assertThat(AnswerReader.read(Form.JSON, "{\"n\": " + digits + "}"))
                .isEqualTo(new Answer.Json("{\"n\":" + digits + "}"));
        assertThat(AnswerReader.read(Form.LITERAL, digits)).isEqualTo(new Answer.Literal(digits));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
                    \\frac{3}{4}          | 0.75
                    - \\dfrac { 3 } { 4 } | -0.75
                    ~of:   \\frac{3}{4}~   | 0.75
                    x -\\tfrac{3}{4}      | -0.75
                    """)
    void reads_fractions_however_they_are_spaced(String text, double value) {
        assertThat(Numbers.last(text)).hasValue(value);
    }

    @Test
    void numbers_agree_as_numbers_and_the_unreadable_with_nothing() {
        assertThat(new Answer.Quantity(1.0 / 3).agrees(new Answer.Quantity(0.33333333333)))
                .isTrue();
        assertThat(new Answer.Quantity(33).agrees(new Answer.Quantity(34))).isFalse();
        assertThat(new Answer.Unreadable().agrees(new Answer.Unreadable())).isFalse();
        assertThat(new Answer.Quantity(3).agrees(new Answer.Literal("3"))).isFalse();
    }

    @Test
    void the_form_is_what_the_prompt_asks_for_or_what_an_answer_shows() {
        String choice = "Which one flies?\nA. stone\nB. bird\nC. fish\nAnswer:";
        assertThat(form(choice, "I would say bird")).isEqualTo(Form.CHOICE);
        assertThat(form("def f(x):\n  return x\nassert f(1) == ??", "1")).isEqualTo(Form.LITERAL);
        assertThat(form("How many legs have 3 cows?", "3 cows have 4 each. The answer is 12."))
                .isEqualTo(Form.NUMBER);
        assertThat(form("Tell me of cows.", "Cows have 4 legs and they eat grass all day long, don't they?"))
                .isEqualTo(Form.OPEN);
    }

    private static Form form(String asked, String output) {
        return AnswerReader.form(Prompts.user(asked), List.of(output));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I'm sorry, but I can't help with that.",
                "I’m sorry, but I cannot provide that.",
                "Es tut mir leid, aber ich kann diese Anfrage nicht erfüllen.",
                "Je suis désolé, mais je ne peux pas vous aider.",
                "Lo siento, pero no puedo ayudarte con eso.",
                "Mi dispiace, ma non posso aiutarti.",
                "Извините, но я не могу помочь с этим.",
                "抱歉，我无法回答这个问题。",
                "申し訳ありませんが、お答えできません。",
                "죄송하지만 도와드릴 수 없습니다.",
                "عذرا، لا يمكنني المساعدة في ذلك."
            })
    void a_refusal_is_known_in_many_languages(String output) {
        assertThat(Wording.refuses(output)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I'm sorry to hear that you lost your keys. First look in your coat.",
                "You can't divide by zero, so there is no such number.",
                "Das kann man so nicht sagen: es kommt auf die Größe an.",
                "42"
            })
    void an_answer_that_is_polite_or_says_no_is_none(String output) {
        assertThat(Wording.refuses(output)).isFalse();
    }
}
