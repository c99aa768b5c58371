package dev.sluice.gateway.dialect.chat;

import dev.sluice.gateway.dialect.BodySplice.Change;
import dev.sluice.gateway.dialect.BodySplice.Span;
import dev.sluice.gateway.failure.Failure.BadRequest;
import dev.sluice.router.prompt.Place;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** The field {@code stream_options}, and how to make it ask for usage. */
final class StreamOptions {
    private static final String ASK = "\"include_usage\":true";

    /** Null until the field was seen. */
    private @Nullable Change change;

    private boolean includeUsage;

    boolean includeUsage() {
        return includeUsage;
    }

    /**
     * @param end offset of the body's closing brace
     * @return null if it asks already
     */
    @Nullable
    Change ask(int end) {
        if (includeUsage) {
            return null;
        }
        return change == null ? new Change(new Span(end, end), ",\"stream_options\":{" + ASK + "}") : change;
    }

    void read(BodyScan scan, Place place) {
        if (scan.nextIsNull()) {
            change = new Change(token(scan.parser()), "{" + ASK + "}");
            return;
        }
        if (scan.token() != JsonToken.START_OBJECT) {
            throw new BadRequest("stream_options: not an object", "stream_options", "wrong_type");
        }
        int inside = (int) scan.parser().currentLocation().getByteOffset();
        boolean empty = true;
        Change amended = null;
        while (scan.next() != JsonToken.END_OBJECT) {
            empty = false;
            String name = scan.parser().currentName();
            Place member = scan.name(place);
            boolean isNull = scan.nextIsNull();
            if (name.equals("include_usage")) {
                includeUsage = included(scan.token());
                amended = new Change(token(scan.parser()), "true");
                continue;
            }
            scan.scan(member);
            if (!isNull && !name.equals("include_obfuscation")) {
                scan.needDeepExtra("stream_options." + FieldReader.shortened(name));
            }
        }
        change = amended == null ? new Change(new Span(inside, inside), empty ? ASK : ASK + ",") : amended;
    }

    private static boolean included(JsonToken value) {
        return switch (value) {
            case VALUE_TRUE -> true;
            case VALUE_FALSE, VALUE_NULL -> false;
            default ->
                throw new BadRequest(
                        "stream_options.include_usage: not a boolean", "stream_options.include_usage", "wrong_type");
        };
    }

    private static Span token(JsonParser parser) {
        return new Span((int) parser.currentTokenLocation().getByteOffset(), (int)
                parser.currentLocation().getByteOffset());
    }
}
