package dev.sluice.router.sensitivity.business;

import dev.sluice.router.sensitivity.Confidence;
import dev.sluice.router.sensitivity.Detector;
import dev.sluice.router.sensitivity.Findings;
import dev.sluice.router.sensitivity.Kind;
import dev.sluice.router.sensitivity.Sensitivity;
import dev.sluice.router.text.Clues;
import dev.sluice.router.text.Topic;
import dev.sluice.router.text.Walk;
import dev.sluice.router.text.WordMap;
import dev.sluice.router.text.Words;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Marks that a text is not public: as the head of a line, in brackets, in capitals, or behind a word such as
 * {@code Classification:}. The same words within a sentence are about confidentiality and mark nothing; a phrase that
 * only markers use is {@link Confidence#LOW} there.
 */
public final class ConfidentialMarkerDetector implements Detector {
    private static final Kind KIND = new Kind("CONFIDENTIAL_MARKER", Sensitivity.CONFIDENTIAL);

    private static final int LONGEST_LINE = 160;
    private static final int LONGEST_MARKER = 72;
    /** Shorter phrases in capitals are names: {@code TLP:RED}. */
    private static final int SHORT = 12;

    /** Backwards: what joins, what is meant, which one. */
    private static final List<WordMap> OF_THIS = List.of(
            WordMap.of("is are contains remains"),
            WordMap.of("document email e-mail mail message memo memorandum file report letter presentation material "
                    + "materials information page note notes deck code software draft transcript attachment"),
            WordMap.of("this the these following attached"));

    @Override
    public List<Kind> kinds() {
        return List.of(KIND);
    }

    @Override
    public void find(Clues clues, Findings found) {
        String text = clues.text();
        Words words = clues.words();
        for (int i = words.next(0, Topic.MARKER); i < words.size(); i = words.next(i + 1, Topic.MARKER)) {
            int word = words.start(i);
            if (word < found.end()) {
                continue;
            }
            Phrase phrase = Phrase.at(text, word, words.end(i));
            if (phrase == null) {
                continue;
            }
            int start = phrase.start();
            Place place = Place.of(text, start, phrase.end());
            boolean asked = asked(text, start, phrase.end());
            Confidence confidence = confidence(text, phrase, place, asked);
            if (confidence != null) {
                int end = place == Place.WITHIN ? phrase.end() : end(text, phrase.end(), place);
                found.add(KIND, confidence, start, end);
            }
        }
    }

    private static @Nullable Confidence confidence(String text, Phrase phrase, Place place, boolean asked) {
        boolean loud = phrase.loud(text);
        if (asked) {
            return null;
        }
        return switch (place) {
            case HEAD -> {
                if (phrase.weight() == Phrase.Weight.CERTAIN) {
                    yield Confidence.HIGH;
                }
                if (closed(text, phrase.end())) {
                    yield Confidence.HIGH;
                }
                yield loud ? Confidence.MEDIUM : null;
            }
            case LABELLED -> Confidence.HIGH;
            case BRACKETS -> loud || phrase.weight() == Phrase.Weight.CERTAIN ? Confidence.HIGH : Confidence.MEDIUM;
            case WITHIN -> phrase.weight() == Phrase.Weight.CERTAIN ? within(text, phrase, loud) : null;
        };
    }

    /** A sentence of its own, or capitals; the rest is talk about markers. */
    private static Confidence within(String text, Phrase phrase, boolean loud) {
        char first = text.charAt(phrase.start());
        char before = Walk.at(text, phrase.start() - 2);
        boolean sentence = ((Character.isUpperCase(first) || Walk.caseless(first))
                        && (before == '.' || before == '\n' || before == '*'))
                || text.startsWith("his ", phrase.start() + 1)
                || ofThis(text, phrase.start());
        return (loud && phrase.end() - phrase.start() > SHORT) || (phrase.firm() && sentence)
                ? Confidence.MEDIUM
                : Confidence.LOW;
    }

    /** {@code This memo is …}: what is said is said of the text itself. */
    private static boolean ofThis(String text, int start) {
        int at = start;
        for (int word = 0; word < 3; word++) {
            int end = Walk.at(text, at - 1) == ' ' ? at - 1 : at;
            int from = Walk.wordStart(text, end);
            if (end == at || from == end || !OF_THIS.get(word).has(text, from, end)) {
                return false;
            }
            at = from;
        }
        return true;
    }

    /** Whether the marker ends where a marker ends: at the line's end, or at a mark that sets it off. */
    private static boolean closed(String text, int end) {
        int at = end;
        while (at - end < 4 && "*_]) \"'`>}".indexOf(Walk.at(text, at)) >= 0) {
            at++;
        }
        char next = Walk.at(text, at);
        return next == '\n' || next == '\r' || ":.-/|!;,#\u3002\u3001*".indexOf(next) >= 0;
    }

    /** Whether the sentence asks: {@code Confidential or restricted?} */
    private static boolean asked(String text, int start, int end) {
        int lineEnd = Walk.lineEnd(text, end, LONGEST_LINE);
        for (int i = end; i < lineEnd; i++) {
            char unit = text.charAt(i);
            if (unit == '?' || unit == '\u061F') {
                return true;
            }
            if ((unit == '.' && Character.isWhitespace(Walk.at(text, i + 1)))
                    || (unit == ':' && i - end < 4)
                    || unit == '\u3002'
                    || unit == '!') {
                return false;
            }
        }
        return start > 0 && Walk.at(text, start - 1) == '\'' && Walk.at(text, end) == '\'';
    }

    /** One past the marker: to the mark that sets it off from what it marks. */
    private static int end(String text, int from, Place place) {
        int limit = Walk.lineEnd(text, from, LONGEST_MARKER);
        for (int i = from; i < limit; i++) {
            char unit = text.charAt(i);
            if (unit == ':' && Walk.at(text, i + 1) != ' ' && i - from < 3) {
                continue; // TLP:RED
            }
            if (unit == ':'
                    || unit == ';'
                    || unit == ')'
                    || unit == ']'
                    || unit == '\u3002'
                    || unit == '*'
                    || unit == '"'
                    || unit == '('
                    || (unit == '.' && !Character.isLetterOrDigit(Walk.at(text, i + 1)))) {
                return trimmed(text, from, i);
            }
        }
        boolean line = limit == text.length() || limit - from < LONGEST_MARKER;
        return line && place != Place.WITHIN && (limit - from < 48) ? trimmed(text, from, limit) : from;
    }

    private static int trimmed(String text, int from, int to) {
        int end = to;
        while (end > from && " -,/".indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        return end;
    }
}
