package dev.sluice.router.sensitivity.contact;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import dev.sluice.router.sensitivity.Confidence;
import dev.sluice.router.sensitivity.Detector;
import dev.sluice.router.sensitivity.Findings;
import dev.sluice.router.sensitivity.Kind;
import dev.sluice.router.sensitivity.Sensitivity;
import dev.sluice.router.sensitivity.person.Person;
import dev.sluice.router.text.Clues;
import dev.sluice.router.text.DigitGroups;
import dev.sluice.router.text.Topic;
import dev.sluice.router.text.Walk;
import dev.sluice.router.text.Words;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Telephone numbers. The international form counts if libphonenumber finds it valid; the North American one (3-3-4) if
 * it is valid there; any other only beside a word that announces a number, if it is valid in one of the regions tried
 * or the word leaves no doubt.
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

    /** How far back a record of a person may begin. */
    private static final int RECORD = 96;

    private static final Set<String> OWNERS =
            Set.of("new", "my", "his", "her", "their", "our", "your", "old", "work", "home", "private", "emergency");

    /** ITU-T E.164. */
    private static final int LONGEST = 15;

    private static final Set<String> EXTENSIONS = Set.of(
            "x", "ext", "extn", "extension", "durchwahl", "dw", "poste", "int", "interno", "доб", "wew", "dahili");

    /** National forms are tried in these; each costs a few microseconds, and only beside an announcing word. */
    private static final List<String> REGIONS = List.of(
            "US", "GB", "DE", "FR", "IT", "ES", "IN", "AU", "BR", "JP", "NL", "PL", "SE", "CH", "MX", "CN", "RU", "KR",
            "TR", "UA", "IL", "PT", "BE", "AT", "DK", "NO", "FI", "CZ", "HU", "GR", "IE", "RO", "ZA", "NZ", "SG", "AR",
            "CL", "CO");

    @Override
    public List<Kind> kinds() {
        return List.of(KIND);
    }

    @Override
    public void find(Clues clues, Findings found) {
        Search search = new Search(clues, found);
        for (DigitGroups number : clues.numbers()) {
            int first = 0;
            for (int group = 0; group < number.groups(); group++) {
                if (group + 1 == number.groups()
                        || number.gap(group).length() > 2
                        || (number.gap(group).equals(" (") && !area(number, first, group))) {
                    search.judge(first, group, number);
                    first = group + 1;
                }
            }
        }
    }

    /** {@code +41 (0)44} and {@code 55 (11) 5555}: what comes before the bracket is a country code. */
    private static boolean area(DigitGroups number, int first, int group) {
        return number.digits(first, group, 4) <= 3;
    }

    /** One text's search, with what is left of its budget. */
    private static final class Search {
        private final Clues clues;
        private final Findings found;
        private int judged;

        Search(Clues clues, Findings found) {
            this.clues = clues;
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

        /** Whether a name, an address of mail or "new number" stands shortly before in the same line. */
        private boolean ofSomebody(int start) {
            String text = clues.text();
            int from = Walk.lineStart(text, start, RECORD);
            for (int i = start - 1; i >= from; i--) {
                if (text.charAt(i) == '@') {
                    return true;
                }
            }
            Words words = clues.words();
            for (int i = words.from(from); i < words.size() && words.start(i) < start; i++) {
                if (Person.at(clues, i) != Person.NONE) {
                    return true;
                }
            }
            int word = Walk.wordStart(text, Math.max(0, start - 1));
            return text.startsWith("number", word)
                    && word > 3
                    && OWNERS.contains(text.substring(Walk.wordStart(text, word - 1), word - 1));
        }

        private void candidate(int first, int last, DigitGroups number) {
            String text = number.text();
            int start = number.start(first);
            int end = extension(text, number.end(last));
            start -= start > 0 && text.charAt(start - 1) == '(' ? 1 : 0;
            boolean plus = start > 0 && text.charAt(start - 1) == '+';
            start -= plus ? 1 : 0;
            boolean american = !plus && american(number, first, last);
            boolean told = clues.words().near(start, end, Topic.PHONE, 48, 20);
            String plain = number.digits(first, last);
            boolean hinted = told
                    || clues.words().near(start, end, Topic.CALL, 40, 12)
                    || (!plus && !american && trunk(plain, last > first) && ofSomebody(start));
            boolean other = looksLikeSomethingElse(first, last, number);
            if (fictitious(plain) || !(plus || american || (hinted && !other))) {
                return;
            }
            if (judged++ >= JUDGED) {
                found.add(KIND, Confidence.LOW, start, end);
            } else if (plus ? valid("+" + plain, null) : american ? valid("+1" + bare(plain), null) : anywhere(plain)) {
                found.add(KIND, hinted && (plus || american) ? Confidence.HIGH : Confidence.MEDIUM, start, end);
            } else if (plus ? hinted : !other && (told ? spoken(first, last, number) : hinted && direct(text, start))) {
                found.add(KIND, Confidence.MEDIUM, start, end);
            } else if (plus) {
                found.add(KIND, Confidence.LOW, start, end);
            }
        }
    }

    /** Numbers that no plan knows still are numbers to call when a word says so, if they look like one. */
    private static boolean spoken(int first, int last, DigitGroups number) {
        return last > first || number.text().charAt(number.start(first)) == '0' || number.length(first) >= 9;
    }

    /** A prefix that only numbers to call are written with. */
    private static boolean trunk(String digits, boolean grouped) {
        return (digits.length() == 11 && digits.charAt(0) == '1') || (grouped && digits.charAt(0) == '0');
    }

    /** {@code call me at}, {@code reach us on}: nothing but a number to call comes after these. */
    private static boolean direct(String text, int start) {
        int end = start > 0 && text.charAt(start - 1) == ' ' ? start - 1 : start;
        int word = Walk.wordStart(text, end);
        String before = text.substring(word, end);
        return before.equals("at") || before.equals("on") || before.equals("to") || before.equals("under");
    }

    /** One past an extension: {@code x123}, {@code ext. 123}, {@code Durchwahl 12}. */
    private static int extension(String text, int end) {
        int at = end;
        while (at - end < 2 && (Walk.at(text, at) == ' ' || Walk.at(text, at) == ',')) {
            at++;
        }
        int word = Walk.wordEnd(text, at);
        String mark = text.substring(at, word).toLowerCase(Locale.ROOT);
        if (!EXTENSIONS.contains(mark)) {
            return end;
        }
        at = word;
        while (at - word < 2 && (Walk.at(text, at) == '.' || Walk.at(text, at) == ' ' || Walk.at(text, at) == ':')) {
            at++;
        }
        int digits = at;
        while (at - digits < 6 && Clues.isDigit(Walk.at(text, at))) {
            at++;
        }
        return at > digits ? at : end;
    }

    private static boolean anywhere(String digits) {
        return REGIONS.stream().anyMatch(region -> valid(digits, region))
                || (digits.startsWith("00") && valid("+" + digits.substring(2), null));
    }

    private static String bare(String digits) {
        return digits.substring(digits.length() - 10);
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
        return (!Character.isLetterOrDigit(before) || Walk.caseless(before))
                && before != '_'
                && before != '#'
                && before != '$'
                && before != '='
                && !(before == '.'
                        && number.start(first) > 1
                        && Clues.isDigit(number.text().charAt(number.start(first) - 2)))
                && (!Character.isLetterOrDigit(after) || after == 'x' || Walk.caseless(after))
                && after != '_'
                && after != '%';
    }

    /** Dates, addresses of machines, fractions and social security numbers. */
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
        boolean fraction = groups == 2
                && number.gapIs(first, '.')
                && number.length(first) <= 3
                && (number.length(first) == 1 || number.text().charAt(number.start(first)) != '0');
        return date || machine || social || fraction;
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
