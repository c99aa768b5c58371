package dev.sluice.gateway.dialect.chat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/*
 * A tenth of a parser, for the one thing that happens for every token of every answer. It walks a chunk's bytes once,
 * checks that they are JSON in form (nesting, strings, separators; not the inside of numbers and escapes), counts
 * content per choice and notes which members are there. It makes no objects. A real parser costs several times as much;
 * it is used where a number or a name is needed (AnswerHead).
 */
/** Looks over one chunk of an answer, or over a whole one. Not thread-safe. */
final class ChunkScan {
    private static final int BROKEN = -1;
    /** No chunk of the protocol comes near; it bounds the stack. */
    private static final int DEEPEST = 256;

    private static final byte[] CHOICES = name("choices");
    private static final byte[] USAGE = name("usage");
    private static final byte[] TIMINGS = name("timings");
    private static final byte[] ERROR = name("error");
    private static final byte[] INDEX = name("index");
    private static final byte[] FINISH_REASON = name("finish_reason");
    private static final byte[] DELTA = name("delta");
    private static final byte[] MESSAGE = name("message");
    private static final byte[][] TEXTS = {
        name("content"), name("reasoning_content"), name("reasoning"), name("refusal")
    };
    private static final byte[][] STRUCTURES = {name("tool_calls"), name("function_call"), name("audio")};

    /** Where in the chunk a member stands. */
    private enum Level {
        TOP,
        CHOICE,
        DELTA,
        OTHER
    }

    private final ChoiceFacts choices;
    private byte[] bytes = new byte[0];
    private int to;

    // Of the chunk.
    private boolean hasChoices;
    private int choicesHere;
    private int finishedHere;
    private boolean hasUsage;
    private boolean hasTimings;
    private boolean hasError;
    private boolean hasContent;

    // Of the choice being walked.
    private int index;
    private long contentBytes;
    private boolean content;
    private boolean finished;

    ChunkScan(ChoiceFacts choices) {
        this.choices = choices;
    }

    /** False if this is not one JSON object in form. Content is counted into the choices at once. */
    boolean scan(byte[] chunk, int from, int end) {
        bytes = chunk;
        to = end;
        hasChoices = false;
        choicesHere = 0;
        finishedHere = 0;
        hasUsage = false;
        hasTimings = false;
        hasError = false;
        hasContent = false;
        int at = space(from);
        if (at >= to || bytes[at] != '{') {
            return false;
        }
        at = object(at, Level.TOP, 1);
        return at != BROKEN && space(at) == to;
    }

    /** A usage event: it has the list of choices, empty, and usage. */
    boolean isUsageOnly() {
        return hasChoices && choicesHere == 0 && hasUsage;
    }

    boolean hasChoices() {
        return choicesHere > 0;
    }

    /** Whether there is something that only a real parse can read. */
    boolean wantsParse() {
        return hasUsage || hasTimings || hasError || finishedHere > 0;
    }

    boolean hasTimings() {
        return hasTimings;
    }

    int finished() {
        return finishedHere;
    }

    boolean hasError() {
        return hasError;
    }

    /** Text, reasoning, a tool call, a refusal or a finish reason; a role alone is none. */
    boolean hasContent() {
        return hasContent;
    }

    private int object(int open, Level level, int depth) {
        int at = space(open + 1);
        if (at < to && bytes[at] == '}') {
            return at + 1;
        }
        while (at < to && bytes[at] == '"') {
            int nameEnd = string(at);
            int colon = nameEnd == BROKEN ? to : space(nameEnd);
            if (colon >= to || bytes[colon] != ':') {
                return BROKEN;
            }
            int value = space(colon + 1);
            int end = value >= to ? BROKEN : member(level, at + 1, nameEnd - 1, value, depth);
            at = end == BROKEN ? to : space(end);
            if (at >= to) {
                return BROKEN;
            }
            if (bytes[at] == '}') {
                return at + 1;
            }
            if (bytes[at] != ',') {
                return BROKEN;
            }
            at = space(at + 1);
        }
        return BROKEN;
    }

    private int member(Level level, int nameFrom, int nameTo, int value, int depth) {
        return switch (level) {
            case TOP -> top(nameFrom, nameTo, value, depth);
            case CHOICE -> ofChoice(nameFrom, nameTo, value, depth);
            case DELTA -> ofDelta(nameFrom, nameTo, value, depth);
            case OTHER -> value(value, Level.OTHER, depth);
        };
    }

    private int top(int nameFrom, int nameTo, int value, int depth) {
        if (is(CHOICES, nameFrom, nameTo) && bytes[value] == '[') {
            hasChoices = true;
            return array(value, Level.CHOICE, depth + 1);
        }
        if (bytes[value] != 'n') {
            hasUsage |= is(USAGE, nameFrom, nameTo);
            hasTimings |= is(TIMINGS, nameFrom, nameTo);
            hasError |= is(ERROR, nameFrom, nameTo);
        }
        return value(value, Level.OTHER, depth);
    }

