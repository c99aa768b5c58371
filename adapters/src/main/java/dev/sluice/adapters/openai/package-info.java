/**
 * OpenAI's chat completions through LangChain4j. Caller and provider speak the same format here, so only the messages
 * and the limit on tokens go through LangChain4j's types; every other member goes as the very text the caller wrote, as
 * a custom parameter, since its types would lose number forms, unknown schema keywords, and {@code strict} per schema.
 */
@NullMarked
package dev.sluice.adapters.openai;

import org.jspecify.annotations.NullMarked;
