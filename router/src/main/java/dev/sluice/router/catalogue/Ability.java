package dev.sluice.router.catalogue;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * Something a request may need that not every route can do. What a route cannot do is refused or routed elsewhere,
 * never dropped in silence. Plain text in, plain text out, streaming, {@code temperature}, {@code top_p}, {@code stop}
 * and token limits need no ability: every route has them.
 */
public enum Ability {
    /** Function tools, calls in the history and tool results. */
    TOOLS,
    /** The field {@code parallel_tool_calls}. */
    PARALLEL_TOOL_CALLS,
    /** {@code tool_choice} that names a function. */
    NAMED_TOOL_CHOICE,
    /** Tools of another type than {@code function}, and {@code tool_choice} with {@code allowed_tools}. */
    CUSTOM_TOOLS,
    /** A tool result that is not plain text. */
    TOOL_RESULT_PARTS,
    /** The old {@code functions} and {@code function_call}. */
    LEGACY_FUNCTIONS,
    /** Images in the input. */
    IMAGES,
    /** Audio in the input. */
    AUDIO_INPUT,
    /** Files in the input. */
    FILES,
    /** {@code modalities} or {@code audio} that ask for sound. */
    AUDIO_OUTPUT,
    /** {@code response_format: json_object}. */
    JSON_OBJECT,
    /** {@code response_format: json_schema}. */
    JSON_SCHEMA,
    /** {@code logprobs} and {@code top_logprobs}. */
    LOGPROBS,
    /** {@code logit_bias}. */
    LOGIT_BIAS,
    /** {@code n} above one. */
    SEVERAL_CHOICES,
    /** {@code frequency_penalty} and {@code presence_penalty} other than zero. */
    PENALTIES,
    /** {@code seed}. */
    SEED,
    /** {@code top_k}. */
    TOP_K,
    /** {@code user}. */
    USER,
    /** {@code metadata}, {@code store}, {@code service_tier}, {@code prompt_cache_key}, {@code safety_identifier}. */
    METADATA,
    /** {@code reasoning_effort}. */
    REASONING_EFFORT,
    /** {@code prediction}. */
    PREDICTION,
    /** {@code name} on a message. */
    MESSAGE_NAMES,
    /** A system or developer message after the first other turn. */
    LATE_SYSTEM,
    /** A last assistant turn that the answer should continue. */
    PREFILL,
    /** Refusals, audio or reasoning in earlier assistant turns. */
    RICH_HISTORY,
    /** Any field that Sluice does not know. */
    EXTRA_FIELDS;

    private static final Set<Ability> OF_THE_MODEL = Set.copyOf(EnumSet.of(
            TOOLS, IMAGES, AUDIO_INPUT, FILES, AUDIO_OUTPUT, JSON_OBJECT, JSON_SCHEMA, LOGPROBS, REASONING_EFFORT));

    /**
     * The abilities that depend on the model and are therefore listed in the catalogue, or asked of the backend. All
     * others depend on the {@link Protocol} alone.
     */
    public static Set<Ability> ofTheModel() {
        return OF_THE_MODEL;
    }

    /** The name used in YAML and in messages, such as {@code json_schema}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
