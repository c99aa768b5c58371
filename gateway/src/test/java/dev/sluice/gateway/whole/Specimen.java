package dev.sluice.gateway.whole;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A made-up value of one kind.
 *
 * @param before what announces it
 * @param sought what must be written nowhere
 */
record Specimen(String kind, String before, String value, Pattern sought) {
    /** In how many places of a request it can stand. */
    static final int PLACES = 4;

    /** One of every kind, and terms of the test's own dictionary and pattern. */
    static List<Specimen> all() throws IOException {
        List<Specimen> all = new ArrayList<>(List.of(
                of("DICTIONARY.codenames", "About", "marshquill"),
                of("DICTIONARY.codenames", "About", "tin lantern nine"),
                of("PATTERN.tickets", "See", "QX-4820157")));
        try (InputStream file = Objects.requireNonNull(Specimen.class.getResourceAsStream("specimens.txt"))) {
            new String(file.readAllBytes(), UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.replace("~", "").split(" \\| "))
                    .forEach(parts -> all.add(of(parts[0], parts[1], parts[2])));
        }
        return all;
    }

    private static Specimen of(String kind, String before, String value) {
        List<String> forms = new ArrayList<>();
        // A few digits stand everywhere in numbers of others: those that stand by themselves are meant.
        boolean few = value.matches("[0-9]{1,10}");
        forms.add(
                value.length() < 6
                        ? Pattern.quote(before + " " + value)
                        : few ? "(?<![0-9A-Za-z.])" + value + "(?![0-9A-Za-z])" : Pattern.quote(value));
        String digits = value.replaceAll("[^0-9]", "");
        if (digits.length() > 10) {
            forms.add(digits);
        }
        if (value.length() > 8) {
            String base64 = Base64.getEncoder().encodeToString(value.getBytes(UTF_8));
            forms.add(Pattern.quote(base64.substring(0, base64.length() / 4 * 4 - 4)));
        }
        return new Specimen(kind, before, value, Pattern.compile(String.join("|", forms)));
    }

    /** Where it stands in what was written; negative if nowhere. */
    int in(String text) {
        Matcher matcher = sought.matcher(text);
        return matcher.find() ? matcher.start() : -1;
    }

    String body(int place, String model) {
        ObjectNode root = Gateway.JSON.createObjectNode().put("model", model);
        put(root, root.putArray("messages"), place);
        return root.toString();
    }

    static String bodyOfAll(List<Specimen> specimens, int place) {
        ObjectNode root = Gateway.JSON.createObjectNode().put("model", "auto");
        ArrayNode messages = root.putArray("messages");
        specimens.forEach(specimen -> specimen.put(root, messages, place));
        return root.toString();
    }

    private void put(ObjectNode root, ArrayNode messages, int place) {
        String text = before + " " + value + " .";
        switch (place) {
            case 0 -> messages.addObject().put("role", "user").put("content", text);
            case 1 -> {
                messages.addObject().put("role", "system").put("content", text);
                messages.addObject().put("role", "user").put("content", "Go on.");
                root.put("stream", true);
            }
            case 2 -> {
                ObjectNode call = messages.addObject()
                        .put("role", "assistant")
                        .putArray("tool_calls")
                        .addObject();
                call.put("id", "call_1")
                        .put("type", "function")
                        .putObject("function")
                        .put("name", "look")
                        .put(
                                "arguments",
                                Gateway.JSON.createObjectNode().put("q", text).toString());
                messages.addObject()
                        .put("role", "tool")
                        .put("tool_call_id", "call_1")
                        .put("content", "done");
            }
            default -> {
                messages.addObject().put("role", "user").put("content", "Name three rivers.");
                root.withObject("/metadata").put(text, text);
            }
        }
    }

    /** Lines for a policy's tests, none of which holds. */
    static String failingTests(List<Specimen> specimens, int from, int count) {
        return specimens.stream()
                .skip(from)
                .limit(count)
                .map(specimen -> "  - { text: "
                        + Gateway.JSON.writeValueAsString(specimen.before + " " + specimen.value + " .")
                        + ", expect: local_only }\n")
                .collect(Collectors.joining());
    }
}
