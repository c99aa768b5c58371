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
import java.util.Set;

/** Nationalities, peoples, religions and political groups, as nouns and adjectives. */
public final class NationalityDetector implements Detector {
    private static final Kind KIND = new Kind("NATIONALITY", Sensitivity.PUBLIC);

    /** Other words when written small. */
    private static final Set<String> PROPER = Set.of(
            "polish",
            "finn",
            "lao",
            "orthodox",
            "mongol",
            "quaker",
            "argentine",
            "jain",
            "christian",
            "rus",
            "brit",
            "breton",
            "whig",
            "democrat",
            "republican",
            "baptist",
            "catholic",
            "indio",
            "turco",
            "berber",
            "pan");

    @Override
    public List<Kind> kinds() {
        return List.of(KIND);
    }

    @Override
    public void find(Clues clues, Findings found) {
        String text = clues.text();
        Words words = clues.words();
        for (int i = words.next(0, Topic.NATIONALITY); i < words.size(); i = words.next(i + 1, Topic.NATIONALITY)) {
            int start = words.start(i);
            int end = words.end(i);
            boolean capital = Capitals.capital(text, start);
            if ((capital || !PROPER.contains(text.substring(start, end))) && Span.prose(text, start, end)) {
                found.add(KIND, capital ? Confidence.MEDIUM : Confidence.LOW, start, end);
            }
        }
    }
}
