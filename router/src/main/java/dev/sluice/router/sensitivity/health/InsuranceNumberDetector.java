package dev.sluice.router.sensitivity.health;

import dev.sluice.router.sensitivity.Confidence;
import dev.sluice.router.sensitivity.Detector;
import dev.sluice.router.sensitivity.Findings;
import dev.sluice.router.sensitivity.Hits;
import dev.sluice.router.sensitivity.Kind;
import dev.sluice.router.sensitivity.Sensitivity;
import dev.sluice.router.text.Clues;
import dev.sluice.router.text.Positions;
import dev.sluice.router.text.Topic;
import dev.sluice.router.text.Walk;
import dev.sluice.router.text.WordMap;
import dev.sluice.router.text.Words;
import java.util.List;

/**
 * Numbers of members of a health insurance: the Medicare beneficiary identifier by its shape (CMS, "Understanding the
 * MBI format": 11 places, no S, L, O, I, B, Z), the German one by its check digit, any other behind a word that
 * announces one and a word that speaks of health or insurance.
 */
public final class InsuranceNumberDetector implements Detector {
    private static final Kind KIND = new Kind("HEALTH_ID", Sensitivity.RESTRICTED);

    private static final int MBI_LENGTH = 11;
    private static final int KVNR_LENGTH = 10;
    private static final int FEWEST_DIGITS = 5;
    private static final int WIDEST_GAP = 28;

    private static final int CLAIM_BEHIND = 72;

    private static final WordMap CLAIMS = WordMap.of("claim claims copay copayment deductible payer coverage "
            + "preauthorization pre-authorization eligibility reimbursement eob hmo ppo");

    /** Per place of the identifier: C is 1 to 9, N a digit, A a letter, E either. */
    private static final String MBI = "CAENAENAANN";

    private static final String MBI_LETTERS = "ACDEFGHJKMNPQRTUVWXY";

    @Override
    public List<Kind> kinds() {
        return List.of(KIND);
    }

    @Override
    public void find(Clues clues, Findings found) {
        Hits hits = new Hits();
        shapes(clues, hits);

        announced(clues, hits);
        hits.into(found);
    }

    private static void shapes(Clues clues, Hits hits) {
        String text = clues.text();
        Positions codes = clues.codes();
        for (int i = 0; i + 1 < codes.size(); i += 2) {
            int start = codes.at(i);
            int end = codes.at(i + 1);
            if (end - start < KVNR_LENGTH || end - start > MBI_LENGTH + 2) {
                continue;
            }
            boolean told = clues.words().near(start, end, Topic.INSURED, 48, 20);
            if (mbi(text, start, end)) {
                hits.add(KIND, told ? Confidence.HIGH : Confidence.LOW, start, end);
            } else if (told && kvnr(text, start, end)) {
                hits.add(KIND, Confidence.HIGH, start, end);
            }
        }
    }

    private static void announced(Clues clues, Hits hits) {
        String text = clues.text();
        Words words = clues.words();
        for (int i = words.next(0, Topic.INSURED); i < words.size(); i = words.next(i + 1, Topic.INSURED)) {
            int start = words.start(i);
            int next = words.next(i + 1, Topic.INSURED);
            boolean pair = next < words.size() && words.start(next) - words.end(i) < 24;
            boolean before = words.between(start - 32, start, Topic.INSURED)
                    || words.near(start, words.end(i), Topic.MEDICAL, 96, 96)
                    || claimed(text, words.end(i));
            if (!pair && !before && !words.near(start, words.end(i), Topic.NAMED, 64, 64)) {
                continue;
            }
            Code code = Code.behind(text, words.end(i), WIDEST_GAP, FEWEST_DIGITS);
            if (code != null && !(code.end() - code.start() == MBI_LENGTH && mbi(text, code.start(), code.end()))) {
                hits.add(KIND, Confidence.MEDIUM, code.start(), code.end());
            }
        }
    }

    /** Whether words of a health plan's papers follow: {@code group 88120, claim denied}. */
    private static boolean claimed(String text, int from) {
        int at = from;
        while (at < text.length() && at - from < CLAIM_BEHIND) {
            int end = Walk.wordEnd(text, at);
            if (CLAIMS.has(text, at, end)) {
                return true;
            }
            at = Math.max(end, at + 1);
        }
        return false;
    }

    private static boolean mbi(String text, int start, int end) {
        int place = 0;
        for (int i = start; i < end; i++) {
            char unit = text.charAt(i);
            if (unit == '-' && (place == 4 || place == 7)) {
                continue;
            }
            if (place == MBI_LENGTH) {
                return false;
            }
            boolean digit = Clues.isDigit(unit);
            boolean letter = MBI_LETTERS.indexOf(unit) >= 0;
            boolean fits =
                    switch (MBI.charAt(place++)) {
                        case 'C' -> digit && unit != '0';
                        case 'N' -> digit;
                        case 'A' -> letter;
                        default -> digit || letter;
                    };
            if (!fits) {
                return false;
            }
        }
        return place == MBI_LENGTH;
    }

    /**
     * The letter's two-digit number and eight digits, weighted 1 and 2 in turn, sums of digits, modulo 10
     * (GKV-Spitzenverband).
     */
    private static boolean kvnr(String text, int start, int end) {
        char letter = text.charAt(start);
        if (end - start != KVNR_LENGTH || letter < 'A' || letter > 'Z') {
            return false;
        }
        int number = letter - 'A' + 1;
        int sum = number / 10 + digitSum(number % 10 * 2);
        for (int i = 1; i < KVNR_LENGTH - 1; i++) {
            char unit = text.charAt(start + i);
            if (!Clues.isDigit(unit)) {
                return false;
            }
            sum += digitSum((unit - '0') * (i % 2 == 1 ? 1 : 2));
        }
        return text.charAt(end - 1) - '0' == sum % 10;
    }

    private static int digitSum(int number) {
        return number / 10 + number % 10;
    }
}
