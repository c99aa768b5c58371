package dev.sluice.router.sensitivity;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects what a detector that looks at several kinds of clue finds, and notes it in the order of the text. */
public final class Hits {
    private record Hit(Kind kind, Confidence confidence, int start, int end) {}

    private static final Comparator<Hit> ORDER =
            Comparator.comparingInt(Hit::start).thenComparing(Hit::confidence, Comparator.reverseOrder());

    private List<Hit> hits = List.of();

    public void add(Kind kind, Confidence confidence, int start, int end) {
        if (hits.isEmpty()) {
            hits = new ArrayList<>();
        }
        hits.add(new Hit(kind, confidence, start, end));
    }

    /** Of two that begin at the same place, the surer one is noted. */
    public void into(Findings found) {
        if (hits.size() > 1) {
            hits.sort(ORDER);
        }
        for (Hit hit : hits) {
            found.add(hit.kind, hit.confidence, hit.start, hit.end);
        }
    }
}
