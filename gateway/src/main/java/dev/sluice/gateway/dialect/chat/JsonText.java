package dev.sluice.gateway.dialect.chat;

import dev.sluice.router.price.Usage;
import tools.jackson.core.io.JsonStringEncoder;

/** Pieces of JSON that the stream and the whole answer share. */
final class JsonText {
    private JsonText() {}

    /** The text with its quotes; what UTF-8 cannot hold (half a surrogate pair) goes as an escape. */
    static StringBuilder quote(StringBuilder json, String text) {
        json.append('"');
        int clean = firstLoneSurrogate(text);
        if (clean < 0) {
            JsonStringEncoder.getInstance().quoteAsString(text, json);
        } else {
            quoteHalves(json, text, clean);
        }
        return json.append('"');
    }

    static StringBuilder usage(StringBuilder json, Usage usage) {
        return json.append("{\"prompt_tokens\":")
                .append(usage.input())
                .append(",\"completion_tokens\":")
                .append(usage.output())
                .append(",\"total_tokens\":")
                .append(usage.input() + usage.output())
                .append(",\"prompt_tokens_details\":{\"cached_tokens\":")
                .append(usage.cachedInput())
                .append("},\"completion_tokens_details\":{\"reasoning_tokens\":")
                .append(usage.reasoning())
                .append("}}");
    }

    /** {@code chatcmpl-} and the provider's own id, unless it looks so already. */
    static String id(String responseId) {
        return responseId.startsWith("chatcmpl-") ? responseId : "chatcmpl-" + responseId;
    }

    private static int firstLoneSurrogate(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean lone = Character.isHighSurrogate(c)
                    ? i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1))
                    : Character.isLowSurrogate(c) && (i == 0 || !Character.isHighSurrogate(text.charAt(i - 1)));
            if (lone) {
                return i;
            }
        }
        return -1;
    }

    private static void quoteHalves(StringBuilder json, String text, int firstHalf) {
        String rest = text;
        int half = firstHalf;
        while (half >= 0) {
            JsonStringEncoder.getInstance().quoteAsString(rest.substring(0, half), json);
            json.append("\\u").append(Integer.toHexString(rest.charAt(half)));
            rest = rest.substring(half + 1);
            half = firstLoneSurrogate(rest);
        }
        JsonStringEncoder.getInstance().quoteAsString(rest, json);
    }
}
