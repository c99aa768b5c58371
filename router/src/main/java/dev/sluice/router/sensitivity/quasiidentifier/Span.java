package dev.sluice.router.sensitivity.quasiidentifier;

/**
 * A piece of a text.
 *
 * @param start offset
 * @param end one past the last unit
 */
record Span(int start, int end) {
    /** Whether it begins and ends as words do. */
    static boolean stands(String text, int start, int end) {
        return (start == 0 || !wordUnit(text.charAt(start - 1)))
                && (end == text.length() || !wordUnit(text.charAt(end)));
    }

    /** Whether a word stands in prose: it is no piece of a name of a file, machine, variable or package. */
    static boolean prose(String text, int start, int end) {
        if (start > 0 && glue(text.charAt(start - 1))) {
            return false;
        }
        if (end == text.length()) {
            return true;
        }
        char after = text.charAt(end);
        boolean more = end + 1 < text.length() && Character.isLetterOrDigit(text.charAt(end + 1));
        return !(after == '_' || after == '@' || after == '=' || Character.isDigit(after) || (more && after == '.'));
    }

    private static boolean glue(char unit) {
        return switch (unit) {
            case '_', '@', '.', '/', '\\', '$', '=', '&' -> true;
            default -> unit >= '0' && unit <= '9';
        };
    }

    static boolean wordUnit(char unit) {
        return Character.isLetterOrDigit(unit) || unit == '_';
    }
}
