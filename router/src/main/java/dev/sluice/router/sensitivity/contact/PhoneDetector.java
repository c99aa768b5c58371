package dev.sluice.router.sensitivity.contact;

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
import dev.sluice.router.text.WordMap;
import dev.sluice.router.text.Words;
import java.util.List;

/**
 * Telephone numbers. The international form counts if {@link DialPlans} knows its calling code and length; the North
 * American one (3-3-4) if it knows the area; any other only beside a word that announces a number, if some country
 * writes its numbers so or the word leaves no doubt.
 */
public final class PhoneDetector implements Detector {
    private static final Kind KIND = new Kind("PHONE", Sensitivity.CONFIDENTIAL);

    /** How far back a record of a person may begin. */
    private static final int RECORD = 96;

    private static final WordMap OWNERS = WordMap.of("new my his her their our your old work home private emergency");

    /** {@code mon numéro est le}, {@code my number is}: the words between are small. */
    private static final WordMap NUMBER_WORDS = WordMap.of(
            "number numbers num numéro numero número nummer numer numeru broj číslo numarası numaram numarasi номер "
                    + "नंबर नम्बर");

    private static final WordMap OWNED =
            WordMap.of("my his her their our your new old mon son notre votre leur nouveau "
                    + "mio suo tuo nostro nuovo mi su tu nuestro nuevo meu seu teu nosso novo minha mein meine meiner dein deine "
                    + "seine ihre unsere neue mijn zijn haar jouw onze nieuwe mój moj twój jego jej nowy mitt min ditt hans hennes "
                    + "nytt мой его её ее наш новый मेरा");

    /** Last characters of what orders, parcels, goods, members and places are called, before "number". */
    private static final String OTHER_NUMBERS = "文单單跡票せ員员品理付約约间間牌席库庫运運递件";

    /** How far from a number a word for calling may stand, in units. */
    private static final int CALL_BEFORE = 40;

    private static final int CALL_BEHIND = 12;

    /** Units between "text", which is a noun more often, and the number it is sent to. */
    private static final int TEXTED = 8;

    /** Words between "number" and the number, at most so long. */
    private static final int SMALL_WORD = 4;

    /** ITU-T E.164. */
    private static final int LONGEST = 15;

    private static final WordMap EXTENSIONS =
            WordMap.of("x ext extn extension durchwahl dw poste int interno доб wew dahili");

