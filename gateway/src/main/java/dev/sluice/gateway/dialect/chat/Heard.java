package dev.sluice.gateway.dialect.chat;

import dev.sluice.gateway.dialect.BodySplice.Change;
import dev.sluice.gateway.dialect.BodySplice.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * What a model says in the first choice of an answer, as it comes: text, calls of tools, how it ended, how sure the
 * model was of its tokens. Log-probabilities that only Sluice asked for are taken out on the way. Not thread-safe.
 */
public final class Heard {
    /** What becomes of log-probabilities in an answer that passes. */
    public enum LogProbabilities {
        /** The caller asked for them, or nobody did. */
        STAY,
        /** Taken out, member and all: llama.cpp has none where nobody asked. */
        GO,
        /** Replaced by null, as vLLM and SGLang write it where nobody asked. */
        BECOME_NULL
    }

    /** A call of a tool. */
    public record Call(String name, String arguments) {}

    private static final class Calling {
        private String name = "";
        private final StringBuilder arguments = new StringBuilder();
    }

    private final LogProbabilities manner;
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder refusal = new StringBuilder();
    private final Map<Integer, Calling> calls = new TreeMap<>();
    private String finish = "";
    private double sum;
    private double lowest;
    private int scored;
    private int pieces;
    /** Tokens before the answer itself: a model that thinks aloud has said nothing yet. */
    private int thoughts;

    private boolean begun;
    private boolean enough;

    public Heard(LogProbabilities manner) {
        this.manner = manner;
    }

    /** From now on nothing is kept any more; log-probabilities are still taken out. */
    public void enough() {
        enough = true;
    }

    /** Whether nothing of what passes is looked at or changed any more. */
    public boolean isIdle() {
        return enough && manner == LogProbabilities.STAY;
    }

    /** Of all that was heard and kept, in characters. */
    public int length() {
        int length = text.length() + refusal.length();
        for (Calling call : calls.values()) {
            length += call.arguments.length();
        }
        return length;
    }

    public String text() {
        return text.toString();
    }

    /** What it says in the field that the protocol has for refusals. */
    public String refusal() {
        return refusal.toString();
    }

    /** In their order. */
    public List<Call> calls() {
        return calls.values().stream()
                .map(call -> new Call(call.name, call.arguments.toString()))
                .toList();
    }

    /** The finish reason; empty while there is none. */
    public String finish() {
        return finish;
    }

    /**
     * How many tokens of the answer itself were heard, without thoughts and white space before it: as the
     * log-probabilities tell, or about one a piece of a stream.
     */
    public int tokens() {
        return Math.max(scored, pieces) - thoughts;
    }

