package dev.sluice.router.sensitivity.person;

import dev.sluice.router.sensitivity.Confidence;
import dev.sluice.router.sensitivity.Detector;
import dev.sluice.router.sensitivity.Findings;
import dev.sluice.router.sensitivity.Kind;
import dev.sluice.router.sensitivity.Sensitivity;
import dev.sluice.router.text.Clues;
import dev.sluice.router.text.Positions;
import dev.sluice.router.text.Topic;
import dev.sluice.router.text.Walk;
import dev.sluice.router.text.Words;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Names of people: behind a title, behind a word such as "patient" or "my name is", beside an e-mail address, or a
 * known first name with a surname. A first name alone, and what merely looks like a name, is {@link Confidence#LOW}. It
 * does not know who is famous, so its level keeps no request in the house by itself.
 */
public final class PersonDetector implements Detector {
    private static final Kind KIND = new Kind("PERSON", Sensitivity.INTERNAL);

    /** Units between a word that announces a name and the name. */
    private static final int WIDEST_GAP = 10;

    private static final long CLUES = Topic.mask(Topic.TITLE, Topic.NAMED, Topic.HONORIFIC, Topic.GIVEN_NAME);

    @Override
    public List<Kind> kinds() {
        return List.of(KIND);
    }

    @Override
    public void find(Clues clues, Findings found) {
        Search search = new Search(clues, found);
        Words words = clues.words();
        Positions ats = clues.ats();
        int at = 0;
        for (int i = words.next(0, CLUES); i < words.size(); i = words.next(i + 1, CLUES)) {
            while (at < ats.size() && ats.at(at) < words.start(i)) {
                beforeMail(clues, ats.at(at++), search);
            }
            if (words.start(i) >= found.end()) {
                word(clues, i, search);
            }
        }
        while (at < ats.size()) {
            beforeMail(clues, ats.at(at++), search);
        }
        search.unlisted(clues.text().length());
    }

    /** Notes names in the order of the text, and between them those that no list knows. */
    private static final class Search {
        private final Clues clues;
        private final Findings found;
        private int seen;

        Search(Clues clues, Findings found) {
            this.clues = clues;
            this.found = found;
        }

        void add(Confidence confidence, int start, int end) {
            if (start < seen) {
                return;
            }
            unlisted(start);
            found.add(KIND, confidence, start, end);
            seen = end;
        }

        /** Up to a place. */
        void unlisted(int to) {
            for (Name name = CapitalNames.next(clues, seen, to);
                    name != null;
                    name = CapitalNames.next(clues, seen, to)) {
                found.add(KIND, Confidence.LOW, name.start(), name.end());
                seen = name.end();
            }
            seen = Math.max(seen, to);
        }
    }

    private static void word(Clues clues, int index, Search search) {
        Name name = name(clues, index);
        if (name == null) {
            Name small = SmallNames.at(clues, index);
            if (small != null) {
                search.add(Confidence.LOW, small.start(), small.end());
            }
            return;
        }
        Confidence confidence = confidence(clues, index, name);
        if (confidence == Confidence.LOW && name.words() == 1 && within(clues.text(), name)) {
            return; // the pass over unlisted names comes by
        }
        search.add(confidence, name.start(), name.end());
    }

    /** Whether the word before it, in the same line, may belong to the name: {@code Imogen} in {@code Orsk Imogen}. */
    private static boolean within(String text, Name name) {
        int start = name.start();
        if (Walk.at(text, start - 1) == '-' && Walk.letter(Walk.at(text, start - 2))) {
            return true;
        }
        if (Walk.at(text, start - 1) != ' ' || !Walk.letter(Walk.at(text, start - 2))) {
            return false;
        }
        int word = Walk.wordStart(text, start - 1);
        return Character.isUpperCase(text.charAt(word)) && start - word > 3 && !NotNames.common(text, word, start - 1);
    }

    /** The name that this word announces or starts; null if it does neither. */
    static @Nullable Name name(Clues clues, int index) {
        Words words = clues.words();
        String text = clues.text();
        boolean title = words.is(index, Topic.TITLE);
        if (title || words.is(index, Topic.NAMED)) {
            int start = gap(text, words.end(index), title);
            Name name = start < 0 ? null : Name.at(clues, start);
            if (name != null && (name.words() > 1 || title || name.known())) {
                return name;
            }
        }
        if (words.is(index, Topic.HONORIFIC)) {
            return beforeHonorific(text, words.start(index));
        }
        if (words.is(index, Topic.GIVEN_NAME)) {
            int start = words.start(index);
            boolean whole = start == 0 || !Walk.letter(text.charAt(start - 1));
            char first = text.charAt(start);
            boolean joined = start > 0
                    && (text.charAt(start - 1) == '@'
                            || text.charAt(start - 1) == '_'
                            || text.charAt(start - 1) == '.');
            return whole && !joined && Walk.capital(first) && !Walk.han(first) && !Walk.hangul(first)
                    ? Name.at(clues, start)
                    : null;
        }
        return null;
    }

    static Confidence confidence(Clues clues, int index, Name name) {
        Words words = clues.words();
        if (words.is(index, Topic.TITLE) || words.is(index, Topic.NAMED)) {
            if (words.end(index) <= name.start()) {
                return name.words() > 1 || words.is(index, Topic.TITLE) ? Confidence.HIGH : Confidence.MEDIUM;
            }
        }
        if (words.is(index, Topic.HONORIFIC)) {
            return Confidence.MEDIUM;
        }
        boolean caseless = Walk.caseless(clues.text().charAt(name.start()));
        return name.words() > 1 && !caseless && !shouted(clues.text(), name) ? Confidence.MEDIUM : Confidence.LOW;
    }

    private static boolean shouted(String text, Name name) {
        for (int i = name.start(); i < name.end(); i++) {
            if (Character.isLowerCase(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** Where a name may start behind a word that announces one; -1 if it cannot. */
    private static int gap(String text, int from, boolean title) {
        int at = from;
        int limit = Math.min(text.length(), from + WIDEST_GAP);
        boolean small = false;
        while (at < limit) {
            char unit = text.charAt(at);
            if (Walk.capital(unit)) {
                return at;
            }
            if (Walk.letter(unit)) {
                int end = Walk.wordEnd(text, at);
                if (elided(text, at)) {
                    return at;
                }
                if (small || title || end - at > 4 || at == from) {
                    return -1;
                }
                small = true;
                at = end;
                continue;
            }
            if (" :=\"'<>(,.*_-|\u00AB\u201E\u201C\u300C[;/".indexOf(unit) < 0 && !(unit == '\n' && at - from < 4)) {
                return -1;
            }
            at++;
        }
        return -1;
    }

    private static boolean elided(String text, int at) {
        char mark = Walk.at(text, at + 1);
        return (mark == '\'' || mark == '\u2019') && Character.isUpperCase(Walk.at(text, at + 2));
    }

    private static @Nullable Name beforeHonorific(String text, int end) {
        int start = end;
        while (end - start < 6
                && start > 0
                && (Walk.japanese(text.charAt(start - 1)) || Walk.hangul(text.charAt(start - 1)))) {
            start--;
        }
        return end - start < 1 ? null : new Name(start, end, 1, false);
    }

    /** {@code Ada Byron <ada@…>}, {@code Ada Byron (ada@…)}, {@code Ada Byron;ada@…}. */
    private static void beforeMail(Clues clues, int at, Search found) {
        String text = clues.text();
        int local = at;
        while (local > 0
                && at - local < 64
                && (Character.isLetterOrDigit(text.charAt(local - 1)) || "._+-".indexOf(text.charAt(local - 1)) >= 0)) {
            local--;
        }
        int end = local;
        while (local - end < 6 && end > 0 && " <(;,'\"\t|[:".indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        if (end == local || end == 0) {
            return;
        }
        char last = text.charAt(end - 1);
        if (Walk.japanese(last)) {
            int to = last == '様' || last == '氏' ? end - 1 : end;
            int start = to;
            while (to - start < 8 && start > 0 && Walk.han(text.charAt(start - 1))) {
                start--;
            }
            if (to - start >= 2) {
                found.add(Confidence.MEDIUM, start, to);
            }
            return;
        }
        int start = end;
        int words = 0;
        int to = end;
        while (words < 4) {
            int word = Walk.wordStart(text, to);
            if (word == to || !Character.isUpperCase(text.charAt(word)) || NotNames.has(text, word, to)) {
                break;
            }
            start = word;
            words++;
            to = word - (Walk.at(text, word - 1) == ' ' ? 1 : 0);
            if (to == word) {
                break;
            }
        }
        if (words >= 2) {
            found.add(Confidence.HIGH, start, end);
        }
    }
}
