package dev.sluice.router.sensitivity;

import dev.sluice.router.prompt.Part;
import dev.sluice.router.text.Clues;
import java.util.ArrayList;
import java.util.List;

/**
 * Asks all detectors about all parts of a request. Fails closed: a detector that throws makes the part unscannable.
 * Thread-safe.
 *
 * <p>Each text is passed over once for {@link Clues}; the built-in detectors look only where a clue is, so an ordinary
 * text costs that one pass. Every detector is asked about every text, a customer's own included.
 */
public final class Scanner {
    private final List<Detector> detectors;

    public Scanner(List<Detector> detectors) {
        this.detectors = List.copyOf(detectors);
    }

    /**
     * What was seen.
     *
     * @param findings kinds and places
     * @param unscannable parts nobody could look into, detectors that failed included
     */
    public record Scanned(List<Finding> findings, List<Part.Unscannable> unscannable) {
        public Scanned {
            findings = List.copyOf(findings);
            unscannable = List.copyOf(unscannable);
        }
    }

    public Scanned scan(List<Part> parts) {
        List<Finding> findings = new ArrayList<>();
        List<Part.Unscannable> unscannable = new ArrayList<>();
        for (Part part : parts) {
            switch (part) {
                case Part.Unscannable blind -> unscannable.add(blind);
                case Part.Text text -> scan(text, findings, unscannable);
            }
        }
        return new Scanned(findings, unscannable);
    }

    private void scan(Part.Text part, List<Finding> findings, List<Part.Unscannable> unscannable) {
        Clues clues = Clues.in(part.text());
        Findings found = new Findings(clues.view(), part.place());
        for (Detector detector : detectors) {
            try {
                detector.find(clues, found);
            } catch (RuntimeException | StackOverflowError failed) {
                // Whatever went wrong, nobody has seen this part: it counts as unscannable. The exception is not kept,
                // since its message may hold the text.
                unscannable.add(new Part.Unscannable(
                        part.place(), "detector " + detector.getClass().getSimpleName()));
            }
            found.next();
        }
        findings.addAll(found.list());
    }
}
