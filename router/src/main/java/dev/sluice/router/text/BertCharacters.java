package dev.sluice.router.text;

/**
 * How BERT's tokeniser sorts characters.
 *
 * <p>Source: BertNormalizer and BertPreTokenizer of Hugging Face's tokenizers; Google's tokenization.py.
 */
public final class BertCharacters {
    private BertCharacters() {}

    /** What parts words and is not itself a word. */
    public static boolean space(int c) {
        return c == '\t' || c == '\n' || c == '\r' || Character.getType(c) == Character.SPACE_SEPARATOR;
    }

    /** What is taken out without parting a word: controls, and the mark of what could not be read. */
    public static boolean dropped(int c) {
        int type = Character.getType(c);
        return c == 0xFFFD
                || (!space(c)
                        && (type == Character.CONTROL
                                || type == Character.FORMAT
                                || type == Character.UNASSIGNED
                                || type == Character.SURROGATE
                                || type == Character.PRIVATE_USE));
    }

    /** All of ASCII that is neither letter nor digit, such as {@code $}, and Unicode's punctuation: each a word. */
    public static boolean punctuation(int c) {
        if (c < 0x80) {
            return c > ' ' && c < 0x7F && !Character.isLetterOrDigit(c);
        }
        return switch (Character.getType(c)) {
            case Character.DASH_PUNCTUATION,
                    Character.START_PUNCTUATION,
                    Character.END_PUNCTUATION,
                    Character.CONNECTOR_PUNCTUATION,
                    Character.OTHER_PUNCTUATION,
                    Character.INITIAL_QUOTE_PUNCTUATION,
                    Character.FINAL_QUOTE_PUNCTUATION -> true;
            default -> false;
        };
    }
}
