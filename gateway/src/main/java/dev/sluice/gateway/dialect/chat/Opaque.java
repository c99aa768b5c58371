package dev.sluice.gateway.dialect.chat;

/** Strings that hold something else than text. */
final class Opaque {
    /**
     * Runs of base64's alphabet above this are no words of any language; shorter ones may be ids, and nobody looks into
     * them yet.
     */
    static final int LONGEST_RUN = 256;

    private Opaque() {}

    /** {@code data:…,} at the start, or {@code ;base64,} anywhere. */
    static boolean isDataUrl(String text) {
        if (text.length() > 5 && text.charAt(4) == ':' && text.regionMatches(true, 0, "data:", 0, 5)) {
            for (int i = 5; i < text.length() && !Character.isWhitespace(text.charAt(i)); i++) {
                if (text.charAt(i) == ',') {
                    return true;
                }
            }
        }
        return text.contains(";base64,");
    }

    /**
     * Whether a run of base64 (either alphabet) of more than {@link #LONGEST_RUN} characters is in the text. Such a run
     * covers one of every {@code LONGEST_RUN} positions, so only those are looked at, and their surroundings.
     */
    static boolean hasLongRun(String text) {
        for (int probe = LONGEST_RUN - 1; probe < text.length(); probe += LONGEST_RUN) {
            if (!isBase64(text.charAt(probe))) {
                continue;
            }
            int from = probe;
            while (from > 0 && isBase64(text.charAt(from - 1))) {
                from--;
            }
            int to = probe + 1;
            while (to < text.length() && isBase64(text.charAt(to))) {
                to++;
            }
            if (to - from > LONGEST_RUN && !oneCharacter(text, from, to)) {
                return true;
            }
            probe = Math.max(probe, to - to % LONGEST_RUN - 1);
        }
        return false;
    }

    /** A ruled line of dashes is no secret. */
    private static boolean oneCharacter(String text, int from, int to) {
        for (int i = from + 1; i < to; i++) {
            if (text.charAt(i) != text.charAt(from)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isBase64(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || c == '+'
                || c == '/'
                || c == '='
                || c == '-'
                || c == '_';
    }
}
