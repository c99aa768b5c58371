package dev.sluice.router.text;

import java.util.List;
import java.util.Locale;

/** Words shortly before or after a value, which tell what it is. */
public final class Context {
    private static final int BEFORE = 48;
    private static final int AFTER = 20;

    private Context() {}

    /**
     * Whether one of the words begins, as a word, near a value.
     *
     * @param words lower case
     */
    public static boolean near(String text, int start, int end, List<String> words) {
        return has(text, start - BEFORE, start, words) || has(text, end, end + AFTER, words);
    }

    /** As {@link #near}, but only before the value. */
    public static boolean before(String text, int start, List<String> words) {
        return has(text, start - BEFORE, start, words);
    }

    private static boolean has(String text, int from, int to, List<String> words) {
        String window = text.substring(Math.max(0, Math.min(from, text.length())), Math.min(text.length(), to))
                .toLowerCase(Locale.ROOT);
        for (String word : words) {
            for (int at = window.indexOf(word); at >= 0; at = window.indexOf(word, at + 1)) {
                if (at == 0 || !Character.isLetter(window.charAt(at - 1))) {
                    return true;
                }
            }
        }
        return false;
    }
}
