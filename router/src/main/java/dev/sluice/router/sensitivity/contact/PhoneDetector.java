package dev.sluice.router.sensitivity.contact;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import dev.sluice.router.sensitivity.Confidence;
import dev.sluice.router.sensitivity.Detector;
import dev.sluice.router.sensitivity.Findings;
import dev.sluice.router.sensitivity.Kind;
import dev.sluice.router.sensitivity.Sensitivity;
import dev.sluice.router.text.Clues;
import dev.sluice.router.text.Context;
import dev.sluice.router.text.DigitGroups;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Telephone numbers. The international form counts if libphonenumber finds it valid; the North American one (3-3-4) if
 * it is valid there; any other only beside a word that announces a number, and if it is valid in one of the regions
 * tried.
 */
public final class PhoneDetector implements Detector {
    private static final Kind KIND = new Kind("PHONE", Sensitivity.CONFIDENTIAL);

    /**
     * So many candidates of one text are judged by libphonenumber, which bounds what a hostile text can cost. What
     * comes after them counts unjudged.
     */
    private static final int JUDGED = 500;

    /** Held here since asking for it takes a lock. */
    private static final PhoneNumberUtil PLANS = PhoneNumberUtil.getInstance();

    /** ITU-T E.164. */
    private static final int LONGEST = 15;

    /** National forms are tried in these; each costs a few microseconds, and only beside an announcing word. */
    private static final List<String> REGIONS =
            List.of("US", "GB", "DE", "FR", "IT", "ES", "IN", "AU", "BR", "JP", "NL", "PL", "SE", "CH", "MX");

    private static final List<String> WORDS = List.of(
            "phone",
            "tel",
            "mobile",
            "cell",
            "call",
            "fax",
            "whatsapp",
            "sms",
            "text me",
            "text to",
            "contact",
            "ring",
            "dial",
            "hotline",
            "desk",
            "office",
            "handy",
            "mobil",
            "rufnummer",
            "numéro",
            "portable",
            "móvil",
            "teléfono",
            "numero",
            "número",
            "celular",
            "телефон",
            "number",
            "reach",
            "appel",
            "chiama",
            "llama",
            "ruf",
            "answering",
            "電話",
            "电话",
            "전화");

    @Override
    public List<Kind> kinds() {
        return List.of(KIND);
    }

    @Override
    public void find(Clues clues, Findings found) {
        Search search = new Search(found);
        for (DigitGroups number : clues.numbers()) {
            int first = 0;
            for (int group = 0; group < number.groups(); group++) {
                if (group + 1 == number.groups()
                        || number.gap(group).length() > 2
                        || number.gap(group).equals(" (")) {
                    search.judge(first, group, number);
                    first = group + 1;
                }
            }
        }
    }

    /** One text's search, with what is left of its budget. */
    private static final class Search {
        final Findings found;
        private int judged;

        Search(Findings found) {
            this.found = found;
        }

        void judge(int first, int last, DigitGroups number) {
            int digits = number.digits(first, last, LONGEST + 1);
            if (digits >= Clues.FEWEST_DIGITS && digits <= LONGEST && whole(number, first, last)) {
                candidate(first, last, number);
            } else if (digits > LONGEST) {
                for (int group = first; group + 2 <= last; group++) {
                    if (american(number, group, group + 2)) {
                        candidate(group, group + 2, number);
                        group += 2;
                    }
                }
            }
        }

        private void candidate(int first, int last, DigitGroups number) {
            String text = number.text();
            int start = number.start(first);
            int end = number.end(last);
            start -= start > 0 && text.charAt(start - 1) == '(' ? 1 : 0;
            boolean plus = start > 0 && text.charAt(start - 1) == '+';
            start -= plus ? 1 : 0;
            boolean american = !plus && american(number, first, last);
            boolean told = told(text, start, end);
            String plain = number.digits(first, last);
            if (fictitious(plain) || !(plus || american || (told && !looksLikeSomethingElse(first, last, number)))) {
                return;
            }
            if (judged++ >= JUDGED) {
                found.add(KIND, Confidence.LOW, start, end);
            } else if (plus ? valid("+" + plain, null) : american ? valid(plain, "US") : anywhere(plain)) {
                found.add(KIND, told && (plus || american) ? Confidence.HIGH : Confidence.MEDIUM, start, end);
            } else if (plus && told) {
                found.add(KIND, Confidence.LOW, start, end);
            }
        }
    }

    private static boolean anywhere(String digits) {
        return REGIONS.stream().anyMatch(region -> valid(digits, region))
                || (digits.startsWith("00") && valid("+" + digits.substring(2), null));
    }

    private static boolean told(String text, int start, int end) {
        return Context.near(text, start, end, WORDS);
    }

    /** 3-3-4, with a country code 1 before it or not, at least one of the gaps not a plain space. */
    private static boolean american(DigitGroups number, int first, int last) {
        int area =
                last - first == 3 && number.length(first) == 1 && number.text().charAt(number.start(first)) == '1'
                        ? first + 1
                        : first;
        return last - area == 2
                && number.length(area) == 3
                && number.length(area + 1) == 3
                && number.length(last) == 4
                && !(number.gapIs(area, ' ')
                        && number.gapIs(area + 1, ' ')
                        && area == first
                        && number.before(first) != '(');
    }

    /** 555-0100 to 555-0199 is set aside for fiction in every North American area. */
    private static boolean fictitious(String digits) {
        return digits.startsWith("55501", digits.length() - 7) && (digits.length() == 7 || digits.length() >= 10);
    }

    /** Neither a piece of a longer token nor of a number with a fraction. */
    private static boolean whole(DigitGroups number, int first, int last) {
        char before = number.before(first);
        char after = number.after(last);
        return !Character.isLetterOrDigit(before)
                && before != '_'
                && before != '#'
                && before != '$'
                && before != '='
                && !(before == '.'
                        && number.start(first) > 1
                        && Clues.isDigit(number.text().charAt(number.start(first) - 2)))
                && (!Character.isLetterOrDigit(after) || after == 'x')
                && after != '_'
                && after != '%';
    }

    /** Dates, addresses of machines and social security numbers. */
    private static boolean looksLikeSomethingElse(int first, int last, DigitGroups number) {
        int groups = last - first + 1;
        boolean date = groups >= 3
                && (number.gapIs(first, '-') || number.gapIs(first, '/') || number.gapIs(first, '.'))
                && ((number.length(first) == 4 && number.length(first + 1) <= 2 && number.length(first + 2) <= 2)
                        || (number.length(first) <= 2
                                && number.length(first + 1) <= 2
                                && number.length(first + 2) == 4));
        boolean machine =
                groups == 4 && number.gapIs(first, '.') && number.gapIs(first + 1, '.') && number.gapIs(first + 2, '.');
        boolean social =
                groups == 3 && number.length(first) == 3 && number.length(first + 1) == 2 && number.length(last) == 4;
        return date || machine || social;
    }

    private static boolean valid(String digits, @Nullable String region) {
        try {
            PhoneNumber number = PLANS.parse(digits, region);
            return region == null ? PLANS.isValidNumber(number) : PLANS.isValidNumberForRegion(number, region);
        } catch (NumberParseException notANumber) {
            return false;
        }
    }
}
