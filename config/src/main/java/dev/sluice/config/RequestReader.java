package dev.sluice.config;

import dev.sluice.router.prompt.Prompt;

/** Reads a request's body as the gateway does, for a policy's tests that bring a whole one. */
@FunctionalInterface
public interface RequestReader {
    /**
     * @param body UTF-8 JSON
     * @throws IllegalArgumentException if it is no request; its message is shown, so it holds none of the body's values
     */
    Prompt read(byte[] body);
}
