package dev.sluice.gateway.dispatch;

import dev.sluice.gateway.ScriptedUpstream.Exchange;
import java.io.IOException;
import java.util.List;

/**
 * What a backend says, as one JSON answer or as events, a token a piece.
 *
 * @param tokens as they stand in JSON, escaped
 * @param call a call of a tool in JSON; empty for none
 * @param logProbability of each token; NaN if it tells none
 */
record Spoken(List<String> tokens, String call, String finish, double logProbability) {
    static Spoken of(String... tokens) {
        return new Spoken(List.of(tokens), "", "stop", Double.NaN);
    }

    Spoken sure(double eachToken) {
        return new Spoken(tokens, call, finish, eachToken);
    }

    Spoken ending(String reason) {
        return new Spoken(tokens, call, reason, logProbability);
    }

    /** @param arguments escaped for a JSON string */
    Spoken calling(String name, String arguments) {
        return new Spoken(
                tokens,
                "\"tool_calls\":[{\"index\":0,\"id\":\"c1\",\"type\":\"function\",\"function\":{\"name\":\"" + name
                        + "\",\"arguments\":\"" + arguments + "\"}}]",
                "tool_calls",
                logProbability);
    }

    /** In the way that was asked for. */
    void answers(Exchange exchange) throws IOException {
        if (exchange.request().text().contains("\"stream\":true")) {
            exchange.events();
            for (String event : text(true).split("(?<=\n\n)")) {
                exchange.chunk(event);
            }
            exchange.end();
        } else {
            exchange.json(200, "", text(false));
        }
    }

    String text(boolean stream) {
        return stream ? events() : json();
    }

    /** As a caller sees it who asked neither for usage nor for log-probabilities. */
    String seen(boolean stream) {
        String plain = sure(Double.NaN).text(stream);
        return stream ? plain.replaceAll("data: [^\n]*\"choices\":\\[],[^\n]*\n\n", "") : plain;
    }

    private String json() {
        String content = "\"content\":\"" + String.join("", tokens) + "\"" + (call.isEmpty() ? "" : "," + call);
        return "{\"id\":\"chatcmpl-1\",\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\"," + content + "}"
                + logProbabilities(tokens) + ",\"finish_reason\":\"" + finish + "\"}]," + usage() + "}";
    }

    private String events() {
        StringBuilder events = new StringBuilder(event("{\"role\":\"assistant\",\"content\":null}", List.of(), "null"));
        for (String token : tokens) {
            events.append(event("{\"content\":\"" + token + "\"}", List.of(token), "null"));
        }
        if (!call.isEmpty()) {
            events.append(event("{" + call + "}", List.of(), "null"));
        }
        events.append(event("{}", List.of(), "\"" + finish + "\""));
        return events + "data: {\"id\":\"chatcmpl-1\",\"choices\":[]," + usage() + "}\n\ndata: [DONE]\n\n";
    }

    private String event(String delta, List<String> of, String end) {
        return "data: {\"id\":\"chatcmpl-1\",\"choices\":[{\"index\":0,\"delta\":" + delta + logProbabilities(of)
                + ",\"finish_reason\":" + end + "}]}\n\n";
    }

    private String logProbabilities(List<String> of) {
        if (Double.isNaN(logProbability) || of.isEmpty()) {
            return ",\"logprobs\":null";
        }
        return ",\"logprobs\":{\"content\":["
                + String.join(
                        ",",
                        of.stream()
                                .map(token -> "{\"token\":\"" + token + "\",\"logprob\":" + logProbability
                                        + ",\"top_logprobs\":[{\"token\":\"x\",\"logprob\":-9}]}")
                                .toList())
                + "]}";
    }

    private String usage() {
        return "\"usage\":{\"prompt_tokens\":5,\"completion_tokens\":" + tokens.size() + "}";
    }
}
