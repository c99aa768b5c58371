package dev.sluice.router.sensitivity.quasiidentifier;

import dev.sluice.router.text.Topic;
import dev.sluice.router.text.Words;
import org.jspecify.annotations.Nullable;

/** Businesses named by their owners: {@code Abbot, Bold and Carver}, {@code Abbot & Bold}, {@code Abbot-Bold}. */
final class LastNames {
    private static final long NAMES = Topic.mask(Topic.LAST_NAME);

    private LastNames() {}

    /** The name around a last name; null if it stands otherwise. */
    static @Nullable Span around(String text, Words words, int start, int end, int floor) {
        int from = start;
        if (start > 2 && text.charAt(start - 1) == ' ' && text.charAt(start - 2) == ',') {
            int before = Capitals.wordStart(text, start - 2);
            if (before < start - 2 && before >= floor && Capitals.capital(text, before)) {
                from = before;
            }
        }
        if (from > 1 && text.charAt(from - 1) == ' ' && Character.isLetterOrDigit(text.charAt(from - 2))) {
            int before = Capitals.wordStart(text, from - 1);
            if (Capitals.capital(text, before)) {
                return null; // a first name stands before: a person
            }
        }
        if (end < text.length() && text.charAt(end) == '-') {
            return hyphened(text, words, start, end);
        }
        return listed(text, words, from);
    }

    private static @Nullable Span hyphened(String text, Words words, int start, int hyphen) {
        int end = Capitals.wordEnd(text, hyphen + 1);
        return words.at(hyphen + 1, NAMES)
                        && Capitals.capital(text, hyphen + 1)
                        && words.endsAt(end, NAMES)
                        && Span.stands(text, start, end)
                ? new Span(start, end)
                : null;
    }

    private static @Nullable Span listed(String text, Words words, int from) {
        int first = Capitals.wordEnd(text, from);
        int second = first;
        int last = joined(text, first);
        if (last < 0 && text.startsWith(", ", first) && Capitals.capital(text, first + 2)) {
            second = Capitals.wordEnd(text, first + 2);
            last = joined(text, second);
        }
        if (last < 0 || !Capitals.capital(text, last)) {
            return null;
        }
        int end = Capitals.wordEnd(text, last);
        int known = (words.at(from, NAMES) ? 1 : 0)
                + (second > first && words.at(first + 2, NAMES) ? 1 : 0)
                + (words.at(last, NAMES) ? 1 : 0);
        boolean sons = text.startsWith("Sons", last) || text.startsWith("Partners", last);
        boolean ampersand = text.charAt(last - 2) == '&';
        return sons || (known > 1 && (second > first || ampersand)) ? new Span(from, end) : null;
    }

    /** Where the word begins behind {@code and} or {@code &}; -1 if none stands here. */
    private static int joined(String text, int at) {
        return text.startsWith(" and ", at) ? at + 5 : text.startsWith(" & ", at) ? at + 3 : -1;
    }
}
