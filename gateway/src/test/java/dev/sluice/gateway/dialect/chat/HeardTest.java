package dev.sluice.gateway.dialect.chat;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.gateway.dialect.chat.Heard.LogProbabilities;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class HeardTest {
    private static final String TOLD =
            "{\"content\":[{\"token\":\"a\",\"logprob\":-0.5,\"top_logprobs\":[{\"logprob\":-9}]},"
                    + "{\"token\":\"b\",\"logprob\":-1.5}],\"refusal\":null}";

    private static String heard(LogProbabilities manner, String json) {
        return new String(new Heard(manner).listen(json.getBytes(UTF_8)), UTF_8);
    }

    @Test
    void log_probabilities_are_taken_out_and_every_other_byte_stays() {
        String last = "{ \"choices\" : [ {\"index\":0, \"message\":{\"content\":\"ab\"} , \"logprobs\": " + TOLD
                + " } ] , \"x\":1.0e5 }";
        assertThat(heard(LogProbabilities.GO, last))
                .isEqualTo("{ \"choices\" : [ {\"index\":0, \"message\":{\"content\":\"ab\"}  } ] , \"x\":1.0e5 }");
        String first = "{\"choices\":[{\"logprobs\":" + TOLD + " , \"index\":0}]}";
        assertThat(heard(LogProbabilities.GO, first)).isEqualTo("{\"choices\":[{ \"index\":0}]}");
        assertThat(heard(LogProbabilities.BECOME_NULL, first))
                .isEqualTo("{\"choices\":[{\"logprobs\":null , \"index\":0}]}");
        assertThat(heard(LogProbabilities.STAY, first)).isEqualTo(first);
        String none = "{\"choices\":[{\"logprobs\":null,\"index\":0}]}";
        assertThat(heard(LogProbabilities.GO, none)).isEqualTo(none);
    }

    @Test
    void only_the_tokens_themselves_are_counted_not_their_alternatives() {
        Heard heard = new Heard(LogProbabilities.STAY);
        heard.listen(("{\"choices\":[{\"message\":{\"content\":\"ab\"},\"logprobs\":" + TOLD
                        + ",\"finish_reason\":\"stop\"}]}")
                .getBytes(UTF_8));
        assertThat(heard.meanLogProbability()).hasValue(-1);
        assertThat(heard.lowestLogProbability()).hasValue(-1.5);
        assertThat(heard.tokens()).isEqualTo(2);
        assertThat(heard.text()).isEqualTo("ab");
        assertThat(heard.finish()).isEqualTo("stop");
    }

    @RepeatedTest(50)
    void a_stream_is_heard_alike_wherever_it_is_cut(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        String head = "data: {\"choices\":[{\"index\":0,\"delta\":";
        String stream = ": ping\n\n" + head + "{\"role\":\"assistant\"}}]}\n\n" + head
                + "{\"tool_calls\":[{\"index\":0,\"function\":{\"name\":\"f\",\"arguments\":\"{\\\"ä\"}}]},\"logprobs\":"
                + TOLD
                + "}]}\r\n\r\n" + head + "{\"tool_calls\":[{\"index\":0,\"function\":{\"arguments\":\"\\\":1}\"}}]}"
                + ",\"finish_reason\":\"tool_calls\"}]}\n\ndata: [DONE]\n\n";
        Heard heard = new Heard(LogProbabilities.GO);
        HeardStream passing = new HeardStream(heard);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] bytes = stream.getBytes(UTF_8);
        for (int from = 0; from < bytes.length; ) {
            int length = Math.min(bytes.length - from, 1 + random.nextInt(80));
            take(out, passing.feed(ByteBuffer.wrap(bytes, from, length)));
            from += length;
        }
        take(out, passing.end());
        assertThat(out.toString(UTF_8)).isEqualTo(stream.replace(",\"logprobs\":" + TOLD, ""));
        assertThat(heard.calls()).containsExactly(new Heard.Call("f", "{\"ä\":1}"));
        assertThat(heard.tokens()).isEqualTo(2);
        assertThat(heard.finish()).isEqualTo("tool_calls");
    }

    private static void take(ByteArrayOutputStream out, ByteBuffer passed) {
        byte[] bytes = new byte[passed.remaining()];
        passed.get(bytes);
        out.writeBytes(bytes);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        {"model":"a"}                                         | true  | 0 | {"model":"u","logprobs":true,"top_logprobs":1}
        {"logprobs":false,"top_logprobs":null, "model":"a" }  | true  | 0 | {"logprobs":true,"top_logprobs":1, "model":"u" }
        {"model":"a","stream":true,"stream_options":{"x":1}}  | false | 2 | {"model":"u","stream":false,"stream_options":null,"seed":2,"temperature":0.7}
        {"seed":40,"temperature":1.2,"model":"a"}             | false | 1 | {"seed":41,"temperature":1.2,"model":"u"}
        {"temperature":0,"model":"a"}                         | false | 1 | {"temperature":0.7,"model":"u","seed":1}
        """)
    void extras_change_only_what_they_must(String body, boolean logProbabilities, int sample, String sent) {
        String request = body.substring(0, body.lastIndexOf('}')).stripTrailing()
                + ",\"messages\":[{\"role\":\"user\",\"content\":\"x\"}]}";
        byte[] bytes = request.getBytes(UTF_8);
        Extras extras = new Extras(false, logProbabilities, sample);
        String changed = new String(
                ChatRequestReader.read(bytes, 20).splice().withModel("u", false, extras.changes(bytes)), UTF_8);
        assertThat(changed.replace(",\"messages\":[{\"role\":\"user\",\"content\":\"x\"}]", ""))
                .isEqualToIgnoringWhitespace(sent);
    }

    @Test
    void log_probabilities_are_left_alone_where_the_caller_or_the_server_minds() {
        assertThat(leaves("\"n\":1")).isTrue();
        assertThat(leaves("\"logprobs\":false")).isTrue();
        assertThat(leaves("\"logprobs\":true")).isFalse();
        assertThat(leaves("\"top_logprobs\":3")).isFalse();
        String tool = "\"tools\":[{\"type\":\"function\",\"function\":{\"name\":\"f\"}}]";
        assertThat(leaves(tool)).isTrue();
        assertThat(leaves(tool + ",\"stream\":true")).isFalse();
    }

    private static boolean leaves(String fields) {
        return AskedForm.in(("{" + fields + "}").getBytes(UTF_8)).leavesLogProbabilities();
    }
}
