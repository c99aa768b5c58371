package dev.sluice.gateway.dialect.chat;

import dev.sluice.router.prompt.Place;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Words of the API itself (OpenAI's chat completions, JSON Schema). As a member's name they tell nothing about anybody,
 * so they need no scan, and as a value neither. Every other name was chosen by the caller.
 */
final class KnownNames {
    /** In characters. */
    static final int LONGEST = 21;

    private static final Set<String> WORDS = Set.of(
            ("model messages role content name tool_calls tool_call_id function_call function arguments type id index"
                            + " text image_url url detail input_audio data format file file_data file_id filename"
                            + " refusal audio reasoning_content reasoning annotations tools tool_choice"
                            + " parallel_tool_calls functions allowed_tools mode custom input response_format"
                            + " json_schema schema strict description parameters logprobs top_logprobs logit_bias n"
                            + " frequency_penalty presence_penalty seed top_k user metadata store service_tier"
                            + " prompt_cache_key safety_identifier reasoning_effort prediction temperature top_p stop"
                            + " max_tokens max_completion_tokens stream stream_options include_usage modalities voice"
                            + " properties required items enum additionalProperties $schema $ref $defs definitions"
                            + " anyOf oneOf allOf not const default title examples minimum maximum minLength maxLength"
                            + " minItems maxItems pattern nullable string object array number integer boolean auto"
                            + " json_object")
                    .split(" "));

    /** Members whose value points to something that is kept elsewhere. */
    private static final Set<String> REFERENCES = Set.of(
            "file_id",
            "file_ids",
            "file_data",
            "file_url",
            "image_file",
            "previous_response_id",
            "conversation",
            "conversation_id",
            "container",
            "container_id",
            "vector_store_ids",
            "thread_id",
            "assistant_id",
            "item_reference",
            "cached_content");

    /** Members whose number is a limit or an index, wherever they stand. */
    private static final Set<String> LIMITS = Set.of(
            "minimum",
            "maximum",
            "exclusiveMinimum",
            "exclusiveMaximum",
            "multipleOf",
            "minLength",
            "maxLength",
            "minItems",
            "maxItems",
            "index");

    private KnownNames() {}

    static boolean contains(String name) {
        return WORDS.contains(name);
    }

    /**
     * The member at or above a value that makes it point to something kept elsewhere, such as {@code file_ids}; null if
     * there is none. A tool's parameter of such a name points to nothing.
     */
    static @Nullable String reference(Place value) {
        boolean above = false;
        for (Place at = value; at != null; at = at.parent()) {
            Place owner = at.parent();
            boolean stored = REFERENCES.contains(at.step())
                    || (owner == null && at.step().equals("prompt"));
            boolean parameter = above && owner != null && owner.step().equals("properties");
            if (stored && !parameter && !value.step().equals("type")) {
                return at.step();
            }
            above = true;
        }
        return null;
    }

    /** Whether a number here is the protocol's: a limit, an index, a sampling parameter. */
    static boolean isSetting(Place place) {
        Place root = place;
        while (root.parent() != null) {
            root = root.parent();
        }
        return LIMITS.contains(place.step())
                || root.step().equals("logit_bias")
                || (root.equals(place) && WORDS.contains(place.step()));
    }
}
