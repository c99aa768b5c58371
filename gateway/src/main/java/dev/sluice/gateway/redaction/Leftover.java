package dev.sluice.gateway.redaction;

import dev.sluice.router.redaction.Hit;
import dev.sluice.router.redaction.Redacted;
import dev.sluice.router.redaction.Replacement;
import dev.sluice.router.sensitivity.Confidence;
import java.util.ArrayList;
import java.util.List;

/**
 * What the second look finds beside surrogates and masks. Where a surrogate and its neighbours look like something
 * together, the neighbours are to be treated with it, as if they had been found the first time: nothing that was found
 * goes out, and the next look says whether it is over.
 *
 * @param around in the caller's own texts, hits that a replacement is part of
 * @param treatable whether there is nothing apart from these
 */
record Leftover(List<Hit> around, boolean treatable) {
    static final Leftover NOTHING = new Leftover(List.of(), true);
    /** Something is found that touches nothing of ours. */
    static final Leftover ELSEWHERE = new Leftover(List.of(), false);

    boolean nothing() {
        return treatable && around.isEmpty();
    }

    /** @param hits in the treated texts */
    static Leftover of(List<Hit> hits, Redacted redacted) {
        List<Hit> around = new ArrayList<>();
        for (Hit hit : hits) {
            Mapped mapped = mapped(hit, redacted.replacements().get(hit.passage()));
            if (!mapped.touches) {
                return ELSEWHERE;
            }
            if (!mapped.ours) {
                around.add(mapped.hit);
            }
        }
        return new Leftover(List.copyOf(around), true);
    }

    /**
     * A hit in the caller's own text.
     *
     * @param touches whether a replacement is part of it
     * @param ours whether it is part of a replacement
     */
    private record Mapped(Hit hit, boolean touches, boolean ours) {}

    private static Mapped mapped(Hit hit, List<Replacement> replacements) {
        int start = hit.start();
        int end = hit.end();
        boolean touches = false;
        boolean ours = false;
        int shift = 0;
        for (Replacement replacement : replacements) {
            int from = replacement.start() + shift;
            int to = from + replacement.text().length();
            touches |= hit.start() < to && hit.end() > from;
            ours |= hit.start() >= from && hit.end() <= to;
            int next = to - replacement.end();
            start = original(start, hit.start(), from, to, next, replacement.start());
            end = hit.end() > from && hit.end() < to ? replacement.end() : hit.end() >= to ? hit.end() - next : end;
            shift = next;
        }
        // What it looks like with a surrogate in it says little of what it is.
        return new Mapped(new Hit(hit.passage(), start, end, hit.kind(), Confidence.LOW), touches, ours);
    }

    private static int original(int known, int at, int from, int to, int shift, int replaced) {
        return at >= to ? at - shift : at >= from ? replaced : known;
    }
}
