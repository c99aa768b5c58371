package dev.sluice.router.prompt;

import dev.sluice.router.catalogue.Ability;
import java.util.List;
import java.util.Map;

/**
 * What Sluice read in a request: enough to judge and to route it.
 *
 * @param model the name the caller wrote
 * @param stream whether the answer comes as server-sent events
 * @param usageInStream whether the caller asked for the usage event
 * @param messages the conversation in order
 * @param tools how many tools are offered
 * @param parts everything there is to scan: every string of the body and every member name that the caller chose
 * @param needs the abilities a route must have, each with the field that asks for it
 * @param maxOutputTokens the caller's limit on the answer; 0 if none was given
 * @param choices how many answers were asked for; at least 1
 * @param body the bytes this is a view of
 */
public record Prompt(
        String model,
        boolean stream,
        boolean usageInStream,
        List<Message> messages,
        int tools,
        List<Part> parts,
        Map<Ability, String> needs,
        int maxOutputTokens,
        int choices,
        RequestBody body) {
    public Prompt {
        messages = List.copyOf(messages);
        parts = List.copyOf(parts);
        needs = Map.copyOf(needs);
    }

    /**
     * A rough count of the prompt's tokens for limits and estimates, never for money that is known: four UTF-8 bytes a
     * token, the usual rule for English text and code; other scripts need more tokens a character but also more bytes.
     */
    public long estimatedTokens() {
        return (body.size() + 3L) / 4;
    }
}
