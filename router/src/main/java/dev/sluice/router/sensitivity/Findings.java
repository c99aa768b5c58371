package dev.sluice.router.sensitivity;

import dev.sluice.router.prompt.Place;
import dev.sluice.router.text.View;
import java.util.ArrayList;
import java.util.List;

/** Collects what detectors find in one text. Not thread-safe. */
public final class Findings {
    private final View view;
    private final Place place;
    private final Effort effort;
    private List<Finding> found = List.of();
    private int end;

    /**
     * For a text that is a request by itself.
     *
     * @param view the text that is searched, and the way back to the caller's string
     * @param place of the caller's string
     */
    public Findings(View view, Place place) {
        this(view, place, new Effort(view.text().length()));
    }

    /** @param effort what is left for the candidates of the request */
    Findings(View view, Place place, Effort effort) {
        this.view = view;
        this.place = place;
        this.effort = effort;
    }

    /**
     * Takes what a candidate costs: a detector whose way from a candidate is long says so before or behind each.
     *
     * @param units looked at, each time that they are
     * @throws Effort.Spent if the request holds too many candidates for its length
     */
    public void spend(int units) {
        effort.spend(units);
    }

    /** One past the last unit that this detector has found so far: a recogniser need not look before it. */
    public int end() {
        return end;
    }

    /**
     * Notes a finding, unless it begins before {@link #end}: one detector's findings never overlap.
     *
     * @param start offset in the searched text
     * @param end one past the last unit
     * @throws IndexOutOfBoundsException if that is no place of the text: the detector is broken, and nobody knows what
     *     it saw
     */
    public void add(Kind kind, Confidence confidence, int start, int end) {
        if (start < 0 || start >= end || end > view.text().length()) {
            throw new IndexOutOfBoundsException("not a place of the text");
        }
        if (start < this.end) {
            return;
        }
        if (found.isEmpty()) {
            found = new ArrayList<>();
        }
        this.end = end;
        found.add(new Finding(
                kind.name(), kind.level(), confidence, place, view.start(start, end), view.end(start, end)));
    }

    /** The next detector begins; what it finds may overlap what others found. */
    public void next() {
        end = 0;
    }

    /** In the order in which they were noted. */
    public List<Finding> list() {
        return found;
    }
}
