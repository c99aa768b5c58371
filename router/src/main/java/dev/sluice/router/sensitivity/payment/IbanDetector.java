package dev.sluice.router.sensitivity.payment;

import dev.sluice.router.sensitivity.Confidence;
import dev.sluice.router.sensitivity.Detector;
import dev.sluice.router.sensitivity.Findings;
import dev.sluice.router.sensitivity.Kind;
import dev.sluice.router.sensitivity.Sensitivity;
import dev.sluice.router.text.Clues;
import dev.sluice.router.text.Positions;
import dev.sluice.router.text.Topic;
import dev.sluice.router.text.Words;
import java.util.List;

/**
 * International bank account numbers: the country's length and the check digits, ISO 13616 and ISO 7064 mod 97-10.
 * Letters of both cases, single separators between the characters; behind a word for an account any separators.
 */
public final class IbanDetector implements Detector {
    private static final Kind KIND = new Kind("IBAN", Sensitivity.CONFIDENTIAL);

    /** Length by country: SWIFT's IBAN registry, release 99. */
    private static final int[] LENGTH = lengths(
            "AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18",
            "DO28 EE20 EG29 ES24 FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HN28 HR21 HU28 IE22 IL23",
            "IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MN20 MR27",
            "MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24 RS22 RU33 SA24 SC31 SD18 SE24 SI19",
            "SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30");

    /** Units behind a word for an account in which a number with odd separators may begin. */
    private static final int REACH = 32;

    /** Separators between two characters of a number that was announced, at most. */
    private static final int WIDEST_GAP = 3;

    @Override
    public List<Kind> kinds() {
        return List.of(KIND);
    }

    @Override
    public void find(Clues clues, Findings found) {
        Positions starts = clues.accounts();
        Words words = clues.words();
        int word = words.next(0, Topic.ACCOUNT);
        for (int i = 0; i < starts.size(); i++) {
            word = announced(clues, word, starts.at(i), found);
            int start = starts.at(i);
            int end = start < found.end() || inWord(clues.text(), start) ? start : end(clues.text(), start, false);
            if (end > start) {
                boolean told = words.near(start, end, Topic.ACCOUNT, 48, 20);
                found.add(KIND, told ? Confidence.HIGH : Confidence.MEDIUM, start, end);
            }
        }
        announced(clues, word, clues.text().length(), found);
    }

    /** Looks behind each word for an account that ends before an offset; returns the first word that does not. */
    private static int announced(Clues clues, int first, int before, Findings found) {
        Words words = clues.words();
        int word = first;
        while (word < words.size() && words.end(word) < before) {
            int from = Math.max(found.end(), words.end(word));
            int limit = Math.min(clues.text().length(), words.end(word) + REACH);
            for (int start = from; start < limit; start++) {
                if (Clues.isLetter(clues.text().charAt(start)) && !inWord(clues.text(), start)) {
                    int end = end(clues.text(), start, true);
                    if (end > start) {
                        found.add(KIND, Confidence.HIGH, start, end);
                        break;
                    }
                }
            }
            word = words.next(word + 1, Topic.ACCOUNT);
        }
        return word;
    }

    private static boolean inWord(String text, int start) {
        return start > 0 && (Clues.isLetter(text.charAt(start - 1)) || Clues.isDigit(text.charAt(start - 1)));
    }

    /**
     * One past the number that starts here; {@code start} if none does.
     *
     * @param told whether a word announces it, so that separators may be odd
     */
    private static int end(String text, int start, boolean told) {
        int length = length(text, start, told);
        if (length == 0) {
            return start;
        }
        StringBuilder plain = new StringBuilder(length);
        int i = start;
        int gap = 0;
        while (i < text.length() && plain.length() < length) {
            char unit = text.charAt(i++);
            if (Clues.isDigit(unit) || Clues.isLetter(unit)) {
                plain.append(unit);
                gap = 0;
            } else if (!separates(unit, told) || ++gap > (told ? WIDEST_GAP : 1)) {
                return start;
            }
        }
        boolean whole = plain.length() == length
                && (i == text.length() || !(Clues.isDigit(text.charAt(i)) || Clues.isLetter(text.charAt(i))));
        return whole && Clues.isDigit(plain.charAt(2)) && mod97(plain) == 1 ? i : start;
    }

    /** Units of a number of the country whose two letters stand here, separators between them or not; 0 if none do. */
    private static int length(String text, int start, boolean told) {
        int second = start + 1;
        int limit = Math.min(text.length(), second + (told ? WIDEST_GAP : 1) + 1);
        while (second < limit && separates(text.charAt(second), told)) {
            second++;
        }
        if (second >= limit || !Clues.isLetter(text.charAt(start)) || !Clues.isLetter(text.charAt(second))) {
            return 0;
        }
        return LENGTH[slot(text.charAt(start), text.charAt(second))];
    }

    private static int[] lengths(String... lines) {
        int[] lengths = new int[26 * 26];
        for (String line : lines) {
            for (String entry : line.split(" ")) {
                lengths[slot(entry.charAt(0), entry.charAt(1))] = Integer.parseInt(entry, 2, 4, 10);
            }
        }
        return lengths;
    }

    private static int slot(char first, char second) {
        return ((first | 0x20) - 'a') * 26 + (second | 0x20) - 'a';
    }

    private static boolean separates(char unit, boolean told) {
        return told
                ? !Character.isLetter(unit) && !Clues.isDigit(unit)
                : unit == ' ' || unit == '-' || unit == '.' || unit == '/';
    }

    /** The remainder after the first four characters have moved to the end and letters have become 10 to 35. */
    static int mod97(CharSequence iban) {
        int remainder = 0;
        for (int i = 0; i < iban.length(); i++) {
            int digit = Character.digit(iban.charAt((i + 4) % iban.length()), 36);
            remainder = (remainder * (digit > 9 ? 100 : 10) + digit) % 97;
        }
        return remainder;
    }
}
