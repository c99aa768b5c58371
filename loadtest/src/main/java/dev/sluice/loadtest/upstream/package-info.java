/**
 * Stand-ins for proprietary providers, for people without keys. They speak the wire protocols of OpenAI (chat
 * completions) and Anthropic (messages), JSON and SSE, closely enough that an unchanged client cannot tell; the
 * answer's text, the header {@code x-simulated} and the model's owner say that nobody thought about the question.
 *
 * <p>JSON is read and written with the Jackson that is shaded into WireMock: one library less, and none that the
 * gateway uses, so that a codec bug on one side meets a different codec on the other.
 */
@NullMarked
package dev.sluice.loadtest.upstream;

import org.jspecify.annotations.NullMarked;