    /** Nothing but a number to call comes after these. */
    private static final WordMap DIRECT = WordMap.of("at on to under");

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
                        || number.start(group + 1) - number.end(group) > 2
                        || (bracketed(number, group) && !area(number, first, group))) {
                    search.judge(first, group, number);
                    first = group + 1;
                }
            }
        }
    }

    private static boolean bracketed(DigitGroups number, int group) {
        return number.start(group + 1) - number.end(group) == 2 && number.text().startsWith(" (", number.end(group));
    }

    /** {@code +41 (0)44} and {@code 55 (11) 5555}: what comes before the bracket is a country code. */
    private static boolean area(DigitGroups number, int first, int group) {
        return number.digits(first, group, 4) <= 3;
    }

    /** One text's search. */
    private static final class Search {
        private final Clues clues;
        private final Findings found;
        /** The digits of the candidate, without separators. */
        private final char[] plain = new char[LONGEST];

        private int size;

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
                    && OWNERS.has(text, Walk.wordStart(text, word - 1), word - 1);
        }

        /** Whether a word near it speaks of calling; "text" does so right before the number only. */
        private boolean called(int start, int end) {
            Words words = clues.words();
            if (!words.near(start, end, Topic.CALL, CALL_BEFORE, CALL_BEHIND)) {
                return false;
            }
            int limit = end + CALL_BEHIND;
            for (int i = words.from(start - CALL_BEFORE); i < words.size() && words.start(i) < limit; i++) {
                boolean noun = nounText(words, i) && (words.start(i) > start || start - words.end(i) > TEXTED);
                if (words.is(i, Topic.CALL) && !noun && !ofSomethingElse(clues.text(), words.start(i), words.end(i))) {
                    return true;
                }
            }
            return false;
        }

        private boolean nounText(Words words, int i) {
            return words.end(i) - words.start(i) == 4 && clues.text().regionMatches(true, words.start(i), "text", 0, 4);
        }

        /** {@code 注文番号}: the word for a number is the end of one for the number of an order. */
        private static boolean ofSomethingElse(String text, int start, int end) {
            boolean number =
                    text.startsWith("番号", start) || text.startsWith("番號", start) || text.startsWith("号码", start);
            return number && end - start == 2 && OTHER_NUMBERS.indexOf(Walk.at(text, start - 1)) >= 0;
        }

        /** Whether the words right before say whose number it is. */
        private static boolean owned(String text, int start) {
            int at = start;
            for (int word = 0; word < 4; word++) {
                int end = at;
                while (end > 0 && at - end < 3 && " :=".indexOf(text.charAt(end - 1)) >= 0) {
                    end--;
                }
                int from = Walk.wordStart(text, end);
                if (from == end) {
                    return false;
                }
                if (NUMBER_WORDS.has(text, from, end)) {
                    int owner = Walk.at(text, from - 1) == ' ' ? from - 1 : from;
                    return OWNED.has(text, Walk.wordStart(text, owner), owner);
                }
                if (end - from > SMALL_WORD) {
                    return false;
                }
                at = from;
            }
            return false;
        }

        private void candidate(int first, int last, DigitGroups number) {
            String text = number.text();
            int start = number.start(first);
            int end = number.end(last);
            start -= start > 0 && text.charAt(start - 1) == '(' ? 1 : 0;
            boolean plus = start > 0 && text.charAt(start - 1) == '+';
            start -= plus ? 1 : 0;
            boolean american = !plus && american(number, first, last);
            boolean other = !plus && looksLikeSomethingElse(first, last, number);
            if (other && !american) {
                return;
            }
            read(first, last, number);
            boolean told = clues.words().near(start, end, Topic.PHONE, 48, 20);
            boolean hinted = told
                    || called(start, end)
                    || (!plus && !american && trunk(last > first) && ofSomebody(start))
                    || (!plus && !other && owned(text, start));
            if (fictitious() || !(plus || american || hinted)) {
                return;
            }
            if (plus ? DialPlans.international(plain, 0, size) : american ? area() : DialPlans.national(plain, size)) {
                found.add(
                        KIND,
                        hinted && (plus || american) ? Confidence.HIGH : Confidence.MEDIUM,
                        start,
                        extension(text, end));
            } else if (plus ? hinted : told ? !other && spoken(first, last, number) : hinted && direct(text, start)) {
                found.add(KIND, Confidence.MEDIUM, start, extension(text, end));
            } else if (plus) {
                found.add(KIND, Confidence.LOW, start, extension(text, end));
            }
        }

        private void read(int first, int last, DigitGroups number) {
            size = 0;
            for (int group = first; group <= last; group++) {
                for (int i = number.start(group); i < number.end(group); i++) {
                    plain[size++] = number.text().charAt(i);
                }
            }
        }

        private boolean area() {
            return DialPlans.american(plain, size - 10, size);
        }

        /** A prefix that only numbers to call are written with. */
        private boolean trunk(boolean grouped) {
            return (size == 11 && plain[0] == '1') || (grouped && plain[0] == '0');
        }

        /** 555-0100 to 555-0199 is set aside for fiction in every North American area. */
        private boolean fictitious() {
            int from = size - 7;
            return (size == 7 || size >= 10)
                    && plain[from] == '5'
                    && plain[from + 1] == '5'
                    && plain[from + 2] == '5'
                    && plain[from + 3] == '0'
                    && plain[from + 4] == '1';
        }
    }

    /** Numbers that no plan knows still are numbers to call when a word says so, if they look like one. */
    private static boolean spoken(int first, int last, DigitGroups number) {
        return last > first || number.text().charAt(number.start(first)) == '0' || number.length(first) >= 9;
    }

    /** {@code call me at}, {@code reach us on}. */
    private static boolean direct(String text, int start) {
        int end = start > 0 && text.charAt(start - 1) == ' ' ? start - 1 : start;
        return DIRECT.has(text, Walk.wordStart(text, end), end);
    }

    /** One past an extension: {@code x123}, {@code ext. 123}, {@code Durchwahl 12}. */
    private static int extension(String text, int end) {
        int at = end;
        while (at - end < 2 && (Walk.at(text, at) == ' ' || Walk.at(text, at) == ',')) {
            at++;
        }
        int word = Walk.wordEnd(text, at);
        if (!EXTENSIONS.has(text, at, word)) {
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
}
