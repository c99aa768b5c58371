package dev.sluice.gateway.dialect.chat;

import org.jspecify.annotations.Nullable;

/**
 * Text in text: a tool's arguments are JSON inside a JSON string, where {@code \}{@code u0034} still hides a digit and
 * {@code \n} glues a letter to a number. Undone by hand, so that broken JSON and JSON amid prose are undone too.
 */
final class Escapes {
    private Escapes() {}

    /** Whether undoing may uncover something: it looks like JSON, or holds a coded character. */
    static boolean worthUndoing(String text) {
        return text.indexOf('\\') >= 0 && (looksLikeJson(text) || hasCodedCharacter(text));
    }

    static boolean hasCodedCharacter(String text) {
        for (int i = text.indexOf("\\u"); i >= 0; i = text.indexOf("\\u", i + 1)) {
            if (code(text, i + 2) >= 0) {
                return true;
            }
        }
        return false;
    }

    /** One level of JSON's escapes undone; what is no escape stays. */
    static String undone(String text) {
        return undone(text, null);
    }

    /**
     * The same.
     *
     * @param offsets gets, for each unit of the result and its end, where it begins in the text; as long as the text
     *     and one more
     */
    static String undone(String text, int @Nullable [] offsets) {
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            if (offsets != null) {
                offsets[plain.length()] = i;
                // Of two units, where a backslash stays.
                offsets[Math.min(plain.length() + 1, text.length())] = i + 1;
            }
            char c = text.charAt(i);
            if (c != '\\' || i + 1 == text.length()) {
                plain.append(c);
                continue;
            }
            char next = text.charAt(++i);
            int code = next == 'u' ? code(text, i + 1) : -1;
            if (code >= 0) {
                plain.append((char) code);
                i += 4;
                continue;
            }
            switch (next) {
                case 'n', 'r', 't', 'b', 'f' -> plain.append(' ');
                case '"', '/', '\\' -> plain.append(next);
                default -> plain.append(c).append(next);
            }
        }
        if (offsets != null) {
            offsets[plain.length()] = text.length();
        }
        return plain.toString();
    }

    /** What a piece of a JSON string means, line breaks included. */
    static String meaning(String piece) {
        StringBuilder plain = new StringBuilder(piece.length());
        for (int i = 0; i < piece.length(); i++) {
            char c = piece.charAt(i);
            if (c != '\\' || i + 1 == piece.length()) {
                plain.append(c);
                continue;
            }
            char next = piece.charAt(++i);
            int code = next == 'u' ? code(piece, i + 1) : -1;
            if (code >= 0) {
                plain.append((char) code);
                i += 4;
                continue;
            }
            switch (next) {
                case 'n' -> plain.append('\n');
                case 'r' -> plain.append('\r');
                case 't' -> plain.append('\t');
                case 'b' -> plain.append('\b');
                case 'f' -> plain.append('\f');
                case '"', '/', '\\' -> plain.append(next);
                default -> plain.append(c).append(next);
            }
        }
        return plain.toString();
    }

    private static boolean looksLikeJson(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!Character.isWhitespace(c)) {
                return c == '{' || c == '[' || c == '"';
            }
        }
        return false;
    }

    /** The four hexadecimal digits at this index, or -1. */
    private static int code(String text, int at) {
        if (at + 4 > text.length()) {
            return -1;
        }
        int code = 0;
        for (int i = at; i < at + 4; i++) {
            int digit = Character.digit(text.charAt(i), 16);
            if (digit < 0 || text.charAt(i) > 'f') {
                return -1;
            }
            code = code * 16 + digit;
        }
        return code;
    }
}
