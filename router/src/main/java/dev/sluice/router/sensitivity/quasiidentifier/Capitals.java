package dev.sluice.router.sensitivity.quasiidentifier;

import java.util.Locale;

/** Runs of words that begin with capitals, as names do. They end at the line's end and after a few words. */
final class Capitals {
    private static final int MOST_WORDS = 6;
    private static final int LONGEST_WORD = 40;

    /** Small words inside of names. */
    private static final WordSet INSIDE = WordSet.of(
            "of", "de", "del", "della", "di", "da", "do", "dos", "du", "des", "la", "le", "les", "and", "und", "et",
            "y", "e", "the", "für", "for", "der", "van", "von", "am", "an", "im", "sur", "nad", "u", "i", "v", "ob",
            "ben");

    private static final WordSet AND = WordSet.of("and", "und", "&");

    /** Words that have a capital at the start of a sentence and begin no name. */
    private static final WordSet NO_NAMES = WordSet.of(
            "the", "a", "an", "at", "in", "on", "from", "for", "with", "by", "to", "of", "and", "or", "but", "if",
            "when", "as", "my", "our", "your", "his", "her", "their", "its", "this", "that", "these", "those", "he",
            "she", "it", "we", "they", "you", "i", "is", "are", "was", "what", "who", "which", "where", "how", "why",
            "there", "here", "please", "also", "however", "while", "both", "each", "every", "some", "any", "all", "no",
            "not", "do", "does", "did", "can", "could", "will", "would", "should", "der", "die", "das", "ein", "eine",
            "bei", "le", "la", "les", "el", "los", "las", "il", "lo", "un", "une", "una", "de", "en", "im", "und", "et",
            "y");

    private Capitals() {}

    static boolean capital(String text, int offset) {
        return offset < text.length() && Character.isUpperCase(text.charAt(offset));
    }

    /** One past the run of names that begins here; {@code start} if none does. */
    static int end(String text, int start) {
        int end = start;
        int next = start;
        for (int words = 0; words < MOST_WORDS; words++) {
            int wordEnd = wordEnd(text, next);
            if (!begins(text, next, wordEnd)) {
                int after = gap(text, wordEnd);
                if (words == 0 || after < 0 || !INSIDE.contains(text, next, wordEnd)) {
                    break;
                }
                int following = wordEnd(text, after);
                if (!begins(text, after, following) && !INSIDE.contains(text, after, following)) {
                    break;
                }
                next = after;
                continue;
            }
            if (words == 0 && NO_NAMES.contains(text, next, wordEnd)) {
                return start;
            }
            end = wordEnd;
            next = gap(text, wordEnd);
            if (next < 0) {
                break;
            }
        }
        return end;
    }

    /**
     * Where the run of names begins that ends before {@code end}; {@code end} if none does. Commas between names count
     * once an {@code and} or {@code &} has come: {@code Abbot, Bold and Carver}.
     *
     * @param floor where it begins at the earliest
     */
    static int start(String text, int end, int floor) {
        int start = end;
        int at = end;
        boolean joined = false;
        for (int words = 0; words < MOST_WORDS && at > 0; words++) {
            int from = wordStart(text, at);
            if (from == at || from < floor) {
                break;
            }
            if (begins(text, from, at)) {
                if (NO_NAMES.contains(text, from, at)) {
                    break;
                }
                start = from;
            } else if (words == 0 || !joins(text, from, at)) {
                break;
            } else {
                joined |= AND.contains(text, from, at);
            }
            if (from < 2 || text.charAt(from - 1) != ' ') {
                break;
            }
            at = from - 1;
            if (text.charAt(at - 1) == ',') {
                if (!joined) {
                    break;
                }
                at--;
            }
        }
        return start;
    }

    /** A small word inside of a name; an article begins another name. */
    private static boolean joins(String text, int start, int end) {
        return AND.contains(text, start, end)
                || (INSIDE.contains(text, start, end) && !text.regionMatches(true, start, "the", 0, end - start));
    }

    /** Where the next word begins, if a blank or an ampersand between blanks stands between; -1 if more does. */
    private static int gap(String text, int end) {
        if (end + 1 >= text.length() || text.charAt(end) != ' ') {
            return -1;
        }
        if (text.startsWith("& ", end + 1)) {
            return end + 3 < text.length() ? end + 3 : -1;
        }
        return end + 1;
    }

    /** A capital, a digit before more words, or a letter behind an apostrophe. */
    private static boolean begins(String text, int start, int end) {
        return end > start
                && (Character.isUpperCase(text.charAt(start))
                        || (Character.isDigit(text.charAt(start)) && end - start <= 4));
    }

    static int wordEnd(String text, int start) {
        int end = start;
        int limit = Math.min(text.length(), start + LONGEST_WORD);
        while (end < limit && inWord(text, end)) {
            end++;
        }
        return end;
    }

    static int wordStart(String text, int end) {
        int start = end;
        int limit = Math.max(0, end - LONGEST_WORD);
        while (start > limit && (inWord(text, start - 1) || text.charAt(start - 1) == '&')) {
            start--;
        }
        return start;
    }

    private static boolean inWord(String text, int at) {
        char unit = text.charAt(at);
        if (Character.isLetterOrDigit(unit)) {
            return true;
        }
        boolean inside = unit == '-' || unit == '\'' || unit == '\u2019' || unit == '&' || unit == '.';
        return inside
                && at > 0
                && at + 1 < text.length()
                && Character.isLetterOrDigit(text.charAt(at - 1))
                && Character.isLetterOrDigit(text.charAt(at + 1))
                && !(unit != '-' && unit != '&' && unit != '.' && possessive(text, at));
    }

    private static boolean possessive(String text, int apostrophe) {
        return text.charAt(apostrophe + 1) == 's'
                && (apostrophe + 2 == text.length() || !Character.isLetterOrDigit(text.charAt(apostrophe + 2)));
    }

    static String lower(String text, int start, int end) {
        return text.substring(start, end).toLowerCase(Locale.ROOT);
    }
}
