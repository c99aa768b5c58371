package dev.sluice.gateway.redaction;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import tools.jackson.databind.json.JsonMapper;

/** A request with values that are found, in places of every sort. */
final class PlantedRequest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String[] WORDS = {
        "please", "look at", "the file,", "Straße", "“so”", "\n", "\t- ", "a\\b", "\"q\"", "é𝒳", "1.", "Sincerely"
    };

    private final Random random;
    private final List<String> values = new ArrayList<>();
    private final String body;

    PlantedRequest(Random random) {
        this.random = random;
        StringBuilder messages = new StringBuilder();
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            messages.append(messages.isEmpty() ? "" : ",");
            switch (random.nextInt(3)) {
                case 0 ->
                    messages.append("{\"role\":\"user\",\"content\":")
                            .append(quoted(text()))
                            .append('}');
                case 1 ->
                    messages.append("{ \"role\":\"user\", \"content\":[{\"type\":\"text\",\"text\":")
                            .append(quoted(text()))
                            .append("},{\"type\":\"text\",\"text\":")
                            .append(quoted(text()))
                            .append("}]}");
                default ->
                    messages.append("{\"role\":\"assistant\",\"tool_calls\":[{\"id\":\"t1\",\"type\":\"function\","
                                    + "\"function\":{\"name\":\"send\",\"arguments\":")
                            .append(quoted("{\"text\":" + quoted(text()) + "}"))
                            .append("}}]}");
            }
        }
        body = "{\"model\":\"auto\" , \"messages\":[" + messages + "],\"user\":" + quoted(text()) + "}";
    }

    String body() {
        return body;
    }

    List<String> values() {
        return values;
    }

    private static String quoted(String text) {
        return JSON.writeValueAsString(text);
    }

    private String text() {
        StringBuilder text = new StringBuilder("So ");
        for (int i = random.nextInt(8); i > 0; i--) {
            text.append(random.nextInt(3) == 0 ? value() : WORDS[random.nextInt(WORDS.length)]);
            text.append(' ');
        }
        return text.toString();
    }

    private String value() {
        if (!values.isEmpty() && random.nextInt(4) == 0) {
            return values.get(random.nextInt(values.size()));
        }
        String value =
                switch (random.nextInt(5)) {
                    case 0 -> letters(6) + "." + letters(5) + "@" + letters(8) + ".de";
                    case 1 -> card();
                    case 2 -> "+49 171 " + digits(7);
                    case 3 -> "(212) 7" + digits(2) + "-" + digits(4);
                    default -> letters(5) + "@" + letters(7) + ".org";
                };
        values.add(value);
        return value;
    }

    private String card() {
        String digits = "4539" + digits(11);
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int doubled = i % 2 == 0 ? 2 * digit : digit;
            sum += doubled > 9 ? doubled - 9 : doubled;
        }
        String card = digits + (10 - sum % 10) % 10;
        return random.nextBoolean() ? card : card.replaceAll("(.{4})(?=.)", "$1 ");
    }

    private String digits(int count) {
        StringBuilder digits = new StringBuilder();
        for (int i = 0; i < count; i++) {
            digits.append(random.nextInt(10));
        }
        return digits.toString();
    }

    private String letters(int count) {
        StringBuilder letters = new StringBuilder();
        for (int i = 0; i < count; i++) {
            letters.append((char) ('a' + random.nextInt(26)));
        }
        return letters.toString();
    }
}
