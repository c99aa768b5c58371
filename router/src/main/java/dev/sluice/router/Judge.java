package dev.sluice.router;

import dev.sluice.router.decision.Judgement;
import dev.sluice.router.difficulty.DifficultyModel;
import dev.sluice.router.prompt.Part;
import dev.sluice.router.prompt.Prompt;
import dev.sluice.router.sensitivity.Clues;
import dev.sluice.router.sensitivity.Confidence;
import dev.sluice.router.sensitivity.Detector;
import dev.sluice.router.sensitivity.Finding;
import dev.sluice.router.sensitivity.Sensitivity;
import java.util.ArrayList;
import java.util.List;

/**
 * Judges prompts: all detectors over all parts, and the difficulty model. Fails closed: a detector that throws makes
 * the part unscannable. Thread-safe; same prompt, same judgement.
 *
 * <p>Each text is passed over once for {@link Clues}; the built-in detectors look only where a clue is, so an ordinary
 * text costs that one pass. Every detector is asked about every text, a customer's own included.
 */
public final class Judge {
    private final List<Detector> detectors;
    private final DifficultyModel difficulty;

    public Judge(List<Detector> detectors, DifficultyModel difficulty) {
        this.detectors = List.copyOf(detectors);
        this.difficulty = difficulty;
    }

    public Judgement judge(Prompt prompt) {
        List<Finding> findings = new ArrayList<>();
        List<Part.Unscannable> unscannable = new ArrayList<>();
        Sensitivity sensitivity = Sensitivity.PUBLIC;
        for (Part part : prompt.parts()) {
            switch (part) {
                case Part.Unscannable blind -> unscannable.add(blind);
                case Part.Text text -> scan(text, findings, unscannable);
            }
        }
        for (Finding finding : findings) {
            if (finding.confidence() != Confidence.LOW) {
                sensitivity = sensitivity.max(finding.level());
            }
        }
        if (!unscannable.isEmpty()) {
            sensitivity = Sensitivity.RESTRICTED;
        }
        return new Judgement(sensitivity, findings, unscannable, difficulty.rate(prompt));
    }

    private void scan(Part.Text text, List<Finding> findings, List<Part.Unscannable> unscannable) {
        Clues clues = Clues.in(text.text());
        for (Detector detector : detectors) {
            try {
                List<Finding> found = detector.find(text, clues);
                if (!found.isEmpty()) {
                    findings.addAll(List.copyOf(found)); // a null among them is a fault like any other
                }
            } catch (RuntimeException | StackOverflowError failed) {
                // Whatever went wrong, nobody has seen this part: it counts as unscannable. The exception is not kept,
                // since its message may hold the text.
                unscannable.add(new Part.Unscannable(text.place(), "detector " + name(detector)));
            }
        }
    }

    private static String name(Detector detector) {
        try {
            return detector.kind();
        } catch (RuntimeException | StackOverflowError failed) {
            return detector.getClass().getSimpleName();
        }
    }
}
