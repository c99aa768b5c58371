package dev.sluice.router.sensitivity;

import dev.sluice.router.prompt.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What was found in a request, by place, so that joined texts say nothing twice. Not thread-safe. */
final class Known {
    private final List<Finding> findings;
    private final Map<Place, List<Finding>> alone = new HashMap<>();
    private final Map<Place, List<Finding>> joined = new HashMap<>();

    /** @param findings of each text by itself; what is added goes there too */
    Known(List<Finding> findings) {
        this.findings = findings;
        findings.forEach(finding -> note(alone, finding));
    }

    private static void note(Map<Place, List<Finding>> by, Finding finding) {
        by.computeIfAbsent(finding.place(), place -> new ArrayList<>(2)).add(finding);
    }

    private static boolean covers(Map<Place, List<Finding>> by, Finding part) {
        List<Finding> here = by.get(part.place());
        return here != null && here.stream().anyMatch(other -> other.covers(part));
    }

    /** Whether its text by itself shows it. */
    boolean showsAlone(Finding part) {
        return covers(alone, part);
    }

    void add(Finding part) {
        if (!covers(alone, part) && !covers(joined, part)) {
            findings.add(part);
            note(joined, part);
        }
    }
}
