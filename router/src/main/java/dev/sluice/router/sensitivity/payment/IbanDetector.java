package dev.sluice.router.sensitivity.payment;

import dev.sluice.router.sensitivity.Confidence;
import dev.sluice.router.sensitivity.Detector;
import dev.sluice.router.sensitivity.Findings;
import dev.sluice.router.sensitivity.Kind;
import dev.sluice.router.sensitivity.Sensitivity;
import dev.sluice.router.text.Clues;
import dev.sluice.router.text.Context;
import dev.sluice.router.text.Positions;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * International bank account numbers: the country's length and the check digits, ISO 13616 and ISO 7064 mod 97-10.
 * Letters of both cases, single spaces or hyphens between the characters.
 */
public final class IbanDetector implements Detector {
    private static final Kind KIND = new Kind("IBAN", Sensitivity.CONFIDENTIAL);

    /** Length by country: SWIFT's IBAN registry, release 99. */
    private static final Map<String, Integer> LENGTHS = Stream.of(
                    "AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18",
                    "DO28 EE20 EG29 ES24 FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HN28 HR21 HU28 IE22 IL23",
                    "IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MN20 MR27",
                    "MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24 RS22 RU33 SA24 SC31 SD18 SE24 SI19",
                    "SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30")
            .flatMap(line -> Stream.of(line.split(" ")))
            .collect(Collectors.toUnmodifiableMap(
                    entry -> entry.substring(0, 2), entry -> Integer.parseInt(entry, 2, 4, 10)));

    private static final List<String> WORDS = List.of("iban", "account", "konto", "bank", "transfer", "pay", "compte");

    @Override
    public List<Kind> kinds() {
        return List.of(KIND);
    }

    @Override
    public void find(Clues clues, Findings found) {
        Positions starts = clues.accounts();
        for (int i = 0; i < starts.size(); i++) {
            int start = starts.at(i);
            int end = start < found.end() ? start : end(clues.text(), start);
            if (end > start) {
                boolean told = Context.near(clues.text(), start, end, WORDS);
                found.add(KIND, told ? Confidence.HIGH : Confidence.MEDIUM, start, end);
            }
        }
    }

    /** One past the number that starts here; {@code start} if none does. */
    private static int end(String text, int start) {
        @Nullable Integer length = LENGTHS.get(text.substring(start, start + 2).toUpperCase(Locale.ROOT));
        if (length == null) {
            return start;
        }
        StringBuilder plain = new StringBuilder(length);
        int i = start;
        boolean gap = false;
        while (i < text.length() && plain.length() < length) {
            char unit = text.charAt(i++);
            if (Clues.isDigit(unit) || Clues.isLetter(unit)) {
                plain.append(unit);
                gap = false;
            } else if ((unit == ' ' || unit == '-') && !gap) {
                gap = true;
            } else {
                return start;
            }
        }
        boolean whole = plain.length() == length
                && (i == text.length() || !(Clues.isDigit(text.charAt(i)) || Clues.isLetter(text.charAt(i))));
        return whole && mod97(plain) == 1 ? i : start;
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
