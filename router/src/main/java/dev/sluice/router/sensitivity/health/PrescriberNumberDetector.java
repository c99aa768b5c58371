package dev.sluice.router.sensitivity.health;

import dev.sluice.router.sensitivity.Confidence;
import dev.sluice.router.sensitivity.Detector;
import dev.sluice.router.sensitivity.Findings;
import dev.sluice.router.sensitivity.Hits;
import dev.sluice.router.sensitivity.Kind;
import dev.sluice.router.sensitivity.Sensitivity;
import dev.sluice.router.text.Clues;
import dev.sluice.router.text.DigitGroups;
import dev.sluice.router.text.Positions;
import dev.sluice.router.text.Topic;
import java.util.List;

/**
 * Numbers of those who prescribe in the United States: NPI (45 CFR 162.406: ten digits, Luhn with 80840 before them)
 * and DEA registration (two letters, seven digits, the last of which checks the others).
 */
public final class PrescriberNumberDetector implements Detector {
    private static final Kind NPI = new Kind("US_NPI", Sensitivity.CONFIDENTIAL);
    private static final Kind DEA = new Kind("US_DEA", Sensitivity.RESTRICTED);

    private static final int NPI_LENGTH = 10;
    private static final int DEA_LENGTH = 9;
    /** The Luhn sum of the prefix 80840. */
    private static final int PREFIX = 24;

    private static final String REGISTRANTS = "ABCDEFGHJKLMPRSTUX";

    @Override
    public List<Kind> kinds() {
        return List.of(NPI, DEA);
    }

    @Override
    public void find(Clues clues, Findings found) {
        Hits hits = new Hits();
        for (DigitGroups number : clues.numbers()) {
            for (int group = 0; group < number.groups(); group++) {
                int start = number.start(group);
                int end = number.end(group);
                if (number.length(group) == NPI_LENGTH
                        && npi(clues.text(), start)
                        && clues.words().near(start, end, Topic.PRESCRIBER, 32, 12)) {
                    hits.add(NPI, Confidence.HIGH, start, end);
                }
            }
        }

        Positions codes = clues.codes();
        for (int i = 0; i + 1 < codes.size(); i += 2) {
            int start = codes.at(i);
            int end = codes.at(i + 1);
            if (end - start == DEA_LENGTH && dea(clues.text(), start)) {
                boolean told = clues.words().near(start, end, Topic.PRESCRIBER, 40, 12);
                hits.add(DEA, told ? Confidence.HIGH : Confidence.LOW, start, end);
            }
        }
        hits.into(found);
    }

    private static boolean npi(String text, int start) {
        char first = text.charAt(start);
        int sum = PREFIX;
        for (int i = 0; i < NPI_LENGTH; i++) {
            int digit = text.charAt(start + i) - '0';
            int weighted = i % 2 == 0 ? digit * 2 : digit;
            sum += weighted > 9 ? weighted - 9 : weighted;
        }
        return (first == '1' || first == '2') && sum % 10 == 0;
    }

    private static boolean dea(String text, int start) {
        char second = text.charAt(start + 1);
        if (REGISTRANTS.indexOf(text.charAt(start)) < 0 || !((second >= 'A' && second <= 'Z') || second == '9')) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < 6; i++) {
            char unit = text.charAt(start + 2 + i);
            if (!Clues.isDigit(unit)) {
                return false;
            }
            sum += (unit - '0') * (i % 2 == 0 ? 1 : 2);
        }
        return text.charAt(start + DEA_LENGTH - 1) - '0' == sum % 10;
    }
}
