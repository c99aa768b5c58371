package dev.sluice.gateway.dialect.chat;

import dev.sluice.gateway.dialect.BodySplice;
import dev.sluice.router.prompt.Prompt;

/** A chat completions request: what was read in it, and how to send it on under another model's name. */
public record ChatRequest(Prompt prompt, BodySplice splice) {}
