package dev.sluice.gateway.dialect.chat;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** The members of an answer, or of a chunk of one, that are worth a real parse. The last one seen counts. */
final class AnswerHead {
    private static final int LONGEST = 256;

    private @Nullable String id;
    private @Nullable String model;
    private @Nullable UsageFacts usage;
    private @Nullable UsageFacts timings;
    private @Nullable String error;

    Optional<String> id() {
        return Optional.ofNullable(id);
    }

    Optional<String> model() {
        return Optional.ofNullable(model);
    }

    @Nullable
    UsageFacts usage() {
        return usage;
    }

    @Nullable
    UsageFacts timings() {
        return timings;
    }

    /** Type and code of an error object; its message is left out, since providers quote prompts and keys. */
    Optional<String> error() {
        return Optional.ofNullable(error);
    }

    void errorEvent() {
        if (error == null) {
            error = "error event";
        }
    }

    /** False if this is not one JSON object. */
    boolean read(byte[] bytes, int from, int to) {
        try (JsonParser parser = JsonBytes.parser(bytes, from, to - from)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return false;
            }
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String name = parser.currentName();
                JsonToken value = parser.nextToken();
                if (value != JsonToken.VALUE_NULL) {
                    member(parser, name, value);
                }
            }
            return parser.nextToken() == null;
        } catch (JacksonException malformed) {
            return false;
        }
    }

    private void member(JsonParser parser, String name, JsonToken value) {
        switch (name) {
            case "id" -> id = text(parser, value, id);
            case "model" -> model = text(parser, value, model);
            case "usage" -> usage = value == JsonToken.START_OBJECT ? usage(parser) : usage;
            case "timings" -> timings = value == JsonToken.START_OBJECT ? timings(parser) : timings;
            case "error" -> error = error(parser, value);
            default -> parser.skipChildren();
        }
    }

    private static @Nullable String text(JsonParser parser, JsonToken value, @Nullable String before) {
        if (value != JsonToken.VALUE_STRING) {
            parser.skipChildren();
            return before;
        }
        String text = parser.getString();
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }

    private static UsageFacts usage(JsonParser parser) {
        long prompt = 0;
        long completion = 0;
        long cached = 0;
        long reasoning = 0;
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            switch (name) {
                case "prompt_tokens" -> prompt = count(parser);
                case "completion_tokens" -> completion = count(parser);
                case "prompt_tokens_details" -> cached = detail(parser, "cached_tokens");
                case "completion_tokens_details" -> reasoning = detail(parser, "reasoning_tokens");
                default -> parser.skipChildren();
            }
        }
        return new UsageFacts(prompt, completion, cached, reasoning);
    }

    private static UsageFacts timings(JsonParser parser) {
        long read = 0;
        long cached = 0;
        long predicted = 0;
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            switch (name) {
                case "prompt_n" -> read = count(parser);
                case "cache_n" -> cached = count(parser);
                case "predicted_n" -> predicted = count(parser);
                default -> parser.skipChildren();
            }
        }
        return new UsageFacts(read + cached, predicted, cached, 0);
    }

    private static long detail(JsonParser parser, String wanted) {
        long found = 0;
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return found;
        }
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            boolean here = parser.currentName().equals(wanted);
            parser.nextToken();
            if (here) {
                found = count(parser);
            } else {
                parser.skipChildren();
            }
        }
        return found;
    }

    /** A count that fits no int is no count of tokens. */
    private static long count(JsonParser parser) {
        if (parser.currentToken() != JsonToken.VALUE_NUMBER_INT) {
            parser.skipChildren();
            return 0;
        }
        return Math.max(0, parser.getIntValue());
    }

    private static String error(JsonParser parser, JsonToken value) {
        StringBuilder words = new StringBuilder("error");
        if (value != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return words.toString();
        }
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            JsonToken member = parser.nextToken();
            if (member.isScalarValue()
                    && member != JsonToken.VALUE_NULL
                    && (name.equals("type") || name.equals("code"))) {
                String word = parser.getString();
                words.append(' ').append(name).append(' ').append(word.length() <= 64 ? word : word.substring(0, 64));
            } else {
                parser.skipChildren();
            }
        }
        return words.toString();
    }
}