    public OptionalDouble meanLogProbability() {
        return scored == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum / scored);
    }

    public OptionalDouble lowestLogProbability() {
        return scored == 0 ? OptionalDouble.empty() : OptionalDouble.of(lowest);
    }

    /**
     * Listens to a whole answer, or to the next chunk of one.
     *
     * @return what may go on: the very same array unless something has to be taken out
     */
    public byte[] listen(byte[] json) {
        List<Change> out = new ArrayList<>(1);
        try (JsonParser parser = JsonBytes.parser(json, 0, json.length)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return json;
            }
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                boolean choices = parser.currentName().equals("choices");
                if (parser.nextToken() == JsonToken.START_ARRAY && choices) {
                    while (parser.nextToken() != JsonToken.END_ARRAY) {
                        choice(parser, json, out);
                    }
                } else {
                    parser.skipChildren();
                }
            }
        } catch (JacksonException malformed) {
            return json; // the tap tells it
        }
        if (!begun) {
            thoughts = Math.max(scored, pieces);
        }
        return RestoredAnswer.changed(json, out);
    }

    private void choice(JsonParser parser, byte[] json, List<Change> out) {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return;
        }
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            int from = (int) parser.currentTokenLocation().getByteOffset();
            JsonToken value = parser.nextToken();
            switch (name) {
                case "delta", "message" -> message(parser, value);
                case "finish_reason" -> finish = value == JsonToken.VALUE_STRING ? parser.getString() : finish;
                case "logprobs" -> logProbabilities(parser, value, json, from, out);
                default -> parser.skipChildren();
            }
        }
    }

    private void logProbabilities(JsonParser parser, JsonToken value, byte[] json, int name, List<Change> out) {
        if (value != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return;
        }
        int from = (int) parser.currentTokenLocation().getByteOffset();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            if (parser.nextToken() != JsonToken.START_ARRAY) {
                parser.skipChildren();
                continue;
            }
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                token(parser);
            }
        }
        int to = (int) parser.currentLocation().getByteOffset();
        switch (manner) {
            case STAY -> {}
            case GO -> out.add(new Change(member(json, name, to), ""));
            case BECOME_NULL -> out.add(new Change(new Span(from, to), "null"));
        }
    }

    /** The member with the comma before it, or else the one behind it. */
    private static Span member(byte[] json, int name, int to) {
        int before = name - 1;
        while (isSpace(json[before])) {
            before--;
        }
        if (json[before] == ',') {
            return new Span(before, to);
        }
        int behind = to;
        while (isSpace(json[behind])) {
            behind++;
        }
        return new Span(name, json[behind] == ',' ? behind + 1 : to);
    }

    private static boolean isSpace(byte c) {
        return c == ' ' || c == '\n' || c == '\r' || c == '\t';
    }

    private void token(JsonParser parser) {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return;
        }
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            boolean own = parser.currentName().equals("logprob");
            if (parser.nextToken().isNumeric() && own && !enough) {
                score(parser.getDoubleValue());
            } else {
                parser.skipChildren();
            }
        }
    }

    private void score(double logProbability) {
        lowest = scored == 0 ? logProbability : Math.min(lowest, logProbability);
        sum += logProbability;
        scored++;
    }

    private void message(JsonParser parser, JsonToken value) {
        if (value != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return;
        }
        boolean said = false;
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            JsonToken member = parser.nextToken();
            switch (name) {
                case "content" -> said |= content(parser, member);
                case "refusal" -> said |= add(refusal, parser, member);
                case "reasoning", "reasoning_content" -> {
                    said |= member == JsonToken.VALUE_STRING && parser.getStringLength() > 0;
                    parser.skipChildren();
                }
                case "tool_calls" -> said |= calls(parser, member);
                default -> parser.skipChildren();
            }
        }
        pieces += said && !enough ? 1 : 0;
    }

    private boolean content(JsonParser parser, JsonToken value) {
        if (value != JsonToken.START_ARRAY) {
            return add(text, parser, value);
        }
        boolean said = false;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() != JsonToken.START_OBJECT) {
                continue;
            }
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                boolean part = parser.currentName().equals("text");
                JsonToken member = parser.nextToken();
                if (part) {
                    said |= add(text, parser, member);
                } else {
                    parser.skipChildren();
                }
            }
        }
        return said;
    }

    private boolean add(StringBuilder to, JsonParser parser, JsonToken value) {
        if (value != JsonToken.VALUE_STRING) {
            parser.skipChildren();
            return false;
        }
        if (!enough) {
            String said = parser.getString();
            to.append(said);
            begun |= !said.isBlank();
        }
        return parser.getStringLength() > 0;
    }

    private boolean calls(JsonParser parser, JsonToken value) {
        if (value != JsonToken.START_ARRAY) {
            parser.skipChildren();
            return false;
        }
        int position = 0;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() == JsonToken.START_OBJECT) {
                call(parser, position);
            } else {
                parser.skipChildren();
            }
            position++;
        }
        return position > 0;
    }

    /** A chunk's call has its index; a whole answer's has its place in the list. */
    private void call(JsonParser parser, int position) {
        int index = position;
        String name = "";
        StringBuilder arguments = new StringBuilder();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String member = parser.currentName();
            JsonToken value = parser.nextToken();
            if (member.equals("index") && value == JsonToken.VALUE_NUMBER_INT && parser.getStringLength() < 6) {
                index = parser.getIntValue();
            } else if (member.equals("function") && value == JsonToken.START_OBJECT) {
                while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                    String inner = parser.currentName();
                    JsonToken said = parser.nextToken();
                    if (inner.equals("name") && said == JsonToken.VALUE_STRING) {
                        name = parser.getString();
                    } else if (inner.equals("arguments")) {
                        add(arguments, parser, said);
                    } else {
                        parser.skipChildren();
                    }
                }
            } else {
                parser.skipChildren();
            }
        }
        if (!enough) {
            begun = true;
            Calling calling = calls.computeIfAbsent(index, fresh -> new Calling());
            calling.name += name;
            calling.arguments.append(arguments);
        }
    }
}
