package dev.sluice.gateway.dialect.chat;

import dev.sluice.gateway.dialect.BodySplice.Span;
import dev.sluice.gateway.dialect.chat.AnswerText.Field;
import dev.sluice.gateway.dialect.chat.AnswerText.Lane;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Finds what a model says in a whole answer or in a chunk of one. */
final class AnswerTexts {
    private final JsonParser parser;
    private final List<AnswerText> texts = new ArrayList<>(2);
    private final Set<Integer> finished = new HashSet<>(2);
    private @Nullable Span choices;
    private @Nullable Span usage;

    private AnswerTexts(JsonParser parser) {
        this.parser = parser;
    }

    /** Empty if the bytes are no JSON object. */
    static Optional<AnswerTexts> in(byte[] json) {
        try (JsonParser parser = JsonBytes.parser(json, 0, json.length)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            AnswerTexts found = new AnswerTexts(parser);
            found.answer();
            return Optional.of(found);
        } catch (JacksonException malformed) {
            return Optional.empty();
        }
    }

    /** In their order. */
    List<AnswerText> texts() {
        return texts;
    }

    /** Indexes of the choices that end here. */
    Set<Integer> finished() {
        return finished;
    }

    /** The list of choices. */
    Optional<Span> choices() {
        return Optional.ofNullable(choices);
    }

    /** The value of usage, unless that is null. */
    Optional<Span> usage() {
        return Optional.ofNullable(usage);
    }

    private void answer() {
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            int from = from();
            if (name.equals("choices") && value == JsonToken.START_ARRAY) {
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    choice();
                }
                choices = new Span(from, to());
            } else {
                parser.skipChildren();
                if (name.equals("usage") && value.isStructStart()) {
                    usage = new Span(from, to());
                }
            }
        }
    }

    private int from() {
        return (int) parser.currentTokenLocation().getByteOffset();
    }

    /** Behind the current token. */
    private int to() {
        return (int) parser.currentLocation().getByteOffset();
    }

    private void choice() {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return;
        }
        int index = 0;
        boolean over = false;
        List<AnswerText> here = new ArrayList<>(2);
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            if (value == JsonToken.START_OBJECT && (name.equals("delta") || name.equals("message"))) {
                message(here);
            } else if (name.equals("index")) {
                index = number(0);
            } else if (name.equals("finish_reason")) {
                over = value == JsonToken.VALUE_STRING && !parser.getString().isEmpty();
            } else {
                parser.skipChildren();
            }
        }
        for (AnswerText text : here) {
            Lane lane = text.lane();
            texts.add(new AnswerText(new Lane(index, lane.field(), lane.number()), text.span(), text.text()));
        }
        if (over) {
            finished.add(index);
        }
    }

    private int number(int otherwise) {
        return parser.currentToken() == JsonToken.VALUE_NUMBER_INT && parser.getStringLength() < 9
                ? parser.getIntValue()
                : otherwise;
    }

    private void message(List<AnswerText> here) {
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            switch (name) {
                case "content" -> {
                    if (value == JsonToken.START_ARRAY) {
                        parts(here);
                    } else {
                        text(here, Field.CONTENT, 0);
                    }
                }
                case "refusal" -> text(here, Field.REFUSAL, 0);
                case "reasoning" -> text(here, Field.REASONING, 0);
                case "reasoning_content" -> text(here, Field.REASONING_CONTENT, 0);
                case "function_call" -> function(here, Field.FUNCTION_ARGUMENTS, 0);
                case "tool_calls" -> toolCalls(here);
                default -> parser.skipChildren();
            }
        }
    }

    private void text(List<AnswerText> here, Field field, int number) {
        if (parser.currentToken() == JsonToken.VALUE_STRING) {
            String text = parser.getString();
            here.add(new AnswerText(new Lane(0, field, number), new Span(from(), to()), text));
        } else {
            parser.skipChildren();
        }
    }

    private void parts(List<AnswerText> here) {
        int number = 0;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() != JsonToken.START_OBJECT) {
                parser.skipChildren();
                continue;
            }
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                boolean text = parser.currentName().equals("text");
                parser.nextToken();
                if (text) {
                    text(here, Field.PART, number);
                } else {
                    parser.skipChildren();
                }
            }
            number++;
        }
    }

    private void toolCalls(List<AnswerText> here) {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            parser.skipChildren();
            return;
        }
        int place = 0;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() == JsonToken.START_OBJECT) {
                toolCall(here, place);
            } else {
                parser.skipChildren();
            }
            place++;
        }
    }

    private void toolCall(List<AnswerText> here, int place) {
        int index = place;
        List<AnswerText> arguments = new ArrayList<>(1);
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            switch (name) {
                case "index" -> index = number(place);
                case "function" -> function(arguments, Field.TOOL_ARGUMENTS, 0);
                default -> parser.skipChildren();
            }
        }
        for (AnswerText text : arguments) {
            here.add(new AnswerText(new Lane(0, Field.TOOL_ARGUMENTS, index), text.span(), text.text()));
        }
    }

    private void function(List<AnswerText> here, Field field, int number) {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return;
        }
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            boolean arguments = parser.currentName().equals("arguments");
            parser.nextToken();
            if (arguments) {
                text(here, field, number);
            } else {
                parser.skipChildren();
            }
        }
    }
}
