package dev.sluice.gateway.dialect.chat;

import dev.sluice.gateway.dialect.BodySplice.Span;
import dev.sluice.router.prompt.Place;
import dev.sluice.router.redaction.Passage;

/**
 * A string, name or number of a body, with the bytes of its token. It holds the caller's text.
 *
 * @param name whether it is a member's name
 * @param span quotes included
 * @param text unescaped
 */
public record BodyString(Place place, boolean name, Span span, String text) implements Passage {
    @Override
    public boolean fixed() {
        return name;
    }

    @Override
    public String value(int start, int end) {
        String piece = text.substring(start, end);
        return isJson() ? JsonMeaning.of(piece) : piece;
    }

    /** A tool's arguments are JSON themselves. */
    boolean isJson() {
        return place.step().equals("arguments") && !name;
    }
}
