package dev.sluice.router.text;

import org.jspecify.annotations.Nullable;

/**
 * The other way to read what folding draws together: a character that vanishes may have held two words apart
 * ({@code …6467NULname}), and a sign that becomes letters may have held groups of digits apart
 * ({@code 4539™1488™0343™6467}). Here each of them is a space.
 */
final class Apart {
    /** Blanks between a sign and the digits that it parts. */
    private static final int WIDEST_BLANK = 2;

    private Apart() {}

    /**
     * The view with spaces; null if there is nothing to set apart.
     *
     * @param view before it was folded
     */
    static @Nullable View seen(View view) {
        String text = view.text();
        Rewriting plain = null;
        int copied = 0;
        int i = 0;
        while (i < text.length()) {
            if (!parts(text, i)) {
                i++;
                continue;
            }
            int end = i;
            while (end < text.length() && parts(text, end)) {
                end += Character.charCount(text.codePointAt(end));
            }
            if (words(text, i, end) || numbers(text, i, end)) {
                if (plain == null) {
                    plain = new Rewriting();
                }
                plain.keep(text, copied, i);
                plain.put(' ', i, end);
                copied = end;
            }
            i = end;
        }
        if (plain == null) {
            return null;
        }
        plain.keep(text, copied, text.length());
        return plain.over(view);
    }

    /** Whether the character vanishes, or is a sign that becomes letters or digits. */
    private static boolean parts(String text, int at) {
        char unit = text.charAt(at);
        if ((unit >= ' ' && unit < 0x7F) || !Folding.changes(text, at)) {
            return false;
        }
        int code = text.codePointAt(at);
        if (Folding.vanishes(code)) {
            return true;
        }
        boolean sign = !Character.isLetterOrDigit(code) || code == 'ª' || code == 'º';
        return sign && Folding.wordy(code);
    }

    /** Whether it stands between two words, one of which is of ASCII; other scripts join their letters so. */
    private static boolean words(String text, int start, int end) {
        if (start == 0 || end == text.length() || !Folding.vanishes(text.codePointAt(start))) {
            return false;
        }
        char before = text.charAt(start - 1);
        char after = text.charAt(end);
        return Character.isLetterOrDigit(before) && Character.isLetterOrDigit(after) && (before < 0x80 || after < 0x80);
    }

    private static boolean numbers(String text, int start, int end) {
        int before = start - 1;
        while (before >= 0 && start - before <= WIDEST_BLANK && text.charAt(before) == ' ') {
            before--;
        }
        int after = end;
        while (after < text.length() && after - end < WIDEST_BLANK && text.charAt(after) == ' ') {
            after++;
        }
        return before >= 0
                && after < text.length()
                && Character.isDigit(text.charAt(before))
                && Character.isDigit(text.charAt(after));
    }
}
