package dev.sluice.gateway.dialect.chat;

import dev.sluice.config.GatewaySettings.Limits;
import dev.sluice.gateway.failure.Failure.BadRequest;
import dev.sluice.router.prompt.Prompt;

/** Reads the whole requests that a privacy policy's own tests bring, as any caller's. */
public final class PolicyTestBody {
    private PolicyTestBody() {}

    /**
     * @param body not changed by anyone afterwards
     * @throws IllegalArgumentException if it is no chat completions request; with the words that a caller is told
     */
    public static Prompt read(byte[] body) {
        try {
            return ChatRequestReader.read(body, Limits.DEFAULT.jsonDepth()).prompt();
        } catch (BadRequest bad) {
            throw new IllegalArgumentException(bad.publicMessage(), bad);
        }
    }
}
