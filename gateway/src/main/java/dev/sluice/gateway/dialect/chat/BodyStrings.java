package dev.sluice.gateway.dialect.chat;

import dev.sluice.gateway.dialect.BodySplice.Span;
import dev.sluice.router.prompt.Part;
import dev.sluice.router.prompt.Place;
import dev.sluice.router.prompt.Prompt;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Finds the tokens of a body's scanned strings, and exchanges some of them. A second pass, for the few who need it. */
public final class BodyStrings {
    private BodyStrings() {}

    /** All that the reader gave to be scanned, in the body's order. */
    public static List<BodyString> of(Prompt prompt) {
        Set<Part.Text> scanned = new HashSet<>();
        for (Part part : prompt.parts()) {
            // A limit that by chance is as long as somebody's number is not exchanged for another.
            if (part instanceof Part.Text text && text.sort() != Part.Sort.SETTING) {
                scanned.add(new Part.Text(text.place(), text.text()));
            }
        }
        List<BodyString> strings = new ArrayList<>();
        byte[] body = prompt.body().bytes();
        try (JsonParser parser = JsonBytes.parser(body, 0, body.length)) {
            Deque<Level> open = new ArrayDeque<>();
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token.isStructEnd()) {
                    open.pop();
                    continue;
                }
                Level level = open.peek();
                Optional<Place> place = level == null
                        ? Optional.empty()
                        : Optional.of(token == JsonToken.PROPERTY_NAME ? level.name(parser) : level.child());
                if (token.isStructStart()) {
                    open.push(new Level(place, token == JsonToken.START_ARRAY));
                } else if (token == JsonToken.PROPERTY_NAME || token == JsonToken.VALUE_STRING || token.isNumeric()) {
                    place.map(here -> string(parser, here))
                            .filter(string -> isScanned(string, scanned))
                            .ifPresent(strings::add);
                }
            }
        }
        return strings;
    }

    private static boolean isScanned(BodyString string, Set<Part.Text> scanned) {
        // The model's name is exchanged for the route's own: the caller's never goes out.
        boolean model = string.place().parent() == null && string.place().step().equals("model");
        return !model && scanned.contains(new Part.Text(string.place(), string.text()));
    }

    private static BodyString string(JsonParser parser, Place place) {
        boolean name = parser.currentToken() == JsonToken.PROPERTY_NAME;
        String text = name ? parser.currentName() : parser.getString();
        int from = (int) parser.currentTokenLocation().getByteOffset();
        int to = name ? from : (int) parser.currentLocation().getByteOffset();
        return new BodyString(place, name, new Span(from, to), text);
    }

    private static final class Level {
        private final Optional<Place> place;
        private final boolean array;
        private Place member = Place.at("");
        private int index;

        Level(Optional<Place> place, boolean array) {
            this.place = place;
            this.array = array;
        }

        Place name(JsonParser parser) {
            member = then(parser.currentName());
            return member;
        }

        Place child() {
            return array ? then(Integer.toString(index++)) : member;
        }

        private Place then(String step) {
            return place.map(owner -> owner.then(step)).orElseGet(() -> Place.at(step));
        }
    }

    /** One token and the text that takes its place. */
    public record Change(BodyString string, String text) {}

    /** The body with these strings exchanged, and every other byte as it was. */
    public static byte[] changed(byte[] body, List<Change> changes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(body.length + 256);
        int from = 0;
        for (Change change : changes) {
            out.write(body, from, change.string.span().from() - from);
            byte[] token =
                    JsonText.quote(new StringBuilder(), change.text).toString().getBytes(StandardCharsets.UTF_8);
            boolean number = body[change.string.span().from()] != '"';
            byte[] plain = number && isNumber(change.text) ? change.text.getBytes(StandardCharsets.UTF_8) : token;
            out.writeBytes(plain);
            from = change.string.span().to();
        }
        out.write(body, from, body.length - from);
        return out.toByteArray();
    }

    /** A number stays one where its surrogate allows. */
    private static boolean isNumber(String text) {
        return text.matches("-?(0|[1-9][0-9]*)");
    }
}
