package dev.sluice.gateway.dialect.chat;

import dev.sluice.gateway.failure.Failure.BadRequest;
import dev.sluice.router.catalogue.Ability;
import dev.sluice.router.prompt.Message;
import dev.sluice.router.prompt.Part;
import dev.sluice.router.prompt.Part.Sort;
import dev.sluice.router.prompt.Place;
import dev.sluice.router.prompt.Role;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonToken;

/** The conversation. */
final class MessagesReader {
    private final BodyScan scan;
    private final ContentReader content;
    private final List<Message> messages = new ArrayList<>();
    private boolean otherThanSystem;

    /** Functions by the ids of their calls. */
    private final Map<String, String> called = new HashMap<>();

    /** Of the message being read. */
    private @Nullable String role;

    /** Its name; of a function's result in the old form, the function's. */
    private String speaker = "";

    /** The call whose result it says it is. */
    private String answeredCall = "";

    MessagesReader(BodyScan scan) {
        this.scan = scan;
        this.content = new ContentReader(scan);
    }

    List<Message> messages() {
        return messages;
    }

    void read(Place place) {
        if (scan.next() != JsonToken.START_ARRAY) {
            throw new BadRequest("messages: not an array (expected an array of messages)", "messages", "wrong_type");
        }
        while (scan.next() != JsonToken.END_ARRAY) {
            if (scan.token() != JsonToken.START_OBJECT) {
                throw new BadRequest(at("") + ": not an object", at(""), "wrong_type");
            }
            message(place.then(messages.size()));
        }
        if (messages.isEmpty()) {
            throw new BadRequest("messages: empty (expected at least one message)", "messages", "wrong_value");
        }
    }

    /** What only the end of the conversation tells. */
    void finish() {
        if (messages.getLast().role() == Role.ASSISTANT) {
            scan.need(Ability.PREFILL, "messages[" + (messages.size() - 1) + "]");
        }
    }

    private String at(String member) {
        return "messages[" + messages.size() + "]" + member;
    }

    private void message(Place place) {
        role = null;
        speaker = "";
        answeredCall = "";
        int before = scan.parts().size();
        content.begin(messages.size());
        while (scan.next() != JsonToken.END_OBJECT) {
            member(scan.parser().currentName(), place);
        }
        Role who = role();
        String function = who == Role.TOOL ? called.getOrDefault(answeredCall, speaker) : "";
        scan.said(before, function.isEmpty() ? Sort.SPEECH : Sort.RESULT, function.isEmpty() ? who.name() : function);
        if (who != Role.ASSISTANT && !content.given()) {
            throw new BadRequest(
                    at(".content") + ": missing (expected text or an array of parts)", at(".content"), "missing_field");
        }
        if (who == Role.TOOL) {
            scan.need(Ability.TOOLS, at(".role"));
            if (content.inParts()) {
                scan.need(Ability.TOOL_RESULT_PARTS, at(".content"));
            }
        }
        if (who == Role.SYSTEM && otherThanSystem) {
            scan.need(Ability.LATE_SYSTEM, at(""));
        }
        otherThanSystem |= who != Role.SYSTEM;
        messages.add(new Message(who, content.texts()));
    }

    private void member(String name, Place place) {
        Place member = scan.name(place);
        if (scan.nextIsNull()) {
            return;
        }
        switch (name) {
            case "role" -> {
                if (role != null) {
                    // Only one of them would be judged, and who knows which one the backend takes.
                    throw new BadRequest(at(".role") + ": given twice", at(".role"), "duplicate_field");
                }
                role = string(".role");
            }
            case "content" -> content.read(member);
            case "name" -> {
                speaker = string(".name");
                need(member, Ability.MESSAGE_NAMES, ".name");
            }
            case "tool_calls" -> toolCalls(member);
            case "tool_call_id" -> {
                answeredCall = string(".tool_call_id");
                scan.scan(member);
            }
            case "function_call" -> need(member, Ability.LEGACY_FUNCTIONS, ".function_call");
            case "refusal", "reasoning_content", "reasoning" -> need(member, Ability.RICH_HISTORY, "." + name);
            case "audio" -> {
                scan.unscannable(member, name);
                need(member, Ability.RICH_HISTORY, "." + name);
            }
            default -> {
                scan.scan(member);
                scan.needDeepExtra(at("." + FieldReader.shortened(name)));
            }
        }
    }

    private void need(Place place, Ability ability, String member) {
        scan.scan(place);
        scan.need(ability, at(member));
    }

    private String string(String member) {
        if (scan.token() != JsonToken.VALUE_STRING) {
            throw new BadRequest(at(member) + ": not a string", at(member), "wrong_type");
        }
        return scan.parser().getString();
    }

    private Role role() {
        if (role == null) {
            throw new BadRequest(
                    at(".role") + ": missing (expected system, developer, user, assistant or tool)",
                    at(".role"),
                    "missing_field");
        }
        return switch (role) {
            case "system", "developer" -> Role.SYSTEM;
            case "user" -> Role.USER;
            case "assistant" -> Role.ASSISTANT;
            case "tool" -> Role.TOOL;
            case "function" -> {
                scan.need(Ability.LEGACY_FUNCTIONS, at(".role"));
                yield Role.TOOL;
            }
            default ->
                throw new BadRequest(
                        at(".role") + ": unknown (expected system, developer, user, assistant or tool)",
                        at(".role"),
                        "wrong_value");
        };
    }

    /** An empty array, as some clients send back, calls nothing. */
    private void toolCalls(Place place) {
        if (scan.token() != JsonToken.START_ARRAY) {
            throw new BadRequest(at(".tool_calls") + ": not an array", at(".tool_calls"), "wrong_type");
        }
        int index = 0;
        while (scan.next() != JsonToken.END_ARRAY) {
            toolCall(place.then(index++));
        }
        if (index > 0) {
            scan.need(Ability.TOOLS, at(".tool_calls"));
        }
    }

    private void toolCall(Place place) {
        if (scan.token() != JsonToken.START_OBJECT) {
            throw new BadRequest(at(".tool_calls") + ": an element is not an object", at(".tool_calls"), "wrong_type");
        }
        int before = scan.parts().size();
        while (scan.next() != JsonToken.END_OBJECT) {
            String name = scan.parser().currentName();
            Place member = scan.name(place);
            boolean isNull = scan.nextIsNull();
            scan.scan(member);
            switch (name) {
                case "id", "function", "index" -> {}
                case "type" -> {
                    if (scan.token() == JsonToken.VALUE_STRING
                            && !scan.parser().getString().equals("function")) {
                        scan.need(Ability.CUSTOM_TOOLS, at(".tool_calls"));
                    }
                }
                default -> {
                    if (!isNull) {
                        scan.needDeepExtra(at(".tool_calls"));
                    }
                }
            }
        }
        called(place, before);
    }

    /** Which function a call calls: its result is read with that name before it. */
    private void called(Place call, int before) {
        Place id = call.then("id");
        Place function = call.then("function").then("name");
        String key = "";
        String value = "";
        for (Part part : scan.parts().subList(before, scan.parts().size())) {
            if (part instanceof Part.Text text && text.sort() == Sort.VALUE) {
                key = text.place().equals(id) ? text.text() : key;
                value = text.place().equals(function) ? text.text() : value;
            }
        }
        if (!key.isEmpty() && !value.isEmpty()) {
            called.put(key, value);
        }
    }
}
