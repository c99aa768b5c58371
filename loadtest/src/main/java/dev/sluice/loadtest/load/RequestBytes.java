package dev.sluice.loadtest.load;

import java.nio.charset.StandardCharsets;

/** The request of a run as bytes on the wire: made once, sent many times. */
final class RequestBytes {
    private static final String FILLER = "The sea is a vast and mysterious realm that exists beneath the waves, and "
            + "sailors tell of quiet harbours, of slow tides and of long summer evenings on deck. ";

    private RequestBytes() {}

    static byte[] of(LoadRun run) {
        byte[] body = body(run);
        String head = "POST /v1/chat/completions HTTP/1.1\r\nHost: " + run.host + ":" + run.port
                + "\r\nUser-Agent: sluice-load\r\nAccept: */*\r\nContent-Type: application/json\r\n"
                + (run.key.isEmpty() ? "" : "Authorization: Bearer " + run.key + "\r\n")
                + "Content-Length: " + body.length + "\r\n\r\n";
        byte[] start = head.getBytes(StandardCharsets.US_ASCII);
        byte[] whole = new byte[start.length + body.length];
        System.arraycopy(start, 0, whole, 0, start.length);
        System.arraycopy(body, 0, whole, start.length, body.length);
        return whole;
    }

    /** Plain harmless English: no detector has anything to find in it, so the request takes the usual path. */
    static byte[] body(LoadRun run) {
        String before = "{\"model\":\"" + run.model + "\",\"messages\":[{\"role\":\"user\",\"content\":\"";
        String after = "\"}],\"max_tokens\":256,\"temperature\":0"
                + (run.events == 0 ? "}" : ",\"stream\":true,\"stream_options\":{\"include_usage\":true}}");
        StringBuilder prompt = new StringBuilder(run.promptBytes);
        if (run.events > 0) {
            prompt.append(new StreamPlan(run.events, run.gapMillis).marker()).append(' ');
        }
        int length = Math.max(prompt.length() + 1, run.promptBytes - before.length() - after.length());
        while (prompt.length() < length) {
            prompt.append(FILLER);
        }
        prompt.setLength(length);
        return (before + prompt + after).getBytes(StandardCharsets.US_ASCII);
    }
}
