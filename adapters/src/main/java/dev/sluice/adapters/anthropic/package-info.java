/**
 * Anthropic's messages API through LangChain4j. Messages, sampling and limits go through LangChain4j's types; tools,
 * tool choice and answer schema are written by us as custom parameters, since its types keep only {@code properties},
 * {@code required} and {@code $defs} of a tool's schema.
 */
@NullMarked
package dev.sluice.adapters.anthropic;

import org.jspecify.annotations.NullMarked;
