package dev.sluice.gateway.dialect.chat;

import dev.sluice.gateway.failure.Failure.BadRequest;
import dev.sluice.router.catalogue.Ability;
import dev.sluice.router.prompt.Part;
import dev.sluice.router.prompt.Place;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * The top-level fields beside model, messages and stream: which ability each needs. A null, and a value that is the
 * API's default, need none.
 */
final class FieldReader {
    private final BodyScan scan;
    private final ToolsReader tools;

    FieldReader(BodyScan scan) {
        this.scan = scan;
        this.tools = new ToolsReader(scan);
    }

    int tools() {
        return tools.count();
    }

    void read(String name, Place place) {
        if (!KnownNames.contains(name)) {
            scan.text(place, name, Part.Sort.NAME);
        }
        if (scan.nextIsNull()) {
            return;
        }
        switch (name) {
            case "tools" -> tools.readTools(place);
            case "tool_choice" -> tools.readChoice(place);
            case "parallel_tool_calls" -> needIf(!flag(name), Ability.PARALLEL_TOOL_CALLS, name);
            case "functions" -> needIf(scan.scan(place), Ability.LEGACY_FUNCTIONS, name);
            case "function_call" -> needUnless(place, "auto", "none", Ability.LEGACY_FUNCTIONS, name);
            case "response_format" -> responseFormat(place);
            case "logprobs" -> needIf(flag(name), Ability.LOGPROBS, name);
            case "top_logprobs" -> needIf(nonZero(name, place), Ability.LOGPROBS, name);
            case "logit_bias" -> needIf(scan.scan(place), Ability.LOGIT_BIAS, name);
            case "frequency_penalty", "presence_penalty" -> needIf(nonZero(name, place), Ability.PENALTIES, name);
            case "seed" -> need(place, Ability.SEED, name);
            case "top_k" -> need(place, Ability.TOP_K, name);
            case "user" -> need(place, Ability.USER, name);
            case "metadata" -> needIf(scan.scan(place), Ability.METADATA, name);
            case "store" -> store(place);
            case "prompt_cache_retention" -> cacheRetention(place);
            case "service_tier" -> needUnless(place, "auto", "auto", Ability.METADATA, name);
            case "prompt_cache_key", "safety_identifier" -> need(place, Ability.METADATA, name);
            case "reasoning_effort" -> need(place, Ability.REASONING_EFFORT, name);
            case "prediction" -> need(place, Ability.PREDICTION, name);
            case "modalities" -> modalities(place);
            case "audio" -> need(place, Ability.AUDIO_OUTPUT, name);
            case "temperature", "top_p" -> number(name, place);
            case "stop" -> stop(place);
            default -> need(place, Ability.EXTRA_FIELDS, shortened(name));
        }
    }

    /** The current value as a boolean. */
    boolean flag(String name) {
        return switch (scan.token()) {
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            default -> throw new BadRequest(name + ": not a boolean (expected true or false)", name, "wrong_type");
        };
    }

    /** The current value as a number of one or more, cut to what an int holds. */
    int positive(String name, Place place) {
        scan.scan(place);
        if (scan.token() == JsonToken.VALUE_NUMBER_INT) {
            String digits = scan.parser().getString();
            if (digits.charAt(0) != '-' && !digits.equals("0")) {
                return digits.length() > 9 ? Integer.MAX_VALUE : Integer.parseInt(digits);
            }
        }
        throw new BadRequest(name + ": not a whole number of 1 or more", name, "wrong_value");
    }

    int choices(Place place) {
        int choices = positive("n", place);
        if (choices > ChoiceFacts.MOST) {
            throw new BadRequest("n: more than " + ChoiceFacts.MOST, "n", "wrong_value");
        }
        needIf(choices > 1, Ability.SEVERAL_CHOICES, "n");
        return choices;
    }

    static String shortened(String name) {
        return name.length() <= 64 ? name : name.substring(0, 64) + "…";
    }

    private void need(Place place, Ability ability, String field) {
        scan.scan(place);
        scan.need(ability, field);
    }

    private void needIf(boolean wanted, Ability ability, String field) {
        if (wanted) {
            scan.need(ability, field);
        }
    }

    /** For strings with defaults that change nothing. */
    private void needUnless(Place place, String oneDefault, String otherDefault, Ability ability, String field) {
        if (scan.token() == JsonToken.VALUE_STRING) {
            String value = scan.parser().getString();
            if (value.equals(oneDefault) || value.equals(otherDefault)) {
                return;
            }
        }
        need(place, ability, field);
    }

    private void number(String name, Place place) {
        if (!scan.token().isNumeric()) {
            throw new BadRequest(name + ": not a number", name, "wrong_type");
        }
        scan.scan(place);
    }

    private boolean nonZero(String name, Place place) {
        number(name, place);
        String digits = scan.parser().getString();
        for (int i = 0; i < digits.length() && digits.charAt(i) != 'e' && digits.charAt(i) != 'E'; i++) {
            if (digits.charAt(i) >= '1' && digits.charAt(i) <= '9') {
                return true;
            }
        }
        return false;
    }

    /** No promise of a provider's covers what a caller asks it to keep. */
    private void store(Place place) {
        if (flag("store")) {
            scan.need(Ability.METADATA, "store");
            scan.unscannable(place, "store");
        }
    }

    private void cacheRetention(Place place) {
        boolean inMemory = scan.token() == JsonToken.VALUE_STRING
                && (scan.parser().getString().equals("in_memory")
                        || scan.parser().getString().equals("in-memory"));
        need(place, Ability.EXTRA_FIELDS, "prompt_cache_retention");
        if (!inMemory) {
            scan.unscannable(place, "prompt_cache_retention");
        }
    }

    private void stop(Place place) {
        JsonToken token = scan.token();
        if (token != JsonToken.VALUE_STRING && token != JsonToken.START_ARRAY) {
            throw new BadRequest("stop: neither a string nor an array of strings", "stop", "wrong_type");
        }
        scan.scan(place);
    }

    private void modalities(Place place) {
        if (scan.token() != JsonToken.START_ARRAY) {
            throw new BadRequest("modalities: not an array", "modalities", "wrong_type");
        }
        int index = 0;
        while (scan.next() != JsonToken.END_ARRAY) {
            boolean text = scan.token() == JsonToken.VALUE_STRING
                    && scan.parser().getString().equals("text");
            if (!text) {
                need(place.then(index), Ability.AUDIO_OUTPUT, "modalities");
            }
            index++;
        }
    }

    private void responseFormat(Place place) {
        if (scan.token() != JsonToken.START_OBJECT) {
            throw new BadRequest("response_format: not an object", "response_format", "wrong_type");
        }
        JsonParser parser = scan.parser();
        String extra = "";
        String type = "";
        while (scan.next() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            Place member = scan.name(place);
            boolean isNull = scan.nextIsNull();
            scan.scan(member);
            if (name.equals("type") && scan.token() == JsonToken.VALUE_STRING) {
                type = parser.getString();
            } else if (!name.equals("json_schema") && !isNull) {
                extra = "response_format." + shortened(name);
            }
        }
        switch (type) {
            case "text" -> {}
            case "json_object" -> scan.need(Ability.JSON_OBJECT, "response_format");
            case "json_schema" -> scan.need(Ability.JSON_SCHEMA, "response_format");
            default -> scan.needDeepExtra("response_format.type");
        }
        if (!extra.isEmpty()) {
            // llama.cpp takes a schema beside json_object; no adapter carries it.
            scan.needDeepExtra(extra);
        }
    }
}
