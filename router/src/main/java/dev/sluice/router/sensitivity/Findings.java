package dev.sluice.router.sensitivity;

import dev.sluice.router.prompt.Place;
import java.util.ArrayList;
import java.util.List;

/** Collects one detector's findings in one string, in order, and drops what overlaps an earlier one. */
final class Findings {
    private final Detector detector;
    private final Place place;
    private final Clues clues;
    private List<Finding> found = List.of();
    private int end;

    Findings(Detector detector, Place place, Clues clues) {
        this.detector = detector;
        this.place = place;
        this.clues = clues;
    }

    /** One past the last unit found so far, in the folded text: a recogniser need not look before it. */
    int end() {
        return end;
    }

    /** Notes a finding, with offsets in the folded text. */
    void add(Confidence confidence, int start, int end) {
        if (start < this.end) {
            return;
        }
        if (found.isEmpty()) {
            found = new ArrayList<>();
        }
        this.end = end;
        found.add(new Finding(
                detector.kind(), detector.level(), confidence, place, clues.original(start), clues.original(end)));
    }

    List<Finding> list() {
        return found;
    }
}
