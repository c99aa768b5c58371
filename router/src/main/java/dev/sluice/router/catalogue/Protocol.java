package dev.sluice.router.catalogue;

import java.util.EnumSet;
import java.util.Set;

/**
 * How a backend is spoken to, and which abilities that way of speaking can carry at all. Independent of
 * {@link Locality}.
 *
 * <p>The sets of the adapters follow LangChain4j 1.19.0's mappers (read 2026-11): what a mapper would drop, approximate
 * or reject is not in its set, so a request that needs it goes elsewhere.
 */
public enum Protocol {
    /** OpenAI-compatible, forwarded byte for byte: carries whatever the caller wrote. */
    PASS_THROUGH(EnumSet.allOf(Ability.class)),
    /**
     * OpenAI's API through LangChain4j. Members beside the messages go as custom parameters, exactly as the caller
     * wrote them.
     */
    OPENAI(EnumSet.of(
            Ability.TOOLS,
            Ability.PARALLEL_TOOL_CALLS,
            Ability.NAMED_TOOL_CHOICE,
            Ability.LOGIT_BIAS,
            Ability.PREDICTION,
            Ability.IMAGES,
            Ability.JSON_OBJECT,
            Ability.JSON_SCHEMA,
            Ability.PENALTIES,
            Ability.SEED,
            Ability.USER,
            Ability.METADATA,
            Ability.REASONING_EFFORT,
            Ability.LATE_SYSTEM,
            Ability.EXTRA_FIELDS)),
    /** Anthropic's messages API through LangChain4j. */
    ANTHROPIC(EnumSet.of(
            Ability.TOOLS,
            Ability.PARALLEL_TOOL_CALLS,
            Ability.NAMED_TOOL_CHOICE,
            Ability.IMAGES,
            Ability.JSON_SCHEMA,
            Ability.TOP_K,
            Ability.USER));

    @SuppressWarnings("ImmutableEnumChecker") // a copy that nobody can change
    private final Set<Ability> carries;

    Protocol(EnumSet<Ability> carries) {
        this.carries = Set.copyOf(carries);
    }

    /** What this protocol can carry; a model behind it may be able to do less. */
    public Set<Ability> carries() {
        return carries;
    }
}
