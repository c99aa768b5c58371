package dev.sluice.gateway.calibrate;

import dev.sluice.config.Settings;
import dev.sluice.gateway.dialect.chat.ChatRequestReader;
import dev.sluice.gateway.failure.Failure;
import dev.sluice.router.difficulty.Difficulty;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** How difficult the gateway takes a prompt of an operator's to be. */
final class PromptRating {
    private static final JsonMapper JSON = JsonMapper.shared();

    private PromptRating() {}

    /**
     * @param body a chat completions request, whose model may be missing
     * @throws Failure if the gateway would not read it
     */
    static Difficulty of(ObjectNode body, Settings settings) {
        ObjectNode named = body.deepCopy();
        if (!named.has("model")) {
            named.put("model", "auto");
        }
        int depth = settings.gateway().limits().jsonDepth();
        return settings.judge()
                .judge(ChatRequestReader.read(JSON.writeValueAsBytes(named), depth)
                        .prompt())
                .difficulty();
    }
}