    private int choice(int value, int depth) {
        index = 0;
        contentBytes = 0;
        content = false;
        finished = false;
        choicesHere++;
        int end = value(value, Level.CHOICE, depth);
        if (end != BROKEN) {
            choices.seen(index, contentBytes, content, finished);
            hasContent |= content || finished;
            finishedHere += finished ? 1 : 0;
        }
        return end;
    }

    private int ofChoice(int nameFrom, int nameTo, int value, int depth) {
        if (is(DELTA, nameFrom, nameTo) || is(MESSAGE, nameFrom, nameTo)) {
            return value(value, Level.DELTA, depth);
        }
        int end = value(value, Level.OTHER, depth);
        if (end != BROKEN && is(INDEX, nameFrom, nameTo)) {
            index = number(value, end);
        } else if (is(FINISH_REASON, nameFrom, nameTo)) {
            // An empty one, as some servers put into every chunk, finishes nothing.
            finished = bytes[value] == '"' && end - value > 2;
        }
        return end;
    }

    private int ofDelta(int nameFrom, int nameTo, int value, int depth) {
        int end = value(value, Level.OTHER, depth);
        int length = end - value - 2;
        if (length <= 0) {
            return end; // broken, or empty
        }
        byte first = bytes[value];
        if ((first == '"' && isOneOf(TEXTS, nameFrom, nameTo))
                || ((first == '[' || first == '{') && isOneOf(STRUCTURES, nameFrom, nameTo))) {
            content = true;
            contentBytes += length;
        }
        return end;
    }

    private int value(int at, Level level, int depth) {
        return switch (bytes[at]) {
            case '"' -> string(at);
            case '{' -> depth < DEEPEST ? object(at, level, depth + 1) : BROKEN;
            case '[' -> depth < DEEPEST ? array(at, Level.OTHER, depth + 1) : BROKEN;
            case 't' -> literal(at, "true");
            case 'f' -> literal(at, "false");
            case 'n' -> literal(at, "null");
            default -> numberEnd(at);
        };
    }

    private int array(int open, Level level, int depth) {
        int at = space(open + 1);
        if (at < to && bytes[at] == ']') {
            return at + 1;
        }
        while (at < to) {
            int end = level == Level.CHOICE ? choice(at, depth) : value(at, Level.OTHER, depth);
            at = end == BROKEN ? to : space(end);
            if (at >= to) {
                return BROKEN;
            }
            if (bytes[at] == ']') {
                return at + 1;
            }
            if (bytes[at] != ',') {
                return BROKEN;
            }
            at = space(at + 1);
        }
        return BROKEN;
    }

    /** The offset behind the closing quote. */
    private int string(int open) {
        byte[] b = bytes;
        int end = to;
        for (int at = open + 1; at < end; at++) {
            byte c = b[at];
            if (c == '"') {
                return at + 1;
            }
            if (c == '\\') {
                at++;
            } else if (c >= 0 && c < ' ') {
                return BROKEN;
            }
        }
        return BROKEN;
    }

    private int literal(int at, String word) {
        if (at + word.length() > to) {
            return BROKEN;
        }
        for (int i = 1; i < word.length(); i++) {
            if (bytes[at + i] != word.charAt(i)) {
                return BROKEN;
            }
        }
        return at + word.length();
    }

    private int numberEnd(int from) {
        int at = from;
        while (at < to && isOfNumber(bytes[at])) {
            at++;
        }
        return at == from ? BROKEN : at;
    }

    private static boolean isOfNumber(byte c) {
        return (c >= '0' && c <= '9') || c == '-' || c == '.' || c == 'e' || c == 'E' || c == '+';
    }

    /** A small index; -1 for anything else. */
    private int number(int from, int end) {
        if (end - from > 4) {
            return -1;
        }
        int number = 0;
        for (int at = from; at < end; at++) {
            if (bytes[at] < '0' || bytes[at] > '9') {
                return -1;
            }
            number = number * 10 + bytes[at] - '0';
        }
        return number;
    }

    private int space(int from) {
        int at = from;
        while (at < to && (bytes[at] == ' ' || bytes[at] == '\n' || bytes[at] == '\r' || bytes[at] == '\t')) {
            at++;
        }
        return at;
    }

    private boolean is(byte[] name, int from, int end) {
        return end - from == name.length && Arrays.equals(bytes, from, end, name, 0, name.length);
    }

    private boolean isOneOf(byte[][] names, int from, int end) {
        for (byte[] name : names) {
            if (is(name, from, end)) {
                return true;
            }
        }
        return false;
    }

    private static byte[] name(String name) {
        return name.getBytes(StandardCharsets.US_ASCII);
    }
}
