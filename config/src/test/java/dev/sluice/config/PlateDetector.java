package dev.sluice.config;

import dev.sluice.router.sensitivity.Confidence;
import dev.sluice.router.sensitivity.Detector;
import dev.sluice.router.sensitivity.Findings;
import dev.sluice.router.sensitivity.Kind;
import dev.sluice.router.sensitivity.Sensitivity;
import dev.sluice.router.text.Clues;
import java.util.List;

/** A customer's own detector, as its jar would bring it: plates that begin with {@code ZZ-}; it chokes on "boom". */
public final class PlateDetector implements Detector {
    private static final Kind PLATE = new Kind("CUSTOM.plate", Sensitivity.RESTRICTED);

    @Override
    public List<Kind> kinds() {
        return List.of(PLATE);
    }

    @Override
    public void find(Clues clues, Findings found) {
        String text = clues.text();
        if (text.contains("boom")) {
            throw new NoClassDefFoundError("com.acme.Missing");
        }
        int at = text.indexOf("ZZ-");
        if (at >= 0) {
            found.add(PLATE, Confidence.HIGH, at, Math.min(text.length(), at + 7));
        }
    }
}
