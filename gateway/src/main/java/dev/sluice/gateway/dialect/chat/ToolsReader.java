package dev.sluice.gateway.dialect.chat;

import dev.sluice.gateway.failure.Failure.BadRequest;
import dev.sluice.router.catalogue.Ability;
import dev.sluice.router.prompt.Place;
import java.util.Set;
import tools.jackson.core.JsonToken;

/** The fields {@code tools} and {@code tool_choice}. */
final class ToolsReader {
    private static final Set<String> OF_A_FUNCTION = Set.of("name", "description", "parameters", "strict");

    private final BodyScan scan;
    private int count;

    ToolsReader(BodyScan scan) {
        this.scan = scan;
    }

    int count() {
        return count;
    }

    void readTools(Place place) {
        if (scan.token() != JsonToken.START_ARRAY) {
            throw new BadRequest("tools: not an array", "tools", "wrong_type");
        }
        while (scan.next() != JsonToken.END_ARRAY) {
            if (scan.token() != JsonToken.START_OBJECT) {
                throw new BadRequest(at() + ": not an object", at(), "wrong_type");
            }
            tool(place.then(count));
            count++;
        }
        if (count > 0) {
            scan.need(Ability.TOOLS, "tools");
        }
    }

    private String at() {
        return "tools[" + count + "]";
    }

    private void tool(Place place) {
        boolean function = false;
        while (scan.next() != JsonToken.END_OBJECT) {
            String name = scan.parser().currentName();
            Place member = scan.name(place);
            boolean isNull = scan.nextIsNull();
            if (name.equals("function") && scan.token() == JsonToken.START_OBJECT) {
                function(member);
                continue;
            }
            scan.scan(member);
            if (name.equals("type")) {
                function = scan.token() == JsonToken.VALUE_STRING
                        && scan.parser().getString().equals("function");
            } else if (!isNull) {
                scan.need(Ability.CUSTOM_TOOLS, at() + "." + FieldReader.shortened(name));
            }
        }
        if (!function) {
            scan.need(Ability.CUSTOM_TOOLS, at() + ".type");
        }
    }

    /** What is not in the API's definition of a function, no adapter carries. */
    private void function(Place place) {
        while (scan.next() != JsonToken.END_OBJECT) {
            String name = scan.parser().currentName();
            Place member = scan.name(place);
            boolean isNull = scan.nextIsNull();
            scan.scan(member);
            if (!isNull && !OF_A_FUNCTION.contains(name)) {
                scan.need(Ability.CUSTOM_TOOLS, at() + ".function." + FieldReader.shortened(name));
            }
        }
    }

    void readChoice(Place place) {
        if (scan.token() == JsonToken.VALUE_STRING) {
            scan.scan(place);
            switch (scan.parser().getString()) {
                case "auto", "none" -> {}
                case "required" -> scan.need(Ability.TOOLS, "tool_choice");
                default -> scan.need(Ability.CUSTOM_TOOLS, "tool_choice");
            }
            return;
        }
        if (scan.token() != JsonToken.START_OBJECT) {
            throw new BadRequest("tool_choice: neither a string nor an object", "tool_choice", "wrong_type");
        }
        boolean function = false;
        while (scan.next() != JsonToken.END_OBJECT) {
            boolean type = scan.parser().currentName().equals("type");
            Place member = scan.name(place);
            scan.next();
            scan.scan(member);
            if (type) {
                function = scan.token() == JsonToken.VALUE_STRING
                        && scan.parser().getString().equals("function");
            }
        }
        scan.need(function ? Ability.NAMED_TOOL_CHOICE : Ability.CUSTOM_TOOLS, "tool_choice");
    }
}
