package dev.sluice.router.sensitivity;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Findings of several views of a text, each once. Linear in their number. Not thread-safe. */
final class Collected {
    private List<Finding> findings;
    private final List<Map<String, BitSet>> covered = new ArrayList<>(0);
    private boolean own;

    /** @param plain what was found in the text as it stands */
    Collected(List<Finding> plain) {
        findings = plain;
    }

    List<Finding> findings() {
        return findings;
    }

    /** Adds what is new; a shape alone, seen only by exchanging units, says too little. */
    void add(List<Finding> further) {
        for (Finding finding : further) {
            if (finding.confidence() != Confidence.LOW && !known(finding)) {
                if (!own) {
                    findings = new ArrayList<>(findings);
                    own = true;
                }
                findings.add(finding);
                cover(finding);
            }
        }
    }

    /** Whether findings of the same kind, as sure, have all of its range. */
    private boolean known(Finding finding) {
        if (covered.isEmpty()) {
            for (int i = 0; i < Confidence.values().length; i++) {
                covered.add(new HashMap<>());
            }
            findings.forEach(this::cover);
        }
        BitSet units = at(finding.confidence()).get(finding.kind());
        return units != null && units.nextClearBit(finding.start()) >= finding.end();
    }

    private void cover(Finding finding) {
        for (Confidence less : Confidence.values()) {
            if (less.compareTo(finding.confidence()) <= 0) {
                at(less).computeIfAbsent(finding.kind(), kind -> new BitSet()).set(finding.start(), finding.end());
            }
        }
    }

    private Map<String, BitSet> at(Confidence confidence) {
        return covered.get(Confidence.HIGH.compareTo(confidence));
    }
}
