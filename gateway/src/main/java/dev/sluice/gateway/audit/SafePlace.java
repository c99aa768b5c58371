package dev.sluice.gateway.audit;

import dev.sluice.router.prompt.Place;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * JSON Pointers without what the caller wrote. Member names inside tool arguments or schemas are the caller's text, and
 * a detector may well have fired at one, so only the protocols' own words and element numbers are kept; any other step
 * becomes {@code *}.
 */
public final class SafePlace {
    private static final Set<String> WORDS = Set.of(
            "messages",
            "content",
            "role",
            "name",
            "text",
            "type",
            "tool_calls",
            "tool_call_id",
            "function",
            "arguments",
            "tools",
            "tool_choice",
            "description",
            "parameters",
            "properties",
            "items",
            "required",
            "enum",
            "strict",
            "response_format",
            "json_schema",
            "schema",
            "image_url",
            "input_image",
            "input_text",
            "input_audio",
            "url",
            "detail",
            "data",
            "format",
            "file",
            "file_data",
            "file_id",
            "filename",
            "refusal",
            "audio",
            "id",
            "user",
            "metadata",
            "stop",
            "model",
            "prediction",
            "input",
            "instructions",
            "system",
            "source",
            "media_type",
            "input_schema",
            "thinking",
            "tool_use_id",
            "reasoning_content",
            "logit_bias",
            "seed",
            "safety_identifier",
            "prompt_cache_key",
            "prompt",
            "suffix",
            "functions",
            "function_call",
            "web_search_options",
            "grammar");
    private static final int LONGEST_NUMBER = 6;

    private SafePlace() {}

    public static String of(Place place) {
        Deque<String> steps = new ArrayDeque<>();
        for (@Nullable Place at = place; at != null; at = at.parent()) {
            steps.addFirst(at.step());
        }
        StringBuilder pointer = new StringBuilder();
        for (String step : steps) {
            pointer.append('/').append(WORDS.contains(step) || isNumber(step) ? step : "*");
        }
        return pointer.toString();
    }

    /** Whether it is one of the protocols' own. */
    static boolean isWord(String step) {
        return WORDS.contains(step);
    }

    /** An index; longer digits could be an account's. */
    private static boolean isNumber(String step) {
        return !step.isEmpty()
                && step.length() <= LONGEST_NUMBER
                && step.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
