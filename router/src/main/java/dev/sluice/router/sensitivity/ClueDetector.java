package dev.sluice.router.sensitivity;

import dev.sluice.router.prompt.Part;
import java.util.List;

/** A detector that looks only where {@link Clues} point. */
abstract class ClueDetector implements Detector {
    private final String kind;
    private final Sensitivity level;

    ClueDetector(String kind, Sensitivity level) {
        this.kind = kind;
        this.level = level;
    }

    @Override
    public final String kind() {
        return kind;
    }

    @Override
    public final Sensitivity level() {
        return level;
    }

    @Override
    public final List<Finding> find(Part.Text part) {
        return find(part, Clues.in(part.text()));
    }

    @Override
    public abstract List<Finding> find(Part.Text part, Clues clues);

    /** An empty collector; it makes its list only when something is found. */
    final Findings findings(Part.Text part, Clues clues) {
        return new Findings(this, part.place(), clues);
    }
}
