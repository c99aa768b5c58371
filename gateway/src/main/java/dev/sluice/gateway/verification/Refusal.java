package dev.sluice.gateway.verification;

import dev.sluice.gateway.dialect.chat.Heard;
import java.util.List;
import java.util.Locale;

/**
 * Whether a model says that it will not or cannot answer: in the field that the protocol has for that, or in the words
 * with which small open models begin. Only beginnings count, so that an answer that speaks of refusals is none.
 */
final class Refusal {
    /** Lower case, with plain apostrophes. */
    private static final List<String> BEGINNINGS = List.of(
            "i can't help with",
            "i can't assist with",
            "i can't answer",
            "i can't provide",
            "i cannot help with",
            "i cannot assist with",
            "i cannot answer",
            "i cannot provide",
            "i cannot fulfill",
            "i'm not able to help",
            "i'm not able to assist",
            "i'm unable to",
            "i am unable to",
            "i'm sorry, but i can't",
            "i'm sorry, but i cannot",
            "i'm sorry, but i'm not able",
            "i'm sorry, but i'm unable",
            "i'm sorry, but i am unable",
            "i'm sorry, i can't",
            "i'm sorry, i cannot",
            "i am sorry, but i can't",
            "i am sorry, but i cannot",
            "sorry, but i can't",
            "sorry, i can't",
            "as an ai language model, i cannot",
            "as an ai language model, i can't",
            "as an ai language model, i don't",
            "es tut mir leid, aber ich kann",
            "ich kann ihnen dabei nicht helfen",
            "je suis désolé, mais je ne peux pas",
            "lo siento, pero no puedo");

    private static final int LONGEST =
            BEGINNINGS.stream().mapToInt(String::length).max().orElse(0);

    private Refusal() {}

    static boolean begins(Heard heard) {
        if (!heard.refusal().isBlank()) {
            return true;
        }
        String text = heard.text().stripLeading();
        String begun = text.substring(0, Math.min(text.length(), LONGEST))
                .replace('’', '\'')
                .toLowerCase(Locale.ROOT);
        return BEGINNINGS.stream().anyMatch(begun::startsWith);
    }
}
