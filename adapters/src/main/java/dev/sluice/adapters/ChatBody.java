package dev.sluice.adapters;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.util.RawValue;
import dev.sluice.router.prompt.RequestBody;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/**
 * A caller's chat completions request, to be translated. It knows its members both as a tree and as the very text the
 * caller wrote. Members that are {@code null} count as not there, as they do for OpenAI. Whatever is wrong is an
 * {@link NotCarried} that begins with the member's place and quotes no content.
 */
public final class ChatBody {
    private final Map<String, JsonNode> members = new LinkedHashMap<>();
    private final Map<String, String> texts = new LinkedHashMap<>();

    private ChatBody() {}

    public static ChatBody read(RequestBody body) {
        ChatBody read = new ChatBody();
        byte[] bytes = body.bytes();
        try (JsonParser slices = WireJson.MAPPER.createParser(bytes)) {
            JsonNode tree = WireJson.MAPPER.readTree(bytes);
            if (!tree.isObject() || slices.nextToken() != JsonToken.START_OBJECT) {
                throw refuse("body", "no JSON object");
            }
            for (String name = slices.nextFieldName(); name != null; name = slices.nextFieldName()) {
                read.take(name, tree.path(name), slices, bytes);
            }
        } catch (JsonProcessingException e) {
            throw refuse("body", "no JSON, or a doubled key");
        } catch (IOException e) {
            throw new IllegalStateException("an array cannot fail to be read", e);
        }
        return read;
    }

    private void take(String name, JsonNode value, JsonParser slices, byte[] bytes) throws IOException {
        JsonToken token = slices.nextToken();
        int from = (int) slices.currentTokenLocation().getByteOffset();
        if (token.isScalarValue()) {
            slices.getText();
        } else {
            slices.skipChildren();
        }
        int to = (int) slices.currentLocation().getByteOffset();
        if (!value.isNull()) {
            members.put(name, value);
            texts.put(name, new String(bytes, from, to - from, StandardCharsets.UTF_8));
        }
    }

    /** The names of all members that are not null, in the caller's order. */
    public Set<String> names() {
        return members.keySet();
    }

    /** A member, or a missing node. */
    public JsonNode member(String name) {
        return members.getOrDefault(name, MissingNode.getInstance());
    }

    /** A member's text, to be written exactly as the caller wrote it. */
    public RawValue exactly(String name) {
        String text = texts.get(name);
        if (text == null) {
            throw new IllegalArgumentException(name + ": not there");
        }
        return new RawValue(text);
    }

    /** The caller's limit on the answer, in tokens; {@code max_completion_tokens} wins over {@code max_tokens}. */
    public OptionalInt maxOutputTokens() {
        String name = members.containsKey("max_completion_tokens") ? "max_completion_tokens" : "max_tokens";
        JsonNode limit = member(name);
        if (limit.isMissingNode()) {
            return OptionalInt.empty();
        }
        if (!limit.isIntegralNumber() || !limit.canConvertToInt() || limit.intValue() < 1) {
            throw refuse(name, "no positive integer");
        }
        return OptionalInt.of(limit.intValue());
    }

    /** {@code stop}, a string or a list of them; empty if there is none. */
    public List<String> stop() {
        JsonNode stop = member("stop");
        if (stop.isTextual()) {
            return List.of(stop.textValue());
        }
        if (!stop.isArray() && !stop.isMissingNode()) {
            throw refuse("stop", "neither a string nor a list of strings");
        }
        List<String> stops = new ArrayList<>();
        for (JsonNode one : stop) {
            if (!one.isTextual()) {
                throw refuse("stop", "neither a string nor a list of strings");
            }
            stops.add(one.textValue());
        }
        return stops;
    }

    /** Refuses what asks for more than one plain text answer, or for a stream's extras. */
    public void refuseOtherAnswers() {
        JsonNode choices = member("n");
        if (!choices.isMissingNode() && !(choices.isIntegralNumber() && choices.asLong() == 1)) {
            throw refuse("n", "more than one answer");
        }
        for (String name : List.of("logprobs", "top_logprobs")) {
            JsonNode asked = member(name);
            if (!asked.isMissingNode() && !idle(asked)) {
                throw refuse(name, "not carried");
            }
        }
        for (String name : List.of("audio", "functions", "function_call")) {
            if (members.containsKey(name)) {
                throw refuse(name, "not carried");
            }
        }
        for (JsonNode modality : member("modalities")) {
            if (!modality.asText().equals("text")) {
                throw refuse("modalities", "not carried");
            }
        }
        only("stream_options", member("stream_options"), Set.of("include_usage"));
    }

    /** Whether a value asks for nothing: null, false, 0, an empty list or object. */
    public static boolean idle(JsonNode value) {
        return value.isNull()
                || value.isMissingNode()
                || (value.isBoolean() && !value.booleanValue())
                || (value.isNumber() && value.decimalValue().signum() == 0)
                || (value.isContainerNode() && value.isEmpty());
    }

    /** Refuses members beyond those named, unless they are null. */
    public static void only(String place, JsonNode object, Set<String> known) {
        if (object.isMissingNode()) {
            return;
        }
        if (!object.isObject()) {
            throw refuse(place, "no JSON object");
        }
        for (Map.Entry<String, JsonNode> member : object.properties()) {
            if (!known.contains(member.getKey()) && !member.getValue().isNull()) {
                throw refuse(place + "." + member.getKey(), "not carried");
            }
        }
    }

    /** A string that must be there. */
    public static String text(String place, JsonNode node) {
        if (!node.isTextual()) {
            throw refuse(place, "no string");
        }
        return node.textValue();
    }

    /** @param place such as {@code messages[2].content}; names of the caller's own are cut to 80 characters */
    public static NotCarried refuse(String place, String why) {
        return new NotCarried(place.substring(0, Math.min(place.length(), 80)), why);
    }
}
