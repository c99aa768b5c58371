package dev.sluice.gateway.dialect.chat;

import dev.sluice.gateway.failure.Failure.BadRequest;
import dev.sluice.router.catalogue.Ability;
import dev.sluice.router.prompt.Place;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonToken;

/** A message's content: a text, or parts of several types. A type that is not known cannot be looked into. */
final class ContentReader {
    private final BodyScan scan;
    private int message;
    private List<String> texts = List.of();
    private boolean given;
    private boolean inParts;

    ContentReader(BodyScan scan) {
        this.scan = scan;
    }

    /** Forgets the message before. */
    void begin(int index) {
        message = index;
        texts = new ArrayList<>(1);
        given = false;
        inParts = false;
    }

    List<String> texts() {
        return texts;
    }

    boolean given() {
        return given;
    }

    boolean inParts() {
        return inParts;
    }

    void read(Place place) {
        given = true;
        switch (scan.token()) {
            case VALUE_STRING -> text(place);
            case START_ARRAY -> {
                inParts = true;
                int index = 0;
                while (scan.next() != JsonToken.END_ARRAY) {
                    if (scan.token() != JsonToken.START_OBJECT) {
                        throw new BadRequest(at(index) + ": not an object", at(index), "wrong_type");
                    }
                    part(place.then(index), index);
                    index++;
                }
            }
            default ->
                throw new BadRequest(
                        "messages[" + message + "].content: neither text nor an array of parts",
                        "messages[" + message + "].content",
                        "wrong_type");
        }
    }

    private String at(int part) {
        return "messages[" + message + "].content[" + part + "]";
    }

    private void text(Place place) {
        String text = scan.parser().getString();
        scan.speech(place, text);
        texts.add(text);
    }

    private void part(Place place, int index) {
        String type = null;
        while (scan.next() != JsonToken.END_OBJECT) {
            String name = scan.parser().currentName();
            Place member = scan.name(place);
            boolean isNull = scan.nextIsNull();
            switch (name) {
                case "type" -> {
                    type = scan.token() == JsonToken.VALUE_STRING
                            ? scan.parser().getString()
                            : null;
                    scan.scan(member);
                }
                case "text" -> {
                    if (scan.token() == JsonToken.VALUE_STRING) {
                        text(member);
                    } else {
                        scan.scan(member);
                    }
                }
                // Not only where the type says so: what a backend makes of a part with two contents is not known.
                case "image_url", "input_audio", "file" -> {
                    scan.scan(member);
                    if (!isNull) {
                        other(place, name, index);
                    }
                }
                default -> {
                    scan.scan(member);
                    if (!isNull && !name.equals("refusal")) {
                        scan.needDeepExtra(at(index) + "." + FieldReader.shortened(name));
                    }
                }
            }
        }
        type(place, type, index);
    }

    private void type(Place place, @Nullable String type, int index) {
        switch (type) {
            case null -> throw new BadRequest(at(index) + ".type: missing", at(index) + ".type", "missing_field");
            case "text" -> {}
            case "refusal" -> scan.need(Ability.RICH_HISTORY, at(index));
            case "image_url", "input_audio", "file" -> other(place, type, index);
            default -> {
                scan.unscannable(place, type);
                scan.needDeepExtra(at(index) + ".type");
            }
        }
    }

    private void other(Place place, String type, int index) {
        scan.unscannable(place, type);
        Ability ability =
                switch (type) {
                    case "image_url" -> Ability.IMAGES;
                    case "input_audio" -> Ability.AUDIO_INPUT;
                    default -> Ability.FILES;
                };
        scan.need(ability, at(index));
    }
}
