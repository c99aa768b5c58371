package dev.sluice.router.sensitivity.identity;

import dev.sluice.router.sensitivity.Confidence;
import dev.sluice.router.sensitivity.Detector;
import dev.sluice.router.sensitivity.Findings;
import dev.sluice.router.sensitivity.Kind;
import dev.sluice.router.sensitivity.Sensitivity;
import dev.sluice.router.text.Clues;
import dev.sluice.router.text.Context;
import dev.sluice.router.text.DigitGroups;
import java.util.List;
import java.util.Set;

/**
 * United States social security numbers. Area 000, 666 and 900 on, group 00 and serial 0000 were never given out (SSA,
 * "Social Security Number Randomization", 2011). Written 3-2-4 with hyphens it counts by itself; with other separators
 * or none only beside a word that announces it.
 */
public final class UsSsnDetector implements Detector {
    private static final Kind KIND = new Kind("US_SSN", Sensitivity.RESTRICTED);

    private static final List<String> WORDS = List.of(
            "ssn",
            "social security",
            "social sec",
            "soc sec",
            "soc. sec",
            "social no",
            "ss#",
            "ss #",
            "taxpayer",
            "tin");

    /** Numbers that were printed so often that nobody has them: the wallet insert, SSA's leaflet, the textbook one. */
    private static final Set<String> PUBLISHED = Set.of("078051120", "219099999", "123456789");

    @Override
    public List<Kind> kinds() {
        return List.of(KIND);
    }

    @Override
    public void find(Clues clues, Findings found) {
        for (DigitGroups number : clues.numbers()) {
            for (int group = 0; group < number.groups(); group++) {
                if (number.length(group) == 9) {
                    judge(found, number, group, group);
                } else if (group + 2 < number.groups()
                        && number.length(group) == 3
                        && number.length(group + 1) == 2
                        && number.length(group + 2) == 4) {
                    judge(found, number, group, group + 2);
                }
            }
        }
    }

    private static void judge(Findings found, DigitGroups number, int first, int last) {
        char before = number.before(first);
        char after = number.after(last);
        if (continues(before) || continues(after) || (last + 1 < number.groups() && number.gapIs(last, '-'))) {
            return;
        }
        String digits = number.digits(first, last);
        if (!givenOut(digits)) {
            return;
        }
        int start = number.start(first);
        int end = number.end(last);
        boolean hyphens = last > first && number.gapIs(first, '-') && number.gapIs(first + 1, '-');
        boolean told = Context.near(number.text(), start, end, WORDS);
        if (hyphens || told) {
            found.add(KIND, hyphens && told ? Confidence.HIGH : Confidence.MEDIUM, start, end);
        }
    }

    private static boolean continues(char neighbour) {
        return Character.isLetterOrDigit(neighbour) || neighbour == '-' || neighbour == '_';
    }

    static boolean givenOut(String digits) {
        return !digits.startsWith("000")
                && !digits.startsWith("666")
                && digits.charAt(0) != '9'
                && !digits.startsWith("00", 3)
                && !digits.endsWith("0000")
                && !PUBLISHED.contains(digits);
    }
}
