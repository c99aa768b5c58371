/**
 * OpenAI's chat completions: reads requests, watches answers pass by, writes answers of translated routes.
 *
 * <p>The caller's bytes are the truth. A request is read once, by a stream parser that knows the offset of each token;
 * to change the model's name, bytes are exchanged at its offsets ({@link dev.sluice.gateway.dialect.BodySplice}) and
 * everything else stays as it was written: unknown fields, number forms, key order, white space. An answer that passes
 * through is not changed at all: {@link dev.sluice.gateway.dialect.chat.SseTap} only looks.
 */
@NullMarked
package dev.sluice.gateway.dialect.chat;

import org.jspecify.annotations.NullMarked;
