package dev.sluice.router.text;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Whole texts turned round or shifted in the alphabet; looked for only where words or controls hint at it. */
final class Mirrors {
    private static final char OVERRIDE = '\u202e';
    private static final String ENDS = "\u202c\u202d\u2069\n";
    private static final String UPSIDE_DOWN = "ɐaɔcǝeɟfƃgɓgɥhᴉiıiɾjʞkןlɯmɹrʇtʌvʍwʎyunnupddpbqqbƖ1Ɛ3ϛ5ㄥ76996";

    /** Units from which a shift is guessed. */
    private static final int SAMPLE = 1024;

    private static final List<String> COMMON = List.of(
            " the ",
            " and ",
            " is ",
            " to ",
            " my ",
            " of ",
            " on ",
            " for ",
            "card ",
            " about",
            "number",
            "please",
            "account",
            "patient",
            "write ",
            "call ",
            "password",
            "charge");

    private Mirrors() {}

    /** What a reader sees of a text with right-to-left overrides; null if there is none. */
    static @Nullable View seen(View view) {
        String text = view.text();
        if (text.indexOf(OVERRIDE) < 0) {
            return null;
        }
        Rewriting plain = new Rewriting(text.length());
        int i = 0;
        while (i < text.length()) {
            char unit = text.charAt(i);
            if (unit != OVERRIDE) {
                plain.copy(text, i, i + 1);
                i++;
                continue;
            }
            int end = i + 1;
            while (end < text.length() && ENDS.indexOf(text.charAt(end)) < 0) {
                end++;
            }
            for (int at = end - 1; at > i; at--) {
                plain.put(text.charAt(at), at, at + 1);
            }
            i = end;
        }
        return plain.over(view);
    }

    /** Last unit first. Letters that stand on their heads are turned too. */
    static View reversed(View view) {
        String text = view.text();
        Rewriting plain = new Rewriting(text.length());
        boolean turned = text.indexOf('ǝ') >= 0 || text.indexOf('ɐ') >= 0 || text.indexOf('ɹ') >= 0;
        for (int at = text.length() - 1; at >= 0; at--) {
            char unit = text.charAt(at);
            plain.put(turned ? turned(unit) : unit, at, at + 1);
        }
        return plain.over(view);
    }

    private static char turned(char unit) {
        int at = UPSIDE_DOWN.indexOf(unit);
        return at >= 0 && at % 2 == 0 ? UPSIDE_DOWN.charAt(at + 1) : unit;
    }

    /** Each ASCII letter so many places further on. */
    static View shifted(View view, int places) {
        String text = view.text();
        Rewriting plain = new Rewriting(text.length());
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            int base = unit >= 'a' && unit <= 'z' ? 'a' : 'A';
            plain.put(Clues.isLetter(unit) ? (char) (base + (unit - base + places) % 26) : unit, i, i + 1);
        }
        return plain.over(view);
    }

    /** By how many places a text seems to be shifted, so that shifting it so far on gives words; 0 if by none. */
    static int likelyShift(String text) {
        String sample = text.substring(0, Math.min(text.length(), SAMPLE));
        int best = 1;
        int likely = 0;
        for (int places = 1; places < 26; places++) {
            String plain = shifted(View.of(sample), places).text().toLowerCase(Locale.ROOT);
            int words = 0;
            for (String word : COMMON) {
                words += plain.contains(word) ? 1 : 0;
            }
            if (words > best) {
                best = words;
                likely = places;
            }
        }
        return likely;
    }

    /** A for Z, B for Y. */
    static View atbash(View view) {
        String text = view.text();
        Rewriting plain = new Rewriting(text.length());
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            int sum = unit >= 'a' ? 'a' + 'z' : 'A' + 'Z';
            plain.put(Clues.isLetter(unit) ? (char) (sum - unit) : unit, i, i + 1);
        }
        return plain.over(view);
    }

    /** What is written in invisible tags and variation selectors: ASCII, and bytes; null if nothing is. */
    static @Nullable View invisible(View view) {
        String text = view.text();
        if (text.indexOf('\uDB40') < 0) {
            return null;
        }
        Rewriting plain = new Rewriting(text.length());
        boolean any = false;
        int i = 0;
        while (i < text.length()) {
            int code = text.codePointAt(i);
            int end = i + Character.charCount(code);
            if (code >= 0xE0020 && code <= 0xE007E) {
                plain.put((char) (code - 0xE0000), i, end);
                any = true;
            } else if (code >= 0xE0100 && code <= 0xE01EF) {
                plain.put((char) (code - 0xE0100 + 16), i, end); // a byte, as it is smuggled behind an emoji
                any = true;
            } else {
                plain.copy(text, i, end);
            }
            i = end;
        }
        return any ? plain.over(view) : null;
    }
}
