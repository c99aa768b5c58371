package dev.sluice.router.decision;

import dev.sluice.router.difficulty.Difficulty;
import dev.sluice.router.prompt.Part;
import dev.sluice.router.sensitivity.Finding;
import dev.sluice.router.sensitivity.Sensitivity;
import java.util.List;

/**
 * What was seen in a prompt.
 *
 * @param sensitivity the highest level of all findings; {@code RESTRICTED} as soon as anything was unscannable
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
}
