package dev.sluice.router;

import dev.sluice.router.decision.Judgement;
import dev.sluice.router.difficulty.DifficultyModel;
import dev.sluice.router.prompt.Prompt;
import dev.sluice.router.sensitivity.Confidence;
import dev.sluice.router.sensitivity.Detector;
import dev.sluice.router.sensitivity.Finding;
import dev.sluice.router.sensitivity.Scanner;
import dev.sluice.router.sensitivity.Sensitivity;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Judges prompts: all detectors over all parts, and the difficulty model. Thread-safe; same prompt, same judgement. */
public final class Judge {
    private final Scanner scanner;
    private final DifficultyModel difficulty;

    public Judge(List<Detector> detectors, DifficultyModel difficulty) {
        this.scanner = new Scanner(detectors);
        this.difficulty = difficulty;
    }

    /** As in {@link DifficultyModel#version()}. */
    public String difficultyVersion() {
        return difficulty.version();
    }

    public Judgement judge(Prompt prompt) {
        return judge(prompt, () -> false);
    }

    /** @param late whether the time for this prompt is up; what was not scanned by then counts as unscannable */
    public Judgement judge(Prompt prompt, BooleanSupplier late) {
        Scanner.Scanned scanned = scanner.scan(prompt.parts(), late);
        Sensitivity sensitivity = Sensitivity.PUBLIC;
        for (Finding finding : scanned.findings()) {
            if (finding.confidence() != Confidence.LOW) {
                sensitivity = sensitivity.max(finding.level());
            }
        }
        if (!scanned.unscannable().isEmpty()) {
            sensitivity = Sensitivity.RESTRICTED;
        }
        return new Judgement(sensitivity, scanned.findings(), scanned.unscannable(), difficulty.rate(prompt));
    }
}
