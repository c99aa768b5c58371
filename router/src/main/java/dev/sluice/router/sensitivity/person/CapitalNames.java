package dev.sluice.router.sensitivity.person;

import dev.sluice.router.text.Clues;
import dev.sluice.router.text.Topic;
import dev.sluice.router.text.Walk;
import dev.sluice.router.text.WordMap;
import dev.sluice.router.text.Words;
import org.jspecify.annotations.Nullable;

/**
 * Names that no list knows: two to four words one after the other that begin with a capital and go on in small letters,
 * none of which is a common word or speaks of something else; or one before a colon at the start of a line, as in a
 * dialogue. One pass over the text; each capital is looked at a few times at most.
 */
public final class CapitalNames {
    private static final int MOST_WORDS = 4;
    private static final int LONGEST_SPEAKER = 16;

    private static final long NAMES = Topic.mask(Topic.GIVEN_NAME, Topic.LAST_NAME);

    /** A word of these is part of another name. */
    private static final long OTHERS = Topic.mask(
            Topic.COUNTRY,
            Topic.PLACE,
            Topic.PLACE_PART,
            Topic.NATIONALITY,
            Topic.COMPANY,
            Topic.ORGANISATION_PART,
            Topic.LEGAL_FORM,
            Topic.INSTITUTION,
            Topic.CALENDAR,
            Topic.OCCUPATION,
            Topic.TITLE,
            Topic.MEDICAL,
            Topic.ADDRESS,
            Topic.NAMED);

    /** Behind a name, these make it one of a place or a business. */
    private static final WordMap NO_PERSON = WordMap.of(
            "street road avenue lane drive way court place square park hill "
                    + "river creek falls lake valley bridge beach island county city town village district airport station school "
                    + "university college hospital clinic church hotel bank group holdings partners inc ltd llc gmbh ag corp co "
                    + "company limited foundation institute museum library theatre center centre award prize disease syndrome law "
                    + "theorem equation algorithm method test effect principle model framework project team club league cup");

    private static final WordMap PARTICLES =
            WordMap.of("van von de der den del della da das do dos di du la le al el bin ibn ter ten zu y bint af av");

    /** Before a single name that no list knows. */
    private static final WordMap BEFORE_ONE = WordMap.of("says said asked told hi hello dear hey kid son daughter wife "
            + "husband brother sister friend colleague neighbour neighbor cousin nephew niece uncle aunt fiancé fiancée "
            + "liebe lieber hallo cher chère bonjour hola querida querido ciao caro cara olá beste hoi cześć hej ahoj");

    /** Behind one. */
    private static final WordMap BEHIND_ONE = WordMap.of(
            "lives lived said says told asked wrote replied works worked moved married died suffers complained");

    private CapitalNames() {}

    /** The first such name that starts at or after {@code from} and ends at or before {@code to}; null if none does. */
    public static @Nullable Name next(Clues clues, int from, int to) {
        String text = clues.text();
        int i = from;
        while (i < to) {
            char unit = text.charAt(i);
            if (unit < 'A' || !(unit < 128 ? unit <= 'Z' : Character.isUpperCase(unit)) || !free(text, i)) {
                i++;
                continue;
            }
            int end = end(clues, i, to);
            if (end > 0) {
                return new Name(i, end, 2, false);
            }
            i = Math.max(i + 1, -end);
        }
        return null;
    }

