package dev.sluice.adapters;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.image.Image;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.Content;
import dev.langchain4j.data.message.ImageContent;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.TextContent;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The turns of a {@link ChatBody} as LangChain4j's messages. What those cannot hold is refused by its place. */
public final class Conversation {
    private static final Pattern DATA_URL = Pattern.compile("data:([a-zA-Z0-9.+/-]+);base64,");

    /** What clients copy back from an answer and what means nothing when empty. */
    private static final List<String> ANSWER_MEMBERS =
            List.of("refusal", "audio", "annotations", "function_call", "reasoning_content", "reasoning");

    private final Traits traits;
    private final List<ChatMessage> messages = new ArrayList<>();

    private Conversation(Traits traits) {
        this.traits = traits;
    }

    /**
     * What a provider's mapper in LangChain4j can do.
     *
     * @param lateSystem takes a system message after other turns, in its place
     * @param severalSystemTexts takes each part of a system message by itself
     * @param imageDetail sends an image's {@code detail}
     */
    public record Traits(boolean lateSystem, boolean severalSystemTexts, boolean imageDetail) {}

    public static List<ChatMessage> read(ChatBody body, Traits traits) {
        JsonNode turns = body.member("messages");
        if (!turns.isArray() || turns.isEmpty()) {
            throw ChatBody.refuse("messages", "no list with at least one message");
        }
        Conversation conversation = new Conversation(traits);
        for (int i = 0; i < turns.size(); i++) {
            conversation.turn("messages[" + i + "]", turns.get(i));
        }
        if (conversation.messages.getLast() instanceof AiMessage) {
            throw ChatBody.refuse("messages[" + (turns.size() - 1) + "]", "continuing an answer is not carried");
        }
        return conversation.messages;
    }

    private void turn(String place, JsonNode turn) {
        String role = ChatBody.text(place + ".role", turn.path("role"));
        switch (role) {
            case "system", "developer" -> system(place, turn);
            case "user" -> user(place, turn);
            case "assistant" -> assistant(place, turn);
            case "tool" -> tool(place, turn);
            default -> throw ChatBody.refuse(place + ".role", "not carried");
        }
    }

    private void system(String place, JsonNode turn) {
        ChatBody.only(place, turn, Set.of("role", "content"));
        if (!traits.lateSystem() && !messages.stream().allMatch(SystemMessage.class::isInstance)) {
            throw ChatBody.refuse(place, "a system message after other turns is not carried");
        }
        List<String> texts = texts(place + ".content", turn.path("content"));
        for (String text : traits.severalSystemTexts() ? texts : List.of(String.join("\n", texts))) {
            messages.add(SystemMessage.from(text));
        }
    }

    private void user(String place, JsonNode turn) {
        ChatBody.only(place, turn, Set.of("role", "content"));
        JsonNode content = turn.path("content");
        if (content.isTextual()) {
            messages.add(UserMessage.from(content.textValue()));
            return;
        }
        List<Content> parts = new ArrayList<>();
        for (int i = 0; i < content.size(); i++) {
            parts.add(part(place + ".content[" + i + "]", content.get(i)));
        }
        if (parts.isEmpty()) {
            throw ChatBody.refuse(place + ".content", "neither a string nor a list of parts");
        }
        messages.add(UserMessage.from(parts));
    }

    private Content part(String place, JsonNode part) {
        return switch (part.path("type").asText()) {
            case "text" -> {
                ChatBody.only(place, part, Set.of("type", "text"));
                yield TextContent.from(ChatBody.text(place + ".text", part.path("text")));
            }
            case "image_url" -> {
                ChatBody.only(place, part, Set.of("type", "image_url"));
                yield image(place + ".image_url", part.path("image_url"));
            }
            default -> throw ChatBody.refuse(place + ".type", "not carried");
        };
    }

