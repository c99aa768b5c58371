package dev.sluice.router.sensitivity.person;

import dev.sluice.router.text.Clues;
import dev.sluice.router.text.Topic;
import dev.sluice.router.text.Walk;
import dev.sluice.router.text.Words;
import org.jspecify.annotations.Nullable;

/**
 * Names in small letters, which chats are full of: a known first name with a known last name, behind a title, or in a
 * list of first names.
 */
final class SmallNames {
    private SmallNames() {}

    /** The name that begins or is announced here; null if there is none. */
    static @Nullable Name at(Clues clues, int index) {
        Words words = clues.words();
        String text = clues.text();
        int start = words.start(index);
        int end = words.end(index);
        if (words.is(index, Topic.TITLE)) {
            int at = Walk.at(text, end) == '.' ? end + 1 : end;
            boolean next = index + 1 < words.size()
                    && Walk.at(text, at) == ' '
                    && words.start(index + 1) == at + 1
                    && isName(words, index + 1)
                    && small(text, at + 1, words.end(index + 1));
            return next ? new Name(at + 1, words.end(index + 1), 1, true) : null;
        }
        if (!words.is(index, Topic.GIVEN_NAME) || !small(text, start, end)) {
            return null;
        }
        if (index + 1 < words.size() && small(text, words.start(index + 1), words.end(index + 1))) {
            int next = words.start(index + 1);
            if (next == end + 1
                    && text.charAt(end) == ' '
                    && isName(words, index + 1)
                    && !NotNames.common(text, next, words.end(index + 1))) {
                return new Name(start, words.end(index + 1), 2, true);
            }
            if (listed(text, end, next) && words.is(index + 1, Topic.GIVEN_NAME)) {
                return new Name(start, end, 1, true);
            }
        }
        boolean behind = index > 0
                && listed(text, words.end(index - 1), start)
                && words.is(index - 1, Topic.GIVEN_NAME)
                && small(text, words.start(index - 1), words.end(index - 1));
        return behind ? new Name(start, end, 1, true) : null;
    }

    private static boolean isName(Words words, int index) {
        return words.is(index, Topic.GIVEN_NAME) || words.is(index, Topic.LAST_NAME);
    }

    private static boolean listed(String text, int end, int next) {
        return (next == end + 2 && text.startsWith(", ", end)) || (next == end + 5 && text.startsWith(" and ", end));
    }

    /** A whole word, all in small letters, of an alphabet that has capitals. */
    private static boolean small(String text, int start, int end) {
        return Character.isLowerCase(text.charAt(start))
                && end - start >= 3
                && !Walk.letter(Walk.at(text, end))
                && !Character.isLetterOrDigit(Walk.at(text, start - 1))
                && "_.@/-$".indexOf(Walk.at(text, start - 1)) < 0
                && "_@/-(=".indexOf(Walk.at(text, end)) < 0
                && !NotNames.common(text, start, end);
    }
}
