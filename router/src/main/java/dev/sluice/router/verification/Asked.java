package dev.sluice.router.verification;

import dev.sluice.router.prompt.Message;
import dev.sluice.router.prompt.Prompt;
import dev.sluice.router.prompt.Role;
import java.util.List;
import java.util.Locale;

/** What the user asks last. */
final class Asked {
    private static final List<String> CODE = List.of("```", "def ", "function ", "assert ", "return ", "[python]");
    private static final List<String> RESULT = List.of("output", "assert", "return value", "what does", "result of");

    private Asked() {}

    /** The texts of the user's last message; empty if there is none. */
    static String lastOf(Prompt prompt) {
        for (Message message : prompt.messages().reversed()) {
            if (message.role() == Role.USER) {
                return String.join("\n", message.texts());
            }
        }
        return "";
    }

    /** Whether a text shows code and asks what comes of it. */
    static boolean forTheResultOfCode(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return CODE.stream().anyMatch(lower::contains) && RESULT.stream().anyMatch(lower::contains);
    }
}
