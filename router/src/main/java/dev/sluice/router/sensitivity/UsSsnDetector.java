package dev.sluice.router.sensitivity;

import dev.sluice.router.prompt.Part;
import java.util.List;
import java.util.Set;

/**
 * United States social security numbers. Area 000, 666 and 900 on, group 00 and serial 0000 were never given out (SSA,
 * "Social Security Number Randomization", 2011). Written 3-2-4 with hyphens it counts by itself; with other separators
 * or none only beside a word that announces it.
 */
final class UsSsnDetector extends ClueDetector {
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

    UsSsnDetector() {
        super("US_SSN", Sensitivity.RESTRICTED);
    }

    @Override
    public List<Finding> find(Part.Text part, Clues clues) {
        Findings found = findings(part, clues);
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
        return found.list();
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
            found.add(hyphens && told ? Confidence.HIGH : Confidence.MEDIUM, start, end);
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
