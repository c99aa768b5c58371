package dev.sluice.router.verification;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * JSON with one spelling for each value: members in order of their names, numbers as short as they can be written, no
 * white space. Of two members with the same name the last counts.
 */
final class CanonicalJson {
    private static final int DEEPEST = 128;
    /** Of a number; longer ones are taken as they are. */
    private static final int LONGEST_EXPONENT = 400;

    private final String text;
    private int at;

    private CanonicalJson(String text) {
        this.text = text;
    }

    /** Empty if the text is no JSON, or nested deeper than 128. */
    static Optional<String> of(String text) {
        CanonicalJson reader = new CanonicalJson(text);
        try {
            String value = reader.value(0);
            reader.space();
            return reader.at == text.length() ? Optional.of(value) : Optional.empty();
        } catch (NoJson malformed) {
            return Optional.empty();
        }
    }

    private static final class NoJson extends RuntimeException {
        private static final long serialVersionUID = 1;

        NoJson() {
            super("no JSON", null, false, false);
        }
    }

    private String value(int depth) {
        if (depth > DEEPEST) {
            throw new NoJson();
        }
        space();
        return switch (peek()) {
            case '{' -> object(depth);
            case '[' -> array(depth);
            case '"' -> quoted(string());
            case 't' -> word("true");
            case 'f' -> word("false");
            case 'n' -> word("null");
            default -> number();
        };
    }

    private String object(int depth) {
        at++;
        Map<String, String> members = new TreeMap<>();
        space();
        if (peek() == '}') {
            at++;
            return "{}";
        }
        while (true) {
            space();
            String name = string();
            space();
            expect(':');
            members.put(name, value(depth + 1));
            space();
            if (peek() == '}') {
                at++;
                break;
            }
            expect(',');
        }
        List<String> shown = new ArrayList<>();
        members.forEach((name, value) -> shown.add(quoted(name) + ":" + value));
        return "{" + String.join(",", shown) + "}";
    }

    private String array(int depth) {
        at++;
        List<String> values = new ArrayList<>();
        space();
        if (peek() == ']') {
            at++;
            return "[]";
        }
        while (true) {
            values.add(value(depth + 1));
            space();
            if (peek() == ']') {
                at++;
                return "[" + String.join(",", values) + "]";
            }
            expect(',');
        }
    }

    private String string() {
        expect('"');
        StringBuilder value = new StringBuilder();
        while (true) {
            char unit = next();
            if (unit == '"') {
                return value.toString();
            }
            if (unit < ' ') {
                throw new NoJson();
            }
            value.append(unit == '\\' ? escaped() : unit);
        }
    }

    private char escaped() {
        return switch (next()) {
            case '"' -> '"';
            case '\\' -> '\\';
            case '/' -> '/';
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> {
                int code = 0;
                for (int digit = 0; digit < 4; digit++) {
                    int value = Character.digit(next(), 16);
                    if (value < 0) {
                        throw new NoJson();
                    }
                    code = code * 16 + value;
                }
                yield (char) code;
            }
            default -> throw new NoJson();
        };
    }

    private String number() {
        int start = at;
        while (at < text.length() && "+-.eE0123456789".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        String digits = text.substring(start, at);
        if (digits.length() > CanonicalLiteral.LONGEST_NUMBER) {
            return digits;
        }
        try {
            BigDecimal value = new BigDecimal(digits);
            if (value.signum() == 0) {
                return "0";
            }
            BigDecimal shortest = value.stripTrailingZeros();
            return Math.abs((long) shortest.scale()) > LONGEST_EXPONENT
                    ? shortest.toString()
                    : shortest.toPlainString();
        } catch (NumberFormatException wrong) {
            throw new NoJson();
        }
    }

    private String word(String word) {
        if (!text.startsWith(word, at)) {
            throw new NoJson();
        }
        at += word.length();
        return word;
    }

    private void space() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private char peek() {
        if (at >= text.length()) {
            throw new NoJson();
        }
        return text.charAt(at);
    }

    private char next() {
        char unit = peek();
        at++;
        return unit;
    }

    private void expect(char wanted) {
        if (next() != wanted) {
            throw new NoJson();
        }
    }

    private static String quoted(String value) {
        return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
