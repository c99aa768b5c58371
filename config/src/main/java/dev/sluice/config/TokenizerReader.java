package dev.sluice.config;

import dev.sluice.router.sensitivity.model.WordPiece;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the {@code tokenizer.json} of a BERT-like model, as Hugging Face's tokenizers writes it. Another kind of
 * tokeniser would cut words elsewhere and the model would see nothing, so it is refused.
 */
final class TokenizerReader {
    private TokenizerReader() {}

    /** @throws IllegalArgumentException if it is none, or of another kind; the message says what was expected */
    static WordPiece read(String json) {
        if (!(Json.read(json) instanceof Map<?, ?> top)) {
            throw new IllegalArgumentException("no group of keys (expected a tokenizer.json)");
        }
        Map<?, ?> model = group(top, "model");
        type(model, "model", "WordPiece");
        Map<?, ?> normalizer = group(top, "normalizer");
        type(normalizer, "normalizer", "BertNormalizer");
        type(group(top, "pre_tokenizer"), "pre_tokenizer", "BertPreTokenizer");
        Map<String, Integer> vocabulary = new HashMap<>();
        group(model, "vocab").forEach((piece, id) -> {
            if (piece instanceof String text && id instanceof Double number) {
                vocabulary.put(text, number.intValue());
            }
        });
        boolean lowerCase = flag(normalizer, "lowercase", true);
        return new WordPiece(
                vocabulary,
                text(model, "continuing_subword_prefix", "##"),
                id(vocabulary, text(model, "unk_token", "[UNK]")),
                id(vocabulary, "[CLS]"),
                id(vocabulary, "[SEP]"),
                model.get("max_input_chars_per_word") instanceof Double most ? most.intValue() : 100,
                lowerCase,
                // Null means: as lowercase.
                flag(normalizer, "strip_accents", lowerCase),
                flag(normalizer, "handle_chinese_chars", true));
    }

    private static Map<?, ?> group(Map<?, ?> in, String key) {
        if (in.get(key) instanceof Map<?, ?> group) {
            return group;
        }
        throw new IllegalArgumentException("no " + key + " (expected the tokenizer.json of a BERT-like model)");
    }

    private static void type(Map<?, ?> group, String key, String expected) {
        Object type = group.get("type");
        // Files of old leave out the model's type.
        if (!expected.equals(type) && !(type == null && key.equals("model"))) {
            throw new IllegalArgumentException(
                    key + ": " + (type instanceof String text ? Value.quoted(text) : "no type") + " (expected "
                            + expected + "; models that are not like BERT are not supported)");
        }
    }

    private static int id(Map<String, Integer> vocabulary, String piece) {
        @Nullable Integer id = vocabulary.get(piece);
        if (id == null) {
            throw new IllegalArgumentException("the vocabulary lacks " + Value.quoted(piece));
        }
        return id;
    }

    private static String text(Map<?, ?> group, String key, String otherwise) {
        return group.get(key) instanceof String text ? text : otherwise;
    }

    private static boolean flag(Map<?, ?> group, String key, boolean otherwise) {
        return group.get(key) instanceof Boolean flag ? flag : otherwise;
    }
}
