package dev.sluice.router.sensitivity.credential;

/** Values in prose: between quotation marks of any language, or up to the next blank. */
final class SecretQuotes {
    private static final String OPENING = "\u201C\u201D\u201E\u2018\u2019\u201A\u00AB\u00BB\u300C\u300E\u300A\u3010";
    private static final String CLOSING = "\u201D\u201C\u201C\u2019\u2018\u2018\u00BB\u00AB\u300D\u300F\u300B\u3011";
    private static final int LONGEST = 200;

    private SecretQuotes() {}

    /** The value that begins here. */
    static SecretValue at(String text, int from) {
        int mark = OPENING.indexOf(text.charAt(from));
        if (mark >= 0) {
            int close = text.substring(from + 1, Math.min(text.length(), from + LONGEST))
                    .indexOf(CLOSING.charAt(mark));
            if (close > 0) {
                return SecretValue.of(text, from + 1, from + 1 + close);
            }
        }
        SecretValue value = SecretValue.at(text, from);
        return trimmed(value);
    }

    /** The value in a stretch without blanks, quotation marks taken off. */
    static SecretValue within(String text, int start, int end) {
        int from = start;
        int to = end;
        while (from < to && ("\"'`(*".indexOf(text.charAt(from)) >= 0 || OPENING.indexOf(text.charAt(from)) >= 0)) {
            from++;
        }
        while (to > from && ("\"'`)*".indexOf(text.charAt(to - 1)) >= 0 || CLOSING.indexOf(text.charAt(to - 1)) >= 0)) {
            to--;
        }
        return SecretValue.of(text, from, to);
    }

    /** A letter of a script without blanks, or its full stop, ends a value that is none of its own. */
    private static SecretValue trimmed(SecretValue value) {
        String text = value.text();
        if (value.quoted() || value.start() >= value.end() || text.charAt(value.start()) >= 0x0E00) {
            return value;
        }
        int end = value.start();
        while (end < value.end() && text.charAt(end) < 0x2E80) {
            end++;
        }
        return end == value.end() ? value : new SecretValue(text, value.from(), value.start(), end, false);
    }
}
