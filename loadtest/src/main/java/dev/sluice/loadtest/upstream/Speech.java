package dev.sluice.loadtest.upstream;

import java.util.ArrayList;
import java.util.List;
import wiremock.com.fasterxml.jackson.databind.JsonNode;

/**
 * The text of an answer and what it weighs. A piece is a word with the space before it and counts as one token; an
 * input token is four characters. Real tokenizers differ; what matters is that the figures are stable and never 0.
 *
 * @param pieces what was said, in the portions of a stream
 * @param cut true if the client's token limit ended it
 */
record Speech(List<String> pieces, boolean cut) {
    private static final int CHARACTERS_PER_TOKEN = 4;

    Speech {
        pieces = List.copyOf(pieces);
    }

    /** What is said where neither a tool nor a schema was asked for. */
    static Speech notice(String provider, String model, int limit) {
        return of(
                "SIMULATED answer: no model was asked. This server only speaks the wire protocol of " + provider
                        + "; with a real key, " + model + " would have answered here.",
                limit);
    }

    /** @param limit most tokens the client wants, above 0 */
    static Speech of(String text, int limit) {
        var pieces = new ArrayList<String>();
        int from = 0;
        while (from < text.length()) {
            int space = text.indexOf(' ', from + 1);
            int to = space < 0 ? text.length() : space;
            pieces.add(text.substring(from, to));
            from = to;
        }
        boolean cut = pieces.size() > limit;
        return new Speech(cut ? pieces.subList(0, limit) : pieces, cut);
    }

    String text() {
        return String.join("", pieces);
    }

    int tokens() {
        return Math.max(1, pieces.size());
    }

    /** Tokens of everything textual in a request, keys left out. */
    static int inputTokens(JsonNode body) {
        int characters = 0;
        for (String part : List.of("messages", "system", "tools", "response_format")) {
            characters += characters(body.path(part));
        }
        return Math.max(1, Math.ceilDiv(characters, CHARACTERS_PER_TOKEN));
    }

    private static int characters(JsonNode node) {
        if (node.isValueNode()) {
            return node.asText().length();
        }
        int sum = 0;
        for (JsonNode child : node) {
            sum += characters(child);
        }
        return sum;
    }
}
