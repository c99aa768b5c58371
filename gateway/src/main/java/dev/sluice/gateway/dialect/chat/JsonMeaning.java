package dev.sluice.gateway.dialect.chat;

/** What stands in a JSON string that is itself text of another: a tool's arguments. */
final class JsonMeaning {
    private JsonMeaning() {}

    /** What a piece of a JSON string means, line breaks included. */
    static String of(String piece) {
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
