package dev.sluice.gateway.walk;

import dev.sluice.gateway.dialect.chat.ChatRequest;
import dev.sluice.router.decision.Judgement;

/**
 * We know what it is.
 *
 * @param receivedNanos {@link System#nanoTime} when its last byte had come
 */
record Classified(Identified identified, ChatRequest request, Judgement judgement, long receivedNanos) {}
