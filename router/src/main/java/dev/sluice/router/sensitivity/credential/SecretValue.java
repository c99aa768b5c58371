package dev.sluice.router.sensitivity.credential;

import java.util.Locale;
import java.util.Set;

/**
 * What stands on the right of an assignment.
 *
 * @param text the folded text
 * @param quoted whether quotes enclose it; they are not part of it
 */
record SecretValue(String text, int start, int end, boolean quoted) {
    private static final int LONGEST = 256;
    private static final int SHORTEST_PASSWORD = 5;
    private static final int SHORTEST_TOKEN = 12;

    private static final Set<String> WORDS = Set.of(
            "password",
            "passwd",
            "pass",
            "pwd",
            "secret",
            "token",
            "string",
            "null",
            "none",
            "true",
            "false",
            "undefined",
            "nil",
            "required",
            "user",
            "test",
            "admin",
            "root",
            "foo",
            "bar",
            "optional",
            "text",
            "hidden",
            "empty");

    private static final Set<String> SCHEMES = Set.of("bearer", "basic", "token", "digest");

    /** Reads the value that begins at or shortly after {@code from}. */
    static SecretValue at(String text, int from) {
        int start = skip(text, from);
        SecretValue value = read(text, start);
        if (SCHEMES.contains(text.substring(value.start, value.end).toLowerCase(Locale.ROOT))) {
            return read(text, skip(text, value.end));
        }
        return value;
    }

    private static SecretValue read(String text, int start) {
        int from = start;
        while (from < text.length() && text.charAt(from) == '\\') {
            from++;
        }
        char first = from < text.length() ? text.charAt(from) : ' ';
        boolean quoted = first == '"' || first == '\'' || first == '`';
        if (quoted) {
            from++;
        }
        int end = from;
        int limit = Math.min(text.length(), from + LONGEST);
        while (end < limit && !ends(text.charAt(end), quoted ? first : ' ')) {
            end++;
        }
        while (end > from && ".,;:)]}\\".indexOf(text.charAt(end - 1)) >= 0 && !quoted) {
            end--;
        }
        return new SecretValue(text, from, end, quoted);
    }

    /** Whether it may be a secret of that name. */
    boolean plausible(SecretName name) {
        int length = end - start;
        if (stands() || length < (name == SecretName.PASSWORD ? SHORTEST_PASSWORD : SHORTEST_TOKEN)) {
            return false;
        }
        return Randomness.mixed(text, start, end) && (quoted || !code());
    }

    /** Whether it looks like a password even where nothing joins it to the word before. */
    boolean striking() {
        int classes = 0;
        String value = value();
        classes += value.chars().anyMatch(Character::isLowerCase) ? 1 : 0;
        classes += value.chars().anyMatch(Character::isUpperCase) ? 1 : 0;
        classes += value.chars().anyMatch(Character::isDigit) ? 1 : 0;
        return classes == 3 && plausible(SecretName.PASSWORD);
    }

    /** Whether it only stands for a secret: a placeholder, a reference, a mask. */
    boolean stands() {
        String value = value().toLowerCase(Locale.ROOT);
        return value.isEmpty()
                || WORDS.contains(value)
                || Randomness.placeholder(value)
                || value.startsWith("${")
                || value.startsWith("$(")
                || value.startsWith("{")
                || value.startsWith("[")
                || value.startsWith("%(")
                || value.startsWith("<")
                || value.contains("...")
                || value.contains("***")
                || value.contains("getenv")
                || value.contains("environ")
                || value.contains("process.env");
    }

    /** An expression of a program rather than a value. */
    private boolean code() {
        String value = value();
        return (value.indexOf('(') > 0
                        && value.indexOf('(') < value.length() - 1
                        && Character.isLetter(value.charAt(0)))
                || value.endsWith("()")
                || value.startsWith("self.")
                || value.startsWith("this.")
                || value.startsWith("//")
                || value.startsWith("http");
    }

    private String value() {
        return text.substring(start, end);
    }

    private static int skip(String text, int from) {
        int start = from;
        while (start < text.length() && start - from < 6 && " \t=>:*".indexOf(text.charAt(start)) >= 0) {
            start++;
        }
        return start;
    }

    private static boolean ends(char unit, char quote) {
        if (unit == '\n' || unit == '\r') {
            return true;
        }
        return quote == ' ' ? unit <= ' ' || "\"'`<>".indexOf(unit) >= 0 : unit == quote || unit == ' ';
    }
}
