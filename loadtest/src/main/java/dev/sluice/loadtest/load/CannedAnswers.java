package dev.sluice.loadtest.load;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The answers of the mock, in llama.cpp's shape (recorded 2026-11). The same request always gets the same bytes: the
 * generator knows what it must receive.
 */
final class CannedAnswers {
    /** Role, finish, usage, {@code [DONE]}. */
    static final int FEWEST_EVENTS = 4;

    /** The only model there is. */
    static final String MODEL = "bench-model";

    private static final String ID = "chatcmpl-5RJ75TG2CJRoMANwo5ziJIgkQ63D2S5L";
    private static final String TAIL = ",\"created\":1795513035,\"id\":\"" + ID + "\",\"model\":\"" + MODEL
            + "\",\"system_fingerprint\":\"b0-unknown\",\"object\":\"chat.completion.chunk\"";
    private static final List<String> WORDS =
            List.of("The", " sea", " is", " a", " vast", " and", " mysterious", " realm", " beneath", " the", " waves");

    private CannedAnswers() {}

    /** 0.6 KB of JSON. */
    static byte[] json() {
        return utf8("{\"choices\":[{\"finish_reason\":\"stop\",\"index\":0,\"message\":{\"role\":\"assistant\","
                + "\"content\":\"The sea is a vast and mysterious realm that exists beneath the waves, and nobody who has "
                + "watched it on a winter evening will say that it ever looked the same twice.\"}}],"
                + "\"created\":1795513035,\"model\":\"" + MODEL + "\",\"system_fingerprint\":\"b0-unknown\","
                + "\"object\":\"chat.completion\",\"usage\":" + usage(24) + ",\"id\":\"" + ID + "\",\"timings\":"
                + timings(24) + "}");
    }

    /** The events of a stream, each with the empty line that ends it. */
    static List<byte[]> events(int count) {
        int words = count - FEWEST_EVENTS;
        List<byte[]> events = new ArrayList<>(count);
        events.add(event("{\"choices\":[{\"finish_reason\":null,\"index\":0,\"delta\":"
                + "{\"role\":\"assistant\",\"content\":null}}]" + TAIL + "}"));
        for (int i = 0; i < words; i++) {
            events.add(event("{\"choices\":[{\"finish_reason\":null,\"index\":0,\"delta\":{\"content\":\""
                    + WORDS.get(i % WORDS.size()) + "\"}}]" + TAIL + "}"));
        }
        events.add(event("{\"choices\":[{\"finish_reason\":\"stop\",\"index\":0,\"delta\":{}}]" + TAIL + "}"));
        events.add(event(
                "{\"choices\":[]" + TAIL + ",\"usage\":" + usage(words) + ",\"timings\":" + timings(words) + "}"));
        events.add(event("[DONE]"));
        return events;
    }

    /** The body of a stream, as the caller must see it. */
    static byte[] stream(int events) {
        List<byte[]> parts = events(events);
        byte[] whole = new byte[parts.stream().mapToInt(part -> part.length).sum()];
        int at = 0;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, whole, at, part.length);
            at += part.length;
        }
        return whole;
    }

    static byte[] health() {
        return utf8("{\"status\":\"ok\"}");
    }

    /** Enough of llama.cpp's {@code /props} for a gateway that asks what the model can do. */
    static byte[] props() {
        return utf8("{\"default_generation_settings\":{\"params\":{},\"n_ctx\":32768},\"total_slots\":4096,"
                + "\"model_alias\":\"" + MODEL + "\",\"modalities\":{\"vision\":false,\"video\":false,\"audio\":false},"
                + "\"chat_template_caps\":{\"supports_object_arguments\":true,\"supports_parallel_tool_calls\":true,"
                + "\"supports_string_content\":true,\"supports_system_role\":true,\"supports_tool_calls\":true,"
                + "\"supports_tools\":true,\"supports_typed_content\":true},\"build_info\":\"b0-unknown\"}");
    }

    static byte[] models() {
        return utf8("{\"object\":\"list\",\"data\":[{\"id\":\"" + MODEL + "\",\"aliases\":[\"" + MODEL
                + "\"],\"object\":\"model\",\"created\":1795513034,\"owned_by\":\"llamacpp\","
                + "\"meta\":{\"n_ctx\":32768,\"n_ctx_train\":32768}}]}");
    }

    static byte[] unknownPath() {
        return utf8("{\"error\":{\"code\":404,\"message\":\"File Not Found\",\"type\":\"not_found_error\"}}");
    }

    private static String usage(int output) {
        return "{\"completion_tokens\":" + output + ",\"prompt_tokens\":64,\"total_tokens\":" + (64 + output)
                + ",\"prompt_tokens_details\":{\"cached_tokens\":24}}";
    }

    private static String timings(int output) {
        return "{\"cache_n\":24,\"prompt_n\":40,\"prompt_ms\":53.548,\"predicted_n\":" + output
                + ",\"predicted_ms\":183.044}";
    }

    private static byte[] event(String data) {
        return utf8("data: " + data + "\n\n");
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