    /** One past the name that starts here; otherwise the place, negated, where to go on. */
    private static int end(Clues clues, int start, int to) {
        String text = clues.text();
        int count = 0;
        int end = start;
        int at = start;
        while (at < to) {
            int wordEnd = Walk.wordEnd(text, at);
            if (wordEnd == at) {
                break;
            }
            if (!Character.isUpperCase(text.charAt(at))) {
                if (count == 0 || !PARTICLES.has(text, at, wordEnd) || Walk.at(text, wordEnd) != ' ') {
                    break;
                }
                at = wordEnd + 1;
                continue;
            }
            boolean initial = wordEnd - at == 1;
            if (initial ? count == 0 : !titled(text, at, wordEnd) || other(clues, at, wordEnd)) {
                if (!initial && NO_PERSON.has(text, at, wordEnd)) {
                    return -wordEnd;
                }
                at = wordEnd;
                break;
            }
            if (initial) {
                wordEnd += Walk.at(text, wordEnd) == '.' ? 1 : 0;
            } else {
                count++;
                end = wordEnd;
            }
            at = wordEnd;
            if (Walk.at(text, wordEnd) != ' ') {
                break;
            }
            at++;
        }
        if (count >= 2 && count <= MOST_WORDS && stands(text, end)) {
            return end <= to && !numbered(text, start) ? end : -end;
        }
        if (count == 1 && end - start >= 3 && end <= to && (speaks(text, start, end) || told(text, start, end))) {
            return end;
        }
        return -Math.max(at, end);
    }

    /** {@code Imre: Who is there?} at the start of a line. */
    private static boolean speaks(String text, int start, int end) {
        return end - start <= LONGEST_SPEAKER
                && Walk.at(text, end) == ':'
                && Walk.at(text, end + 1) == ' '
                && Walk.at(text, start - 1) == '\n'
                && (Walk.at(text, end + 2) == '"' || Character.isUpperCase(Walk.at(text, end + 2)));
    }

    /** {@code says Imre}, {@code Imre lives}, {@code Hi Imre,}. */
    private static boolean told(String text, int start, int end) {
        if (Walk.at(text, start - 1) == ' '
                && BEFORE_ONE.has(text, Walk.wordStart(text, start - 1), start - 1)
                && Walk.at(text, end) != ' ') {
            return true;
        }
        return Walk.at(text, end) == ' '
                && BEHIND_ONE.has(text, end + 1, Walk.wordEnd(text, Math.min(text.length(), end + 1)));
    }

    /** A number of a house stands before it; a date does not count. */
    private static boolean numbered(String text, int start) {
        int at = start - 1;
        if (Walk.at(text, at) != ' ') {
            return false;
        }
        while (start - at < 8 && Clues.isDigit(Walk.at(text, at - 1))) {
            at--;
        }
        char before = Walk.at(text, at - 1);
        return at < start - 1 && (before == ' ' || before == '\n' || before == '"' || before == '\'');
    }

    /** A capital with small letters behind it; another capital only behind {@code Mc}, an apostrophe or a hyphen. */
    private static boolean titled(String text, int start, int end) {
        boolean small = false;
        if (text.charAt(start + 1) == '-') {
            return false;
        }
        for (int i = start + 1; i < end; i++) {
            char unit = text.charAt(i);
            char before = text.charAt(i - 1);
            if (Character.isUpperCase(unit) && Walk.letter(before) && !(i - start <= 3 && before != unit && small)) {
                return false;
            }
            small |= Character.isLowerCase(unit);
        }
        return small;
    }

    private static boolean other(Clues clues, int start, int end) {
        if (!NotNames.common(clues.text(), start, end)) {
            Words words = clues.words();
            return words.at(start, OTHERS) && !words.at(start, NAMES);
        }
        return NotNames.has(clues.text(), start, end) || !clues.words().at(start, NAMES);
    }

    private static boolean free(String text, int start) {
        if (start == 0) {
            return true;
        }
        char before = text.charAt(start - 1);
        return (!Character.isLetterOrDigit(before) && "_./-@#$\\'\u2019&".indexOf(before) < 0)
                || (before == '\'' && !Character.isLetterOrDigit(Walk.at(text, start - 2)));
    }

    private static boolean stands(String text, int end) {
        char after = Walk.at(text, end);
        if (Character.isDigit(after) || after == '_' || after == '(' || after == '@' || after == '/' || after == '-') {
            return false;
        }
        // a town with its state: ", OH 40999"
        return !(after == ','
                && Character.isUpperCase(Walk.at(text, end + 2))
                && Character.isUpperCase(Walk.at(text, end + 3))
                && !Character.isLetter(Walk.at(text, end + 4)));
    }
}
