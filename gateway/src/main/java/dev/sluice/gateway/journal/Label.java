package dev.sluice.gateway.journal;

/**
 * Names and identifiers as facts may hold them. Some come from outside (a model's name from the caller, an answer's id
 * from the backend), so what does not look like a name is not kept: facts hold no text that somebody typed.
 */
public final class Label {
    /** Stands for something that does not look like a name. */
    public static final String OTHER = "(not a name)";

    private Label() {}

    /**
     * The name itself if it is 1 to {@code longest} letters, digits and {@code . _ - : / @ # +}; else {@link #OTHER}.
     */
    public static String of(String name, int longest) {
        if (name.isEmpty() || name.length() > longest) {
            return OTHER;
        }
        for (int i = 0; i < name.length(); i++) {
            if (!isNamePart(name.charAt(i))) {
                return OTHER;
            }
        }
        return name;
    }

    /**
     * One line of our own words (an operator's name for a team, the reason of an unknown cost), cut to so many UTF-16
     * units; control characters and lone surrogates, which PostgreSQL refuses, become {@code ?}.
     */
    public static String line(String words, int longest) {
        boolean clean = words.length() <= longest;
        for (int i = 0; clean && i < words.length(); i++) {
            clean = words.charAt(i) >= ' ' && words.charAt(i) < 0x7F;
        }
        return clean ? words : washed(words, longest);
    }

    private static String washed(String words, int longest) {
        StringBuilder washed = new StringBuilder();
        words.codePoints().forEach(point -> {
            boolean bad = Character.isISOControl(point) || Character.getType(point) == Character.SURROGATE;
            if (washed.length() + 2 <= longest || (point < 0x10000 && washed.length() < longest)) {
                washed.appendCodePoint(bad ? '?' : point);
            }
        });
        return washed.toString();
    }

    private static boolean isNamePart(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || "._-:/@#+".indexOf(c) >= 0;
    }
}
