package dev.sluice.adapters;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** JSON as it stands on the wire: numbers keep their value, doubled keys are refused, long images fit. */
public final class WireJson {
    /** A 20 MB image is 27 MB of base64; Jackson's own bound is 20 million characters a string. */
    private static final int LONGEST_STRING = 128 << 20;

    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_.-]{1,64}");

    static final JsonMapper MAPPER = JsonMapper.builder(com.fasterxml.jackson.core.JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxStringLength(LONGEST_STRING)
                            .build())
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private WireJson() {}

    /** One event's data. */
    public static JsonNode event(String data) {
        try {
            JsonNode read = MAPPER.readTree(data);
            if (read.isObject()) {
                return read;
            }
        } catch (JsonProcessingException e) {
            // Its message would quote the answer.
        }
        throw new AnswerWatch.Broken("an event is no JSON object");
    }

    /** A count of tokens, if there is one. */
    public static OptionalLong count(JsonNode node) {
        return node.isIntegralNumber() && node.canConvertToLong() && node.longValue() >= 0
                ? OptionalLong.of(node.longValue())
                : OptionalLong.empty();
    }

    /** The provider's word for an error; anything that is not one plain word could quote the prompt and is left out. */
    public static String errorWord(JsonNode error) {
        for (String member : new String[] {"code", "type"}) {
            String word = error.path(member).asText("");
            if (WORD.matcher(word).matches()) {
                return word;
            }
        }
        return "unnamed error";
    }
}