    private ImageContent image(String place, JsonNode image) {
        ChatBody.only(place, image, Set.of("url", "detail"));
        String url = ChatBody.text(place + ".url", image.path("url"));
        JsonNode detail = image.path("detail");
        ImageContent.DetailLevel level =
                switch (detail.asText("auto")) {
                    case "low" -> ImageContent.DetailLevel.LOW;
                    case "high" -> ImageContent.DetailLevel.HIGH;
                    case "auto" -> ImageContent.DetailLevel.AUTO;
                    default -> throw ChatBody.refuse(place + ".detail", "not carried");
                };
        if (level != ImageContent.DetailLevel.AUTO && !traits.imageDetail()) {
            throw ChatBody.refuse(place + ".detail", "not carried");
        }
        Matcher data = DATA_URL.matcher(url);
        if (data.lookingAt()) {
            return ImageContent.from(url.substring(data.end()), data.group(1), level);
        }
        if (!url.startsWith("https://") && !url.startsWith("http://")) {
            throw ChatBody.refuse(place + ".url", "neither base64 in a data: URL nor http(s)");
        }
        return ImageContent.from(Image.builder().url(address(place, url)).build(), level);
    }

    private static URI address(String place, String url) {
        try {
            return URI.create(url);
        } catch (IllegalArgumentException e) {
            // Its message would quote the address.
            throw ChatBody.refuse(place + ".url", "no URL");
        }
    }

    private void assistant(String place, JsonNode turn) {
        for (String member : ANSWER_MEMBERS) {
            JsonNode value = turn.path(member);
            if (!ChatBody.idle(value)
                    && !(value.isTextual() && value.textValue().isEmpty())) {
                throw ChatBody.refuse(place + "." + member, "not carried");
            }
        }
        Set<String> known = new java.util.HashSet<>(ANSWER_MEMBERS);
        known.addAll(Set.of("role", "content", "tool_calls"));
        ChatBody.only(place, turn, known);
        JsonNode content = turn.path("content");
        List<ToolExecutionRequest> calls = calls(place + ".tool_calls", turn.path("tool_calls"));
        AiMessage.Builder message = AiMessage.builder().toolExecutionRequests(calls);
        if (!content.isNull() && !content.isMissingNode()) {
            message.text(String.join("\n", texts(place + ".content", content)));
        } else if (calls.isEmpty()) {
            throw ChatBody.refuse(place + ".content", "neither text nor tool calls");
        }
        messages.add(message.build());
    }

    private static List<ToolExecutionRequest> calls(String place, JsonNode calls) {
        List<ToolExecutionRequest> requests = new ArrayList<>();
        for (int i = 0; i < calls.size(); i++) {
            JsonNode call = calls.get(i);
            String at = place + "[" + i + "]";
            ChatBody.only(at, call, Set.of("id", "type", "function", "index"));
            if (!call.path("type").asText("function").equals("function")) {
                throw ChatBody.refuse(at + ".type", "not carried");
            }
            JsonNode function = call.path("function");
            ChatBody.only(at + ".function", function, Set.of("name", "arguments"));
            requests.add(ToolExecutionRequest.builder()
                    .id(ChatBody.text(at + ".id", call.path("id")))
                    .name(ChatBody.text(at + ".function.name", function.path("name")))
                    .arguments(arguments(at + ".function.arguments", function.path("arguments")))
                    .build());
        }
        return requests;
    }

    private static String arguments(String place, JsonNode node) {
        String arguments = ChatBody.text(place, node);
        try {
            if (arguments.isBlank() || WireJson.MAPPER.readTree(arguments).isObject()) {
                return arguments;
            }
        } catch (JsonProcessingException e) {
            // Its message would quote the arguments.
        }
        throw ChatBody.refuse(place, "no JSON object");
    }

    private void tool(String place, JsonNode turn) {
        ChatBody.only(place, turn, Set.of("role", "content", "tool_call_id"));
        messages.add(ToolExecutionResultMessage.builder()
                .id(ChatBody.text(place + ".tool_call_id", turn.path("tool_call_id")))
                .toolName("")
                .text(String.join("\n", texts(place + ".content", turn.path("content"))))
                .build());
    }

    /** A string, or a list of text parts. */
    private static List<String> texts(String place, JsonNode content) {
        if (content.isTextual()) {
            return List.of(content.textValue());
        }
        if (!content.isArray()) {
            throw ChatBody.refuse(place, "neither a string nor a list of parts");
        }
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < content.size(); i++) {
            JsonNode part = content.get(i);
            String at = place + "[" + i + "]";
            if (!part.path("type").asText().equals("text")) {
                throw ChatBody.refuse(at + ".type", "not carried");
            }
            ChatBody.only(at, part, Set.of("type", "text"));
            texts.add(ChatBody.text(at + ".text", part.path("text")));
        }
        return texts;
    }
}
