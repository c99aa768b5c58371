package dev.sluice.config;

import java.util.Optional;

/**
 * Fills {@code ${NAME}} and {@code ${NAME:-default}} into a text; a doubled dollar before the brace keeps it as it is.
 */
final class Variables {
    private Variables() {}

    /** A text with its variables filled in, or what is wrong with it. */
    sealed interface Filled {
        record Text(String text) implements Filled {}

        /** @param why the problem's message */
        record Wrong(String why) implements Filled {}
    }

    static Filled fill(String text, Source source) {
        int next = text.indexOf("${");
        if (next < 0) {
            return new Filled.Text(text);
        }
        StringBuilder filled = new StringBuilder();
        int from = 0;
        while (next >= 0) {
            if (next > 0 && text.charAt(next - 1) == '$') {
                filled.append(text, from, next - 1).append("${");
                from = next + 2;
            } else {
                int end = text.indexOf('}', next);
                if (end < 0) {
                    return new Filled.Wrong("\"${\" without \"}\" (expected ${NAME} or ${NAME:-default})");
                }
                Reference reference = Reference.of(text.substring(next + 2, end));
                if (!reference.wellFormed()) {
                    return new Filled.Wrong("\"${" + reference.name() + "}\" (expected ${NAME} or ${NAME:-default},"
                            + " a name of letters, digits and \"_\")");
                }
                Optional<String> value = source.variable(reference.name()).or(reference::fallback);
                if (value.isEmpty()) {
                    return new Filled.Wrong("the environment variable " + reference.name()
                            + " is not set (set it, or write ${" + reference.name() + ":-default})");
                }
                filled.append(text, from, next).append(value.get());
                from = end + 1;
            }
            next = text.indexOf("${", from);
        }
        return new Filled.Text(filled.append(text.substring(from)).toString());
    }

    /** The reference if the whole text is one, such as {@code ${OPENAI_API_KEY}}. */
    static Optional<Reference> whole(String text) {
        boolean one = text.startsWith("${") && text.indexOf('}') == text.length() - 1;
        return one
                ? Optional.of(Reference.of(text.substring(2, text.length() - 1)))
                        .filter(Reference::wellFormed)
                : Optional.empty();
    }

    /** What stands between the braces. */
    record Reference(String name, Optional<String> fallback) {
        static Reference of(String inside) {
            int colon = inside.indexOf(":-");
            return colon < 0
                    ? new Reference(inside, Optional.empty())
                    : new Reference(inside.substring(0, colon), Optional.of(inside.substring(colon + 2)));
        }

        boolean wellFormed() {
            return !name.isEmpty()
                    && name.chars().allMatch(c -> c == '_' || (c < 0x80 && Character.isLetterOrDigit(c)));
        }
    }
}
