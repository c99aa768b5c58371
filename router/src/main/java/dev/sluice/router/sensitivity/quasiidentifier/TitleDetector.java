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

/** Titles before a name: {@code Mr. Keller}, {@code Frau Brandt}. The name itself is not part of it. */
public final class TitleDetector implements Detector {
    private static final Kind KIND = new Kind("TITLE", Sensitivity.PUBLIC);

    /** Count without a capital too. */
    private static final Set<String> PLAIN = Set.of("mr", "mrs", "ms", "dr", "prof", "herr", "frau", "mme", "mlle");

    @Override
    public List<Kind> kinds() {
        return List.of(KIND);
    }

    @Override
    public void find(Clues clues, Findings found) {
        String text = clues.text();
        Words words = clues.words();
        for (int i = words.next(0, Topic.TITLE); i < words.size(); i = words.next(i + 1, Topic.TITLE)) {
            int start = words.start(i);
            int end = words.end(i);
            if (!Capitals.capital(text, start) && !PLAIN.contains(text.substring(start, end))) {
                continue;
            }
            boolean dot = end < text.length() && text.charAt(end) == '.';
            int stop = dot ? end + 1 : end;
            int name = stop < text.length() && text.charAt(stop) == ' ' ? stop + 1 : stop;
            boolean named = name > end && Capitals.capital(text, name);
            if (named && Span.stands(text, start, end) && (start == 0 || text.charAt(start - 1) != '.')) {
                found.add(KIND, Confidence.MEDIUM, start, stop);
            }
        }
    }
}
