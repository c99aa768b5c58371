package dev.sluice.router.sensitivity.credential;

import dev.sluice.router.text.Clues;
import java.util.Locale;
import java.util.Set;

/**
 * What stands on the right of an assignment, or behind a word that announces it.
 *
 * @param text the folded text
 * @param from where the whole of it starts, the scheme of an authorization included
 * @param quoted whether quotes enclose it; they are not part of it
 */
record SecretValue(String text, int from, int start, int end, boolean quoted) {
    private static final int LONGEST = 512;
    private static final int LONGEST_SCHEME = 9;
    private static final int SHORTEST_PASSWORD = 4;
    private static final int SHORTEST_TOKEN = 8;
    /** Shorter ones are drawn at random too seldom to tell. */
    private static final int SHORTEST_RANDOM = 12;

    private static final int SHORTEST_KEY = 16;

    private static final Set<String> WORDS = Set.of(
            "password",
            "password1",
            "password123",
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
            "test123",
            "admin",
            "root",
            "foo",
            "bar",
            "foo1",
            "optional",
            "text",
            "hidden",
            "empty",
            "utf-8",
            "utf8",
            "sha256",
            "base64",
            "int32",
            "int64",
            "uint8",
            "varchar");

    private static final Set<String> SCHEMES =
            Set.of("bearer", "basic", "token", "digest", "apikey", "api-key", "negotiate", "ntlm", "key", "hmac");

    /** Reads the value that begins at or shortly after {@code from}. */
    static SecretValue at(String text, int from) {
        return at(text, from, false);
    }

    /** @param query whether it is a value in an address's query, which {@code &} ends */
    static SecretValue at(String text, int from, boolean query) {
        SecretValue value = read(text, skip(text, from), query);
        if (value.quoted) {
            int blank = text.indexOf(' ', value.start, Math.min(value.end, value.start + LONGEST_SCHEME + 1));
            boolean named = blank > value.start
                    && SCHEMES.contains(text.substring(value.start, blank).toLowerCase(Locale.ROOT));
            return named ? new SecretValue(text, value.start, blank + 1, value.end, true) : value;
        }
        boolean scheme = value.end < text.length()
                && text.charAt(value.end) == ' '
                && value.end - value.start <= LONGEST_SCHEME
                && SCHEMES.contains(value.value().toLowerCase(Locale.ROOT));
        if (scheme) {
            SecretValue behind = read(text, value.end + 1, query);
            return new SecretValue(text, value.start, behind.start, behind.end, value.quoted);
        }
        return value;
    }

    static SecretValue of(String text, int start, int end) {
        return new SecretValue(text, start, start, end, true);
    }

    private static SecretValue read(String text, int start, boolean query) {
        int from = start;
        boolean escaped = false;
        while (from < text.length() && from - start < 4 && text.charAt(from) == '\\') {
            from++;
            escaped = true;
        }
        char first = from < text.length() ? text.charAt(from) : ' ';
        boolean quoted = first == '"' || first == '\'' || first == '`';
        if (quoted) {
            from++;
        }
        int end = from;
        int limit = Math.min(text.length(), from + LONGEST);
        while (end < limit && !ends(text, end, quoted ? first : ' ', query)) {
            // A quote may be part of a quoted value where a backslash stands before it.
            end += quoted && !escaped && text.charAt(end) == '\\' && end + 1 < limit ? 2 : 1;
        }
        end = Math.min(end, limit);
        while (end > from && trails(text, end, quoted)) {
            end--;
        }
        return new SecretValue(text, from, from, end, quoted);
    }

    /**
     * Whether the unit before {@code end} belongs to the text around the value; a full stop at a line's end may not.
     */
    private static boolean trails(String text, int end, boolean quoted) {
        char last = text.charAt(end - 1);
        boolean line = end == text.length() || text.charAt(end) == '\n' || text.charAt(end) == '\r';
        return last == '\\' || (!quoted && (",;:)]}\"'`".indexOf(last) >= 0 || (last == '.' && !line)));
    }

    int length() {
        return end - start;
    }

    /** Whether it may be a secret of that name. */
    boolean plausible(SecretName name) {
        if (length() < SHORTEST_PASSWORD) {
            return false;
        }
        if (name == SecretName.PASSWORD && digits()) {
            return !Randomness.placeholder(value()) && !"1234567890".startsWith(value());
        }
        if (!Randomness.mixed(text, start, end) || stands() || (!quoted && code())) {
            return false;
        }
        return switch (name) {
            case PASSWORD -> !quoted || !sentence();
            case TOKEN -> length() >= SHORTEST_TOKEN && drawn();
            case KEY -> length() >= SHORTEST_KEY && random() && !hex();
            case OTHER -> false;
        };
    }

    /** Whether it looks like a password even where nothing joins it to the word before. */
    boolean striking() {
        int classes = Randomness.classes(text, start, end);
        boolean digit = (classes & Randomness.DIGIT) != 0;
        boolean sign = (classes & Randomness.SIGN) != 0 && password();
        boolean letters = (classes & (Randomness.LOWER | Randomness.UPPER)) != 0;
        boolean both = (classes & Randomness.LOWER) != 0 && (classes & Randomness.UPPER) != 0;
        return length() >= 6
                && length() <= 64
                && letters
                && ((digit && both) || (digit && sign) || (both && sign))
                && !stands()
                && (quoted || !code())
                && !address();
    }

    /** A sign inside that names, dates and addresses do not have. */
    private boolean password() {
        int last = !quoted && end > start && text.charAt(end - 1) == '?' ? end - 1 : end; // the sentence asks
        for (int i = start; i < last; i++) {
            if ("!@#$%^&*+=?~".indexOf(text.charAt(i)) >= 0) {
                return true;
            }
        }
        return false;
    }

