package dev.sluice.router.sensitivity.quasiidentifier;

import dev.sluice.router.sensitivity.Confidence;
import dev.sluice.router.sensitivity.Detector;
import dev.sluice.router.sensitivity.Findings;
import dev.sluice.router.sensitivity.Kind;
import dev.sluice.router.sensitivity.Sensitivity;
import dev.sluice.router.text.Clues;
import dev.sluice.router.text.Topic;
import dev.sluice.router.text.Words;
import java.util.List;

/** What somebody works as: {@code worked there as a loan officer}, or alone in a line as in a signature. */
public final class OccupationDetector implements Detector {
    private static final Kind KIND = new Kind("OCCUPATION", Sensitivity.PUBLIC);
    private static final WordSet AS = WordSet.of("as", "als", "como", "comme", "come");
    private static final WordSet ARTICLES =
            WordSet.of("a", "an", "the", "our", "their", "un", "une", "una", "ein", "eine");
    private static final int MOST_WORDS = 5;

    /** How far before it a word may stand that speaks of work. */
    private static final int WORK = 100;

    @Override
    public List<Kind> kinds() {
        return List.of(KIND);
    }

    @Override
    public void find(Clues clues, Findings found) {
        String text = clues.text();
        Words words = clues.words();
        for (int i = words.next(0, Topic.OCCUPATION); i < words.size(); i = words.next(i + 1, Topic.OCCUPATION)) {
            int end = words.end(i);
            if (Span.stands(text, words.start(i), end)) {
                look(text, words.start(i), end, words, found);
            }
        }
    }

    private static void look(String text, int head, int end, Words words, Findings found) {
        int start = head;
        for (int i = 0; i < MOST_WORDS; i++) {
            int before = start > 0 && text.charAt(start - 1) == ' ' ? start - 1 : start;
            int from = Capitals.wordStart(text, before);
            if (from == before) {
                break;
            }
            if (AS.contains(text, from, before)) {
                if (words.between(from - WORK, from, Topic.EMPLOYER) && start >= found.end()) {
                    found.add(KIND, Confidence.LOW, start, end);
                }
                return;
            }
            if (ARTICLES.contains(text, from, before)) {
                boolean as = from > 2 && AS.contains(text, Capitals.wordStart(text, from - 1), from - 1);
                if (as && words.between(from - WORK, from, Topic.EMPLOYER) && start >= found.end()) {
                    found.add(KIND, Confidence.LOW, start, end);
                }
                return;
            }
            start = from;
        }
        if (lineEnds(text, end) && lineBegins(text, start) && start > 0 && start < head && start >= found.end()) {
            found.add(KIND, Confidence.LOW, start, end);
        }
    }

    private static boolean lineEnds(String text, int end) {
        return end == text.length() || text.charAt(end) == '\n' || text.charAt(end) == '\r';
    }

    /** Marks of quoted text may stand before. */
    private static boolean lineBegins(String text, int start) {
        int at = start;
        while (at > 0 && start - at < 8 && (text.charAt(at - 1) == ' ' || text.charAt(at - 1) == '>')) {
            at--;
        }
        return at == 0 || text.charAt(at - 1) == '\n';
    }
}
