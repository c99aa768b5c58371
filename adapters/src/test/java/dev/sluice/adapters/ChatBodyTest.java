package dev.sluice.adapters;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.router.prompt.RequestBody;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChatBodyTest {
    private static ChatBody read(String json) {
        return ChatBody.read(new RequestBody(json.getBytes(UTF_8)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.0",
                "1e3",
                "-0",
                "9007199254740993",
                "0.10",
                "true",
                "\"ü\\u00e9 \\\" x\"",
                "[ 1 , 2 ]",
                "{\"b\": 1,  \"a\":[{}]}",
                "\"\"",
                "[]"
            })
    void a_member_is_kept_as_it_was_written(String value) {
        ChatBody body = read("{ \"ä\":\"ö\" , \"x\" :  " + value + " \n, \"last\":" + value + "}");
        assertThat(body.exactly("x").rawValue()).isEqualTo(value);
        assertThat(body.exactly("last").rawValue()).isEqualTo(value);
    }

    @Test
    void null_counts_as_not_there() {
        assertThat(read("{\"a\":null,\"b\":0}").names()).containsExactly("b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{", "{\"a\":1,\"a\":2}", "{\"a\":{\"b\":1,\"b\":1}}", "{} {}"})
    void what_is_no_single_unambiguous_object_is_refused(String json) {
        assertThatThrownBy(() -> read(json)).isInstanceOf(NotCarried.class).hasMessageStartingWith("body: ");
    }

    @Test
    void the_newer_limit_wins() {
        assertThat(read("{\"max_tokens\":5,\"max_completion_tokens\":7}").maxOutputTokens())
                .hasValue(7);
        assertThat(read("{\"max_tokens\":5,\"max_completion_tokens\":null}").maxOutputTokens())
                .hasValue(5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "1.5", "\"9\"", "99999999999"})
    void a_limit_that_is_no_positive_integer_is_refused(String limit) {
        assertThatThrownBy(() -> read("{\"max_tokens\":" + limit + "}").maxOutputTokens())
                .hasMessageStartingWith("max_tokens: ");
    }
}
