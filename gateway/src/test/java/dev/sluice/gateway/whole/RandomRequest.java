package dev.sluice.gateway.whole;

import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A chat request made by chance, with or without a canary in it.
 *
 * @param place where the canary is; null if there is none
 * @param disguise how it is written there
 */
record RandomRequest(
        String body, @Nullable Canary canary, @Nullable Place place, Disguise disguise) {
    /** Where text can be. */
    enum Place {
        USER_TEXT,
        TEXT_PART,
        SYSTEM,
        ASSISTANT,
        EARLIER_TURN,
        TOOL_RESULT,
        TOOL_ARGUMENTS,
        TOOL_NAME,
        TOOL_DESCRIPTION,
        TOOL_SCHEMA,
        PROPERTY_NAME,
        METADATA,
        METADATA_NAME,
        USER,
        STOP,
        SPEAKER,
        IMAGE_URL,
        FILE_NAME,
        PREDICTION,
        ANSWER_SCHEMA,
        UNKNOWN_MEMBER,
        UNKNOWN_NAME,
        UNKNOWN_IN_MESSAGE,
        BARE_NUMBER,
        SPLIT_OVER_PARTS,
        SPLIT_OVER_MESSAGES
    }

    private static final List<Place> PLACES = List.of(Place.values());
    /** Where a text of any length may stand. */
    private static final Set<Place> WHOLE_TEXTS = EnumSet.of(
            Place.USER_TEXT,
            Place.TEXT_PART,
            Place.SYSTEM,
            Place.ASSISTANT,
            Place.EARLIER_TURN,
            Place.TOOL_RESULT,
            Place.TOOL_ARGUMENTS,
            Place.TOOL_DESCRIPTION,
            Place.PREDICTION,
            Place.METADATA,
            Place.UNKNOWN_MEMBER,
            Place.UNKNOWN_IN_MESSAGE);

    private static final Set<Canary.Kind> SPLITTABLE =
            EnumSet.of(Canary.Kind.CARD, Canary.Kind.IBAN, Canary.Kind.SSN, Canary.Kind.EMAIL);

    private static final JsonMapper JSON = new JsonMapper();
    private static final List<String> EASY = List.of(
            "What is the capital of Portugal?",
            "Say hello in French.",
            "Which colour do red and blue give?",
            "Name three rivers.",
            "Thank you, that helps.");
    private static final List<String> HARD = List.of(
            "Prove that there are infinitely many primes, and derive step by step why the bound on their density holds.",
            "Design an algorithm that merges two sorted lists in linear time, analyse its complexity and prove it correct:"
                    + "\n```java\nint[] merge(int[] a, int[] b) { return null; }\n```\nExplain every step.",
            "Compare three proofs that the square root of two is irrational; evaluate which generalises, derive the lemma,"
                    + " and refute the strongest objection with a counterexample.");

    /** @param models names to choose from; the more often one is there, the likelier */
    static RandomRequest of(Random random, List<Canary> canaries, int canaryPercent, List<String> models) {
        ObjectNode root = JSON.createObjectNode();
        root.put("model", pick(models, random));
        ArrayNode messages = root.putArray("messages");
        if (random.nextInt(3) == 0) {
            message(messages, "system", "You answer briefly.");
        }
        for (int turns = random.nextInt(3); turns > 0; turns--) {
            message(messages, "user", pick(EASY, random));
            message(messages, "assistant", "Certainly.");
        }
        message(messages, "user", pick(random.nextBoolean() ? HARD : EASY, random));
        if (random.nextBoolean()) {
            root.put("stream", true);
        }
        if (random.nextInt(4) == 0) {
            root.put("temperature", 0.5);
        }
        if (random.nextInt(4) == 0) {
            root.put("max_tokens", 64);
        }
        Canary canary = null;
        Place place = null;
        Disguise disguise = Disguise.NONE;
        if (random.nextInt(100) < canaryPercent) {
            canary = pick(canaries, random);
            place = pick(PLACES, random);
            boolean split = place == Place.SPLIT_OVER_PARTS || place == Place.SPLIT_OVER_MESSAGES;
            if ((place == Place.BARE_NUMBER && canary.kind() != Canary.Kind.CARD)
                    || (split && !SPLITTABLE.contains(canary.kind()))) {
                place = Place.USER_TEXT;
            }
            disguise = WHOLE_TEXTS.contains(place) ? Disguise.some(canary.kind(), random) : Disguise.NONE;
            put(root, messages, place, among(disguise.on(canary), random), canary, disguise, random);
        }
        return new RandomRequest(LooseJson.write(root, random), canary, place, disguise);
    }

    /** The value alone, or among words. */
    private static String among(String value, Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> value;
            case 1 -> "Please look at this: " + value + " and tell me what is wrong.";
            case 2 -> pick(HARD, random) + "\n" + value;
            default -> value + "\n" + pick(EASY, random);
        };
    }

    private static void put(
            ObjectNode root,
            ArrayNode messages,
            Place place,
            String text,
            Canary canary,
            Disguise disguise,
            Random random) {
        switch (place) {
            case USER_TEXT -> message(messages, "user", text);
            case TEXT_PART -> parts(messages).addObject().put("type", "text").put("text", text);
            case SYSTEM -> first(messages, random.nextBoolean() ? "system" : "developer", text);
            case ASSISTANT -> {
                message(messages, "assistant", text);
                message(messages, "user", "Go on.");
            }
            case EARLIER_TURN -> first(messages, "user", text);
            case TOOL_RESULT -> toolTurn(messages, "{\"q\":\"x\"}", text);
            case TOOL_ARGUMENTS -> {
                ObjectNode arguments = JSON.createObjectNode().put("q", text);
                // Needless escapes in a string of a string, and a disguise besides, are more than is promised.
                boolean plain = disguise != Disguise.NONE;
                toolTurn(messages, plain ? arguments.toString() : LooseJson.write(arguments, random), "done");
            }
            case TOOL_NAME -> tool(root, canary.text(), "Looks things up", "query");
            case TOOL_DESCRIPTION -> tool(root, "look", text, "query");
            case TOOL_SCHEMA ->
                tool(root, "look", "Looks things up", "query")
                        .putArray("enum")
                        .add(text)
                        .add("other");
            case PROPERTY_NAME -> tool(root, "look", "Looks things up", canary.text());
            case METADATA ->
                root.putObject("metadata")
                        .putObject("deep")
                        .putArray("list")
                        .add(1)
                        .add(text);
            case METADATA_NAME -> root.putObject("metadata").put(canary.text(), "x");
            case USER -> root.put("user", canary.text());
            case STOP -> root.putArray("stop").add("END").add(canary.text());
            case SPEAKER -> message(messages, "user", "Go on.").put("name", canary.text());
            case IMAGE_URL ->
                parts(messages)
                        .addObject()
                        .put("type", "image_url")
                        .putObject("image_url")
                        .put("url", "https://images.example/p.png?q=" + canary.text());
            case FILE_NAME ->
                parts(messages)
                        .addObject()
                        .put("type", "file")
                        .putObject("file")
                        .put("filename", canary.text())
                        .put("file_data", "data:text/plain;base64,aGVsbG8=");
            case PREDICTION ->
                root.putObject("prediction").put("type", "content").put("content", text);
            case ANSWER_SCHEMA -> {
                ObjectNode schema = root.putObject("response_format")
                        .put("type", "json_schema")
                        .putObject("json_schema");
                schema.put("name", "answer")
                        .putObject("schema")
                        .put("type", "object")
                        .put("description", text)
                        .putObject("properties")
                        .putObject("a")
                        .put("type", "string");
            }
            case UNKNOWN_MEMBER ->
                root.putObject("x_extension").putArray("deeper").addObject().put("v", text);
            case UNKNOWN_NAME -> root.putObject("x_extension").put(canary.text(), true);
            case UNKNOWN_IN_MESSAGE ->
                message(messages, "user", "Go on.").putObject("x_note").put("v", text);
            case SPLIT_OVER_PARTS -> {
                int half = half(canary.text());
                ArrayNode parts = messages.addObject().put("role", "user").putArray("content");
                parts.addObject().put("type", "text").put("text", canary.text().substring(0, half));
                parts.addObject().put("type", "text").put("text", canary.text().substring(half));
            }
            case SPLIT_OVER_MESSAGES -> {
                int half = half(canary.text());
                message(messages, "user", canary.text().substring(0, half));
                message(messages, "user", canary.text().substring(half));
            }
            case BARE_NUMBER -> root.putObject("metadata").put("n", number(canary.text()));
        }
    }

    /** Where a split value is cut. */
    static int half(String value) {
        return value.length() / 2;
    }

    /** What must not be seen of this canary, wherever it stands as a number. */
    static long number(String card) {
        return Long.parseLong(card.replace(" ", "").replace("-", ""));
    }

    private static ObjectNode message(ArrayNode messages, String role, String text) {
        return messages.addObject().put("role", role).put("content", text);
    }

    private static void first(ArrayNode messages, String role, String text) {
        messages.insertObject(0).put("role", role).put("content", text);
    }

    private static ArrayNode parts(ArrayNode messages) {
        ArrayNode parts = messages.addObject().put("role", "user").putArray("content");
        parts.addObject().put("type", "text").put("text", "Look at this.");
        return parts;
    }

    private static void toolTurn(ArrayNode messages, String arguments, String result) {
        ObjectNode call = messages.addObject()
                .put("role", "assistant")
                .putArray("tool_calls")
                .addObject();
        call.put("id", "call_1")
                .put("type", "function")
                .putObject("function")
                .put("name", "look")
                .put("arguments", arguments);
        messages.addObject().put("role", "tool").put("tool_call_id", "call_1").put("content", result);
    }

    private static ObjectNode tool(ObjectNode root, String name, String description, String property) {
        ObjectNode function = root.putArray("tools")
                .addObject()
                .put("type", "function")
                .putObject("function")
                .put("name", name)
                .put("description", description);
        return function.putObject("parameters")
                .put("type", "object")
                .putObject("properties")
                .putObject(property)
                .put("type", "string");
    }

    private static <T> T pick(List<T> list, Random random) {
        return list.get(random.nextInt(list.size()));
    }
}
