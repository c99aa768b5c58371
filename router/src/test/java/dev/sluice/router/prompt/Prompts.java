package dev.sluice.router.prompt;

import dev.sluice.router.catalogue.Ability;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Prompts for tests, made of plain texts. */
public final class Prompts {
    private Prompts() {}

    /** One user message. */
    public static Prompt user(String text) {
        return conversation(new Message(Role.USER, List.of(text)));
    }

    /** Several turns; each text is a part too. */
    public static Prompt conversation(Message... messages) {
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < messages.length; i++) {
            for (String text : messages[i].texts()) {
                parts.add(text("messages", i, text));
            }
        }
        return of(List.of(messages), parts, 0, Map.of());
    }

    /** No messages, only parts to scan. */
    public static Prompt withParts(Part... parts) {
        return of(List.of(), List.of(parts), 0, Map.of());
    }

    /** One user message, tools on offer and abilities asked for. */
    public static Prompt withTools(String text, int tools, Map<Ability, String> needs) {
        Message message = new Message(Role.USER, List.of(text));
        return of(List.of(message), List.of(text("messages", 0, text)), tools, needs);
    }

    /** A part at {@code /name/index}. */
    public static Part.Text text(String name, int index, String text) {
        return new Part.Text(Place.at(name).then(index), text);
    }

    private static Prompt of(List<Message> messages, List<Part> parts, int tools, Map<Ability, String> needs) {
        StringBuilder body = new StringBuilder();
        messages.forEach(message -> message.texts().forEach(body::append));
        return new Prompt(
                "auto",
                false,
                false,
                messages,
                tools,
                parts,
                needs,
                0,
                1,
                new RequestBody(body.toString().getBytes(StandardCharsets.UTF_8)));
    }
}
