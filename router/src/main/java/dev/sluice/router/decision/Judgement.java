package dev.sluice.router.decision;

import dev.sluice.router.difficulty.Difficulty;
import dev.sluice.router.prompt.Part;
import dev.sluice.router.sensitivity.Finding;
import dev.sluice.router.sensitivity.Sensitivity;
import java.util.List;

/**
 * What was seen in a prompt.
 *
 * @param sensitivity the highest level of all findings of medium or high confidence; {@code RESTRICTED} as soon as
 *     anything was unscannable. A finding of low confidence is a shape alone, of which ordinary text is full: it acts
 *     only through rules that name its kind.
 * @param findings kinds and places
 * @param unscannable parts nobody could look into, detectors that failed included
 * @param difficulty how much model it needs
 */
public record Judgement(
        Sensitivity sensitivity, List<Finding> findings, List<Part.Unscannable> unscannable, Difficulty difficulty) {
    public Judgement {
        findings = List.copyOf(findings);
        unscannable = List.copyOf(unscannable);
    }

    /** Whether all of it was looked through and nothing whatever was found, a shape of low confidence included. */
    public boolean isHarmless() {
        return sensitivity == Sensitivity.PUBLIC && findings.isEmpty() && unscannable.isEmpty();
    }

    /** The same with another difficulty. */
    public Judgement with(Difficulty other) {
        return new Judgement(sensitivity, findings, unscannable, other);
    }
}