    private boolean address() {
        String value = value();
        int at = value.indexOf('@');
        return value.contains("://")
                || value.startsWith("www.")
                || (at > 0 && value.indexOf('.', at) > 0)
                || value.startsWith("/");
    }

    /** Whether a machine may have drawn it: no words, or signs of a password. */
    private boolean drawn() {
        if (length() < SHORTEST_RANDOM) {
            int classes = Randomness.classes(text, start, end) & ~Randomness.SIGN;
            return Integer.bitCount(classes) == 3 && plain() && unnatural() >= 25;
        }
        return random() || (hex() && length() >= SHORTEST_KEY);
    }

    /** Drawn from letters and digits, or hexadecimal groups such as a UUID. */
    boolean random() {
        boolean both = Integer.bitCount(Randomness.classes(text, start, end) & ~Randomness.SIGN) == 3;
        return plain() && Randomness.different(text, start, end) >= 7 && unnatural() >= (both ? 30 : 36);
    }

    private boolean digits() {
        return length() <= 12 && Randomness.classes(text, start, end) == Randomness.DIGIT;
    }

    private int unnatural() {
        return Randomness.unnatural(text, start, end);
    }

    /** No blanks and none of the signs that programs are made of. */
    private boolean plain() {
        for (int i = start; i < end; i++) {
            char unit = text.charAt(i);
            if (unit <= ' ' || unit > 126 || "(){}[]<>;\"'`|\\,".indexOf(unit) >= 0) {
                return false;
            }
        }
        return true;
    }

    boolean hex() {
        boolean digit = false;
        boolean letter = false;
        for (int i = start; i < end; i++) {
            char unit = text.charAt(i);
            digit |= Clues.isDigit(unit);
            letter |= Clues.isLetter(unit);
            if (Character.digit(unit, 16) < 0 && unit != '-') {
                return false;
            }
        }
        return digit && letter;
    }

    /** Whether it only stands for a secret: a placeholder, a reference, a mask. */
    boolean stands() {
        String value = value().toLowerCase(Locale.ROOT);
        return value.isEmpty()
                || WORDS.contains(value)
                || Randomness.placeholder(value)
                || ("${[<%".indexOf(value.charAt(0)) >= 0 && reference(value))
                || value.contains("...")
                || value.contains("***")
                || value.contains("\u2026")
                || value.contains("\u2022")
                || value.contains("getenv")
                || value.contains("environ")
                || value.contains("process.env")
                || value.contains("env[")
                || value.contains("{{")
                || value.contains("${")
                || value.contains("$(")
                || value.startsWith("arn:")
                || value.startsWith("vault:")
                || value.startsWith("ref+")
                || value.startsWith("op://")
                || value.startsWith("enc[");
    }

    private static boolean reference(String value) {
        char first = value.charAt(0);
        char last = value.charAt(value.length() - 1);
        return switch (first) {
            case '{' -> last == '}' || value.indexOf(':') > 0;
            case '[' -> true;
            case '<' -> last == '>' || value.indexOf(' ') > 0 || value.length() < 4;
            case '%' -> last == '%' || value.startsWith("%(") || value.length() <= 3;
            default -> variable(value);
        };
    }

    /** {@code $NAME}, {@code ${NAME}}, {@code $(command)}, {@code $1}: what a shell or a program fills in. */
    private static boolean variable(String value) {
        return value.startsWith("${")
                || value.startsWith("$(")
                || value.startsWith("$$")
                || value.chars().skip(1).allMatch(c -> Character.isLetterOrDigit(c) || "_.:->[]".indexOf(c) >= 0);
    }

    /** Words with blanks between: what a person says about a password. */
    private boolean sentence() {
        int blanks = 0;
        for (int i = start; i < end; i++) {
            blanks += text.charAt(i) == ' ' ? 1 : 0;
        }
        return blanks > 2;
    }

    /** An expression of a program rather than a value. */
    private boolean code() {
        String value = value();
        int bracket = value.indexOf('(');
        return (bracket > 0 && Character.isLetter(value.charAt(0)) && (value.indexOf(')') > 0 || bracket < 20))
                || value.startsWith("self.")
                || value.startsWith("this.")
                || value.startsWith("//")
                || value.startsWith("http:")
                || value.startsWith("https:")
                || value.startsWith("->")
                || member(value);
    }

    /** {@code config.db1.password}, {@code map[i2]}, {@code A::B2}: names joined by dots, without a sign. */
    private static boolean member(String value) {
        if (value.contains("::") || value.contains("->") || value.indexOf('[') > 0) {
            return true;
        }
        if (value.indexOf('.') <= 0 || !Character.isLetter(value.charAt(0))) {
            return false;
        }
        boolean name = value.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '_' || c == '.');
        return name && Randomness.unnatural(value, 0, value.length()) < 30;
    }

    private String value() {
        return text.substring(start, end);
    }

    private static int skip(String text, int from) {
        int start = from;
        while (start < text.length() && start - from < 6 && " \t=>:*~".indexOf(text.charAt(start)) >= 0) {
            start++;
        }
        return start;
    }

    private static boolean ends(String text, int at, char quote, boolean query) {
        char unit = text.charAt(at);
        if (unit == '\n' || unit == '\r') {
            return true;
        }
        if (quote != ' ') {
            return unit == quote;
        }
        char next = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
        return switch (unit) {
            // Passwords hold quotes and angle brackets too: they end one only where a value may end.
            case '"', '\'', '`' -> !Character.isLetterOrDigit(next);
            case '<' -> next == '/' || next == 'b';
            case '>' -> !Character.isLetterOrDigit(next);
            case '&', '#' -> query;
            default -> unit <= ' ';
        };
    }
}
