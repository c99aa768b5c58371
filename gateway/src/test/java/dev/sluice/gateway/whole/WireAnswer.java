package dev.sluice.gateway.whole;

/**
 * An answer of a fake backend.
 *
 * @param text free of characters that JSON escapes
 * @param cached the part of the input that was read from a cache
 */
record WireAnswer(String text, long input, long cached, long output) {
    static final WireAnswer USUAL = new WireAnswer("Lisbon it is.", 11, 0, 4);

    /** The answer's body for this path, as JSON or as events. */
    String body(String path, boolean stream) {
        if (path.endsWith("/messages")) {
            return stream ? messageEvents() : message();
        }
        return stream ? chatEvents() : chat();
    }

    private String chat() {
        return "{\"id\":\"chatcmpl-1\",\"object\":\"chat.completion\",\"created\":1790000000,\"model\":\"fake\",\"choices\":"
                + "[{\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":\"" + text
                + "\"},\"finish_reason\":\"stop\"}],\"usage\":" + usage() + "}";
    }

    private String chatEvents() {
        StringBuilder events = new StringBuilder();
        String head = "data: {\"id\":\"chatcmpl-1\",\"object\":\"chat.completion.chunk\",\"created\":1790000000,"
                + "\"model\":\"fake\",\"choices\":[";
        events.append(head)
                .append(
                        "{\"index\":0,\"delta\":{\"role\":\"assistant\",\"content\":\"\"},\"finish_reason\":null}]}\n\n");
        for (String word : text.split("(?<= )")) {
            events.append(head)
                    .append("{\"index\":0,\"delta\":{\"content\":\"")
                    .append(word)
                    .append("\"},\"finish_reason\":null}]}\n\n");
        }
        events.append(head).append("{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}\n\n");
        events.append(head).append("],\"usage\":").append(usage()).append("}\n\ndata: [DONE]\n\n");
        return events.toString();
    }

    private String usage() {
        return "{\"prompt_tokens\":" + input + ",\"completion_tokens\":" + output + ",\"total_tokens\":"
                + (input + output) + ",\"prompt_tokens_details\":{\"cached_tokens\":" + cached + "}}";
    }

    private String message() {
        return "{\"id\":\"msg_1\",\"type\":\"message\",\"role\":\"assistant\",\"model\":\"fake\",\"content\":[{\"type\":"
                + "\"text\",\"text\":\"" + text + "\"}],\"stop_reason\":\"end_turn\",\"stop_sequence\":null,\"usage\":"
                + messageUsage(output) + "}";
    }

    private String messageEvents() {
        return event(
                        "message_start",
                        "\"message\":{\"id\":\"msg_1\",\"type\":\"message\",\"role\":\"assistant\",\"model\":\"fake\","
                                + "\"content\":[],\"stop_reason\":null,\"stop_sequence\":null,\"usage\":"
                                + messageUsage(1) + "}")
                + event("content_block_start", "\"index\":0,\"content_block\":{\"type\":\"text\",\"text\":\"\"}")
                + event(
                        "content_block_delta",
                        "\"index\":0,\"delta\":{\"type\":\"text_delta\",\"text\":\"" + text + "\"}")
                + event("content_block_stop", "\"index\":0")
                + event(
                        "message_delta",
                        "\"delta\":{\"stop_reason\":\"end_turn\",\"stop_sequence\":null},\"usage\":{\"output_tokens\":"
                                + output + "}")
                + event("message_stop", "");
    }

    private String messageUsage(long outputNow) {
        return "{\"input_tokens\":" + (input - cached)
                + ",\"cache_creation_input_tokens\":0,\"cache_read_input_tokens\":" + cached + ",\"output_tokens\":"
                + outputNow + "}";
    }

    private static String event(String type, String members) {
        return "event: " + type + "\ndata: {\"type\":\"" + type + "\"" + (members.isEmpty() ? "" : "," + members)
                + "}\n\n";
    }
}
