package dev.sluice.router.prompt;

import java.util.List;

/**
 * One turn of the conversation.
 *
 * @param texts its text parts in order; tool arguments are not among them
 */
public record Message(Role role, List<String> texts) {
    public Message {
        texts = List.copyOf(texts);
    }

    /** Length of all texts, in UTF-16 units. */
    public int length() {
        int sum = 0;
        for (String text : texts) {
            sum += text.length();
        }
        return sum;
    }
}
