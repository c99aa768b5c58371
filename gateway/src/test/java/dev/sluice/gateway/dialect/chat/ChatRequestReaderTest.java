package dev.sluice.gateway.dialect.chat;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sluice.gateway.failure.Failure.BadRequest;
import dev.sluice.router.catalogue.Ability;
import dev.sluice.router.prompt.Message;
import dev.sluice.router.prompt.Part;
import dev.sluice.router.prompt.Prompt;
import dev.sluice.router.prompt.Role;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChatRequestReaderTest {
    private static final String USER = "\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]";

    private static Prompt read(String body) {
        return ChatRequestReader.read(body.getBytes(UTF_8), 128).prompt();
    }

    private static Prompt with(String fields) {
        return read("{\"model\":\"m\"," + USER + "," + fields + "}");
    }

    private static BadRequest bad(byte[] body) {
        BadRequest failure = catchThrowableOfType(BadRequest.class, () -> ChatRequestReader.read(body, 128));
        assertThat(failure).as("no failure for %s", new String(body, UTF_8)).isNotNull();
        return failure;
    }

    private static BadRequest bad(String body) {
        return bad(body.getBytes(UTF_8));
    }

    private static List<String> texts(Prompt prompt) {
        return prompt.parts().stream()
                .flatMap(part -> part instanceof Part.Text text
                        ? Optional.of(text.text()).stream()
                        : Optional.<String>empty().stream())
                .toList();
    }

    private static List<String> unscannable(Prompt prompt) {
        return prompt.parts().stream()
                .flatMap(part -> part instanceof Part.Unscannable(var place, var what)
                        ? Optional.of(what).stream()
                        : Optional.<String>empty().stream())
                .toList();
    }

    @Test
    void a_plain_request_is_read() {
        Prompt prompt = read(
                "{\"model\":\"auto\",\"stream\":true,\"stream_options\":{\"include_usage\":true},\"max_tokens\":5,\"max_completion_tokens\":9,\"n\":2,\"temperature\":0.7,"
                        + "\"messages\":[{\"role\":\"developer\",\"content\":\"be\"},{\"content\":[{\"text\":\"a\",\"type\":\"text\"},{\"type\":\"text\",\"text\":\"b\"}],\"role\":\"user\"}]}");
        assertThat(prompt.model()).isEqualTo("auto");
        assertThat(prompt.stream()).isTrue();
        assertThat(prompt.usageInStream()).isTrue();
        assertThat(prompt.maxOutputTokens()).isEqualTo(9);
        assertThat(prompt.choices()).isEqualTo(2);
        assertThat(prompt.messages())
                .containsExactly(new Message(Role.SYSTEM, List.of("be")), new Message(Role.USER, List.of("a", "b")));
        assertThat(prompt.needs()).containsOnlyKeys(Ability.SEVERAL_CHOICES);
        assertThat(texts(prompt)).contains("be", "a", "b");
        assertThat(prompt.parts().stream().map(part -> part.place().toString()).toList())
                .contains("/messages/1/content/1/text");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "[]|",
                "7|",
                "{\"messages\":[]}|messages",
                "{\"model\":\"m\"}|messages",
                "{\"messages\":[{\"role\":\"user\",\"content\":\"x\"}]}|model",
                "{\"model\":7,\"messages\":[]}|model",
                "{\"model\":\"\",\"messages\":[]}|model",
                "{\"model\":null}|model",
                "{\"model\":\"m\",\"messages\":\"hello\"}|messages",
                "{\"model\":\"m\",\"messages\":null}|messages",
                "{\"model\":\"m\",\"messages\":[7]}|messages[0]",
                "{\"model\":\"m\",\"messages\":[{}]}|messages[0].role",
                "{\"model\":\"m\",\"messages\":[{\"role\":\"boss\",\"content\":\"x\"}]}|messages[0].role",
                "{\"model\":\"m\",\"messages\":[{\"role\":\"user\"}]}|messages[0].content",
                "{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":null}]}|messages[0].content",
                "{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"x\"},{\"role\":\"user\",\"content\":7}]}|messages[1].content",
                "{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":[7]}]}|messages[0].content[0]",
                "{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":[{\"text\":\"x\"}]}]}|messages[0].content[0].type",
                "{\"model\":\"m\",\"stream\":\"yes\"}|stream",
                "{\"model\":\"m\",\"stream_options\":{\"include_usage\":1}}|stream_options.include_usage",
                "{\"model\":\"m\",\"n\":0}|n",
                "{\"model\":\"m\",\"n\":1.5}|n",
                "{\"model\":\"m\",\"n\":\"2\"}|n",
                "{\"model\":\"m\",\"n\":100000}|n",
                "{\"model\":\"m\",\"max_tokens\":-1}|max_tokens",
                "{\"model\":\"m\",\"max_completion_tokens\":{}}|max_completion_tokens",
                "{\"model\":\"m\",\"tools\":{}}|tools",
                "{\"model\":\"m\",\"model\":\"n\"}|model",
                "{\"model\":\"m\",\"x\":1,\"\\u0078\":2}|x"
            })
    void a_wrong_request_is_told_which_field_is_wrong(String body, String param) {
        BadRequest failure = bad(body);
        assertThat(failure.status()).isEqualTo(400);
        assertThat(failure.param()).isEqualTo(Optional.ofNullable(param));
    }

    @Test
    void broken_json_is_told_by_line_and_column_without_its_text() {
        assertThat(bad("{\"messages\": [}").publicMessage()).contains("line 1").contains("column");
        BadRequest failure = bad("{\"model\":\"m\",\n\"my secret\" oops}");
        assertThat(failure.publicMessage())
                .contains("line 2")
                .doesNotContain("secret")
                .doesNotContain("oops");
        assertThat(bad("").publicMessage()).contains("empty");
        assertThat(bad(" \n").publicMessage()).contains("empty");
        assertThat(bad("{\"model\":\"m\"," + USER + "} {}").publicMessage()).contains("goes on");
        assertThat(bad("{\"model\":\"m\"," + USER + "} x").publicMessage()).contains("not valid JSON");
        assertThat(bad("{\"model\":\"m\"," + USER).publicMessage()).contains("not valid JSON");
        assertThat(bad("\uFEFF{}").publicMessage()).contains("byte order mark");
    }

    @ParameterizedTest
    @ValueSource(strings = {"C0AF", "E08080", "EDA080", "F4908080", "80", "C3", "FF", "F0808080", "E282"})
    void what_is_not_strict_utf_8_is_refused(String hex) {
        byte[] wrong = java.util.HexFormat.of().parseHex(hex);
        byte[] before = "{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"".getBytes(UTF_8);
        byte[] after = "\"}]}".getBytes(UTF_8);
        byte[] body = java.nio.ByteBuffer.allocate(before.length + wrong.length + after.length)
                .put(before)
                .put(wrong)
                .put(after)
                .array();
        assertThat(bad(body).publicMessage()).contains("UTF-8 at byte " + before.length);
    }

    @Test
    void ten_thousand_levels_do_not_overflow() {
        String deep = "[".repeat(10_000) + "]".repeat(10_000);
        String body = "{\"model\":\"m\"," + USER + ",\"x\":" + deep + "}";
        assertThat(bad(body).publicMessage()).contains("deeper than 128");
        assertThat(ChatRequestReader.read(body.getBytes(UTF_8), 20_000).prompt().needs())
                .containsEntry(Ability.EXTRA_FIELDS, "x");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "\"tools\":[{\"type\":\"function\",\"function\":{\"name\":\"f\"}}]|TOOLS",
                "\"tools\":[{\"type\":\"web_search\"}]|CUSTOM_TOOLS",
                "\"tool_choice\":{\"type\":\"function\",\"function\":{\"name\":\"f\"}}|NAMED_TOOL_CHOICE",
                "\"tool_choice\":{\"type\":\"allowed_tools\"}|CUSTOM_TOOLS",
                "\"parallel_tool_calls\":false|PARALLEL_TOOL_CALLS",
                "\"functions\":[{\"name\":\"f\"}]|LEGACY_FUNCTIONS",
                "\"response_format\":{\"type\":\"json_object\"}|JSON_OBJECT",
                "\"response_format\":{\"type\":\"json_schema\",\"json_schema\":{}}|JSON_SCHEMA",
                "\"logprobs\":true|LOGPROBS",
                "\"top_logprobs\":2|LOGPROBS",
                "\"logit_bias\":{\"5\":1}|LOGIT_BIAS",
                "\"n\":2|SEVERAL_CHOICES",
                "\"frequency_penalty\":-0.1|PENALTIES",
                "\"seed\":1|SEED",
                "\"top_k\":5|TOP_K",
                "\"user\":\"u\"|USER",
                "\"metadata\":{\"a\":\"b\"}|METADATA",
                "\"store\":true|METADATA",
                "\"reasoning_effort\":\"low\"|REASONING_EFFORT",
                "\"prediction\":{\"type\":\"content\",\"content\":\"x\"}|PREDICTION",
                "\"modalities\":[\"text\",\"audio\"]|AUDIO_OUTPUT",
                "\"min_p\":0.1|EXTRA_FIELDS",
                "\"chat_template_kwargs\":{\"enable_thinking\":false}|EXTRA_FIELDS"
            })
    void a_field_needs_its_ability(String field, Ability ability) {
        assertThat(with(field).needs()).containsKey(ability);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"tools\":[]",
                "\"tools\":null",
                "\"tool_choice\":\"none\"",
                "\"tool_choice\":\"auto\"",
                "\"parallel_tool_calls\":true",
                "\"response_format\":{\"type\":\"text\"}",
                "\"logprobs\":false",
                "\"top_logprobs\":0",
                "\"logit_bias\":{}",
                "\"n\":1",
                "\"frequency_penalty\":0.0e5",
                "\"presence_penalty\":-0",
                "\"seed\":null",
                "\"min_p\":null",
                "\"user\":null",
                "\"store\":false",
                "\"metadata\":{}",
                "\"service_tier\":\"auto\"",
                "\"modalities\":[\"text\"]",
                "\"stop\":[\"a\"]",
                "\"temperature\":1e400",
                "\"stream\":null"
            })
    void a_default_needs_nothing(String field) {
        assertThat(with(field).needs()).isEmpty();
    }

    @Test
    void messages_need_their_abilities() {
        Prompt prompt = read(
                "{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"name\":\"u\",\"content\":[{\"type\":\"image_url\",\"image_url\":{\"url\":\"https://example.com/a.png\"}},{\"type\":\"input_audio\",\"input_audio\":{\"data\":\"QQ==\"}},{\"type\":\"file\",\"file\":{\"file_id\":\"f1\"}},{\"type\":\"hologram\",\"x\":1}]},"
                        + "{\"role\":\"system\",\"content\":\"late\"},{\"role\":\"assistant\",\"content\":null,\"refusal\":\"no\",\"tool_calls\":[{\"id\":\"c\",\"type\":\"function\",\"function\":{\"name\":\"f\",\"arguments\":\"{}\"}}]},"
                        + "{\"role\":\"tool\",\"tool_call_id\":\"c\",\"content\":[{\"type\":\"text\",\"text\":\"r\"}]},{\"role\":\"assistant\",\"content\":\"go on\",\"prefix\":true}]}");
        assertThat(prompt.needs().keySet())
                .contains(
                        Ability.MESSAGE_NAMES,
                        Ability.IMAGES,
                        Ability.AUDIO_INPUT,
                        Ability.FILES,
                        Ability.LATE_SYSTEM,
                        Ability.RICH_HISTORY,
                        Ability.TOOLS,
                        Ability.TOOL_RESULT_PARTS,
                        Ability.PREFILL,
                        Ability.EXTRA_FIELDS);
        assertThat(prompt.needs()).containsEntry(Ability.PREFILL, "messages[4]");
        assertThat(unscannable(prompt)).contains("image_url", "input_audio", "file", "file_id", "hologram");
        assertThat(texts(prompt)).contains("https://example.com/a.png", "late", "no", "r");
    }

    @Test
    void a_number_in_hidden_form_is_scanned_as_it_reads() {
        Prompt prompt =
                read("{\"model\":\"m\",\"x\":[4111111111111111,4.111111111111112e15,4111111111111113.0,1e999999999999],"
                        + "\"messages\":[{\"role\":\"user\",\"content\":\"\\u0034222\"}]}");
        assertThat(texts(prompt)).contains("4111111111111111", "4111111111111112", "4111111111111113", "4222");
    }

    @Test
    void a_number_is_scanned_without_its_fraction_and_as_its_digits_alone() {
        Prompt prompt = with("\"x\":[4539148803436467.5,0.4539148803436467,7]");
        assertThat(texts(prompt)).contains("4539148803436467", "7");
        assertThat(texts(prompt).stream().filter("4539148803436467"::equals)).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "4539148803436467.000000000000000000000000000000000000000000000000000000000000",
                "4539148803436467000000000000000000000000000000000000000000000000000000000000e-60",
                "4539148803436467e99999999999"
            })
    void a_number_that_nobody_writes_is_unscannable(String number) {
        assertThat(unscannable(with("\"x\":" + number))).contains("number");
    }

    @Test
    void the_protocol_s_numbers_are_told_from_the_caller_s() {
        Prompt prompt =
                with("\"seed\":5,\"logit_bias\":{\"7\":-100},\"metadata\":{\"seed\":6}," + "\"x\":{\"minLength\":8}");
        assertThat(prompt.parts().stream()
                        .flatMap(part -> part instanceof Part.Text text && text.sort() == Part.Sort.SETTING
                                ? Optional.of(text.text()).stream()
                                : Optional.<String>empty().stream()))
                .containsExactlyInAnyOrder("5", "-100", "8");
    }

    @Test
    void what_is_said_is_told_by_speaker_and_a_result_by_its_function() {
        Prompt prompt = read("{\"model\":\"m\",\"messages\":[{\"content\":\"one\",\"role\":\"user\"},"
                + "{\"role\":\"assistant\",\"tool_calls\":[{\"id\":\"c9\",\"type\":\"function\",\"function\":{\"name\":\"get_ssn\",\"arguments\":\"{}\"}}]},"
                + "{\"role\":\"tool\",\"content\":\"two\",\"tool_call_id\":\"c9\"},"
                + "{\"role\":\"tool\",\"content\":\"three\",\"tool_call_id\":\"other\"},"
                + "{\"role\":\"function\",\"name\":\"get_pin\",\"content\":\"four\"}]}");
        assertThat(prompt.parts().stream()
                        .flatMap(part -> part instanceof Part.Text text
                                        && (text.sort() == Part.Sort.SPEECH || text.sort() == Part.Sort.RESULT)
                                ? Optional.of(text.sort() + " " + text.by() + ": " + text.text()).stream()
                                : Optional.<String>empty().stream()))
                .containsExactly(
                        "SPEECH USER: one", "RESULT get_ssn: two", "SPEECH TOOL: three", "RESULT get_pin: four");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "\"file_ids\":[\"file-abc\"]|file_ids",
                "\"conversation\":{\"id\":\"conv_abc\"}|conversation",
                "\"x\":{\"vector_store_ids\":[\"vs_1\"]}|vector_store_ids",
                "\"container\":{\"id\":7}|container",
                "\"previous_response_id\":12345|previous_response_id",
                "\"prompt\":{\"id\":\"pmpt_1\"}|prompt",
                "\"assistant_id\":\"asst_1\"|assistant_id",
                "\"store\":true|store",
                "\"prompt_cache_retention\":\"24h\"|prompt_cache_retention"
            })
    void what_is_kept_elsewhere_or_to_be_kept_is_unscannable(String field, String what) {
        assertThat(unscannable(with(field))).contains(what);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"file_ids\":[]",
                "\"conversation\":null",
                "\"previous_response_id\":\"\"",
                "\"container\":{\"type\":\"auto\"}",
                "\"metadata\":{\"prompt\":\"v2\"}",
                "\"store\":false",
                "\"prompt_cache_retention\":\"in_memory\"",
                "\"tools\":[{\"type\":\"function\",\"function\":{\"name\":\"f\",\"parameters\":{\"properties\":{\"file_id\":{\"description\":\"which file\"}}}}}]"
            })
    void what_points_to_nothing_is_no_reference(String field) {
        assertThat(unscannable(with(field))).isEmpty();
    }

    @Test
    void a_string_is_scanned_as_it_stands_since_the_scanner_undoes_what_is_coded_in_it() {
        String arguments = "{\"a\":\"\\\\u0034111 1111\"}";
        Prompt prompt = with("\"x\":\"" + arguments.replace("\"", "\\\"") + "\"");
        assertThat(texts(prompt)).contains("{\"a\":\"\\u0034111 1111\"}");
    }

    @Test
    void a_file_in_a_string_is_unscannable_unless_it_is_text() {
        assertThat(unscannable(with("\"x\":\"data:image/png;base64,iVBORw0KGgo=\"")))
                .contains("data_url");
        assertThat(unscannable(with("\"x\":\"data:application/pdf;base64," + "QUJD".repeat(1000) + "\"")))
                .contains("data_url");
        assertThat(unscannable(with("\"x\":\"data:text/plain,hello\""))).isEmpty();
        assertThat(unscannable(with("\"x\":\"data:application/json;base64,e30=\"")))
                .isEmpty();
        assertThat(unscannable(with("\"x\":\"data:,plain\""))).isEmpty();
        assertThat(unscannable(with("\"x\":\"How is data:image/png;base64,... used in a style sheet?\"")))
                .isEmpty();
        assertThat(unscannable(with("\"user\":\"data: some, and more\""))).isEmpty();
        assertThat(unscannable(with("\"previous_response_id\":\"r1\""))).contains("previous_response_id");
    }

    @Test
    void a_role_that_is_given_twice_is_refused_since_only_one_would_be_looked_at() {
        byte[] body = "{\"model\":\"m\",\"messages\":[{\"role\":\"x\",\"role\":\"user\",\"content\":\"hi\"}]}"
                .getBytes(UTF_8);
        BadRequest refused = catchThrowableOfType(BadRequest.class, () -> ChatRequestReader.read(body, 128));
        assertThat(refused.code()).contains("duplicate_field");
    }
}
