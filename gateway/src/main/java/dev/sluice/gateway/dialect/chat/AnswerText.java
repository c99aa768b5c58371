package dev.sluice.gateway.dialect.chat;

import dev.sluice.gateway.dialect.BodySplice.Span;

/**
 * One text of an answer, or a piece of it.
 *
 * @param span of its token, quotes included
 * @param text unescaped
 */
record AnswerText(Lane lane, Span span, String text) {
    /** The members that hold what a model says. */
    enum Field {
        CONTENT("content"),
        /** One of several parts of a content; only whole answers have them. */
        PART(""),
        REFUSAL("refusal"),
        REASONING("reasoning"),
        REASONING_CONTENT("reasoning_content"),
        TOOL_ARGUMENTS(""),
        FUNCTION_ARGUMENTS("");

        private final String member;

        Field(String member) {
            this.member = member;
        }

        /** Whether the text is JSON itself. */
        boolean isJson() {
            return this == TOOL_ARGUMENTS || this == FUNCTION_ARGUMENTS;
        }
    }

    /**
     * The text that pieces add up to.
     *
     * @param number of the tool call or the part; 0 for other fields
     */
    record Lane(int choice, Field field, int number) {
        /** A chunk's choice that adds one more piece, and nothing else. */
        String piece(String text) {
            String quoted = JsonText.quote(new StringBuilder(), text).toString();
            String delta =
                    switch (field) {
                        case CONTENT, PART, REFUSAL, REASONING, REASONING_CONTENT ->
                            "{\"" + (field == Field.PART ? "content" : field.member) + "\":" + quoted + "}";
                        case TOOL_ARGUMENTS ->
                            "{\"tool_calls\":[{\"index\":" + number + ",\"function\":{\"arguments\":" + quoted + "}}]}";
                        case FUNCTION_ARGUMENTS -> "{\"function_call\":{\"arguments\":" + quoted + "}}";
                    };
            return "[{\"index\":" + choice + ",\"delta\":" + delta + ",\"finish_reason\":null}]";
        }
    }
}
