package dev.sluice.gateway.dialect.chat;

import java.util.Locale;

/** Strings that are a file: {@code data:image/png;base64,…} (RFC 2397). */
final class DataUrl {
    private static final int LONGEST_TYPE = 128;

    private DataUrl() {}

    /** Whether the string is a data URL of something else than text. */
    static boolean isBinary(String text) {
        if (text.length() < 6 || text.charAt(4) != ':' || !text.regionMatches(true, 0, "data:", 0, 5)) {
            return false;
        }
        int comma = text.indexOf(',', 5);
        if (comma < 0 || comma > LONGEST_TYPE) {
            return false;
        }
        String type = text.substring(5, comma).toLowerCase(Locale.ROOT);
        boolean shaped = type.isEmpty() || type.indexOf('/') > 0 || type.startsWith(";");
        return shaped && type.indexOf(' ') < 0 && !isText(type);
    }

    /** No type means plain text. */
    private static boolean isText(String type) {
        return type.isEmpty()
                || type.startsWith(";")
                || type.startsWith("text/")
                || type.contains("json")
                || type.contains("xml")
                || type.contains("yaml")
                || type.contains("javascript")
                || type.contains("x-www-form-urlencoded");
    }
}
