package dev.sluice.adapters.builtin;

import dev.sluice.adapters.ChatAdapter;
import dev.sluice.adapters.anthropic.AnthropicAdapter;
import dev.sluice.adapters.openai.OpenAiAdapter;
import dev.sluice.router.catalogue.Protocol;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The adapters there are, one for each {@link Protocol} that is not pass-through. */
public final class Adapters {
    private final Map<Protocol, ChatAdapter> byProtocol = new EnumMap<>(Protocol.class);

    private Adapters(List<ChatAdapter> adapters) {
        adapters.forEach(adapter -> byProtocol.put(adapter.protocol(), adapter));
    }

    /** Those that come with Sluice. */
    public static Adapters builtIn() {
        return with(List.of());
    }

    /** Those that come with Sluice and more; a later one of the same protocol replaces an earlier one. */
    public static Adapters with(List<ChatAdapter> more) {
        List<ChatAdapter> all = new ArrayList<>(List.of(new OpenAiAdapter(), new AnthropicAdapter()));
        all.addAll(more);
        return new Adapters(all);
    }

    /** Empty for {@link Protocol#PASS_THROUGH}, which needs none. */
    public Optional<ChatAdapter> of(Protocol protocol) {
        return Optional.ofNullable(byProtocol.get(protocol));
    }
}
