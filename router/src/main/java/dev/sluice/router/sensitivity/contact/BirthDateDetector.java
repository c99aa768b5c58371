package dev.sluice.router.sensitivity.contact;

import dev.sluice.router.sensitivity.Confidence;
import dev.sluice.router.sensitivity.Detector;
import dev.sluice.router.sensitivity.Findings;
import dev.sluice.router.sensitivity.Kind;
import dev.sluice.router.sensitivity.Sensitivity;
import dev.sluice.router.sensitivity.person.Person;
import dev.sluice.router.text.Clues;
import dev.sluice.router.text.Topic;
import dev.sluice.router.text.Walk;
import dev.sluice.router.text.Words;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Dates of birth: a day with its year beside a word that announces one. Who was born before
 * {@value #FIRST_PRIVATE_YEAR} is history, and a date alone is none. Where nobody is named nearby and the date is not
 * the value of a field, the finding is {@link Confidence#LOW}.
 */
public final class BirthDateDetector implements Detector {
    private static final Kind KIND = new Kind("DOB", Sensitivity.CONFIDENTIAL);

    private static final int AHEAD = 40;
    private static final int BACK = 6;

    /** A shorter word may end with a dot of its own: {@code geb.} */
    private static final int ABBREVIATED = 4;

    /** How far a name may be away. */
    private static final int AROUND = 160;

    private static final int SEGMENT = 200;
    private static final int BIRTH_FIELD = 7;

    /** Nobody born earlier is alive. */
    private static final int FIRST_PRIVATE_YEAR = 1908;

    @Override
    public List<Kind> kinds() {
        return List.of(KIND);
    }

    @Override
    public void find(Clues clues, Findings found) {
        String text = clues.text();
        Words words = clues.words();
        for (int i = words.next(0, Topic.BIRTH); i < words.size(); i = words.next(i + 1, Topic.BIRTH)) {
            boolean segment = Walk.lower(text, words.start(i), words.end(i)).equals("pid");
            Date date = segment ? field(text, words.end(i)) : ahead(text, words.end(i));
            if (date == null && !segment) {
                date = behind(text, words.start(i));
            }
            if (date != null) {
                found.add(KIND, confidence(clues, i, date), date.start(), date.end());
            }
        }
    }

    private static Confidence confidence(Clues clues, int index, Date date) {
        if (date.year() >= 100 && date.year() < FIRST_PRIVATE_YEAR) {
            return Confidence.LOW;
        }
        Words words = clues.words();
        for (int i = words.from(date.start() - AROUND); i < words.size() && words.start(i) < date.end() + AROUND; i++) {
            if (Person.at(clues, i) != Person.NONE) {
                return Confidence.HIGH;
            }
        }
        return sameSentence(
                        clues.text(),
                        words.end(index) + (words.end(index) - words.start(index) <= ABBREVIATED ? 1 : 0),
                        date.start())
                ? Confidence.MEDIUM
                : Confidence.LOW;
    }

    private static boolean sameSentence(String text, int from, int to) {
        for (int i = from; i + 1 < to; i++) {
            char unit = text.charAt(i);
            if (unit == '?' || unit == '!' || (unit == '.' && text.charAt(i + 1) == ' ')) {
                return false;
            }
        }
        return true;
    }

    /** The seventh field of a patient's segment in HL7 version 2. */
    private static @Nullable Date field(String text, int from) {
        int at = from;
        int limit = Math.min(text.length(), from + SEGMENT);
        for (int bars = 0; at < limit && text.charAt(at) != '\n'; at++) {
            if (text.charAt(at) == '|' && ++bars == BIRTH_FIELD) {
                return Clues.isDigit(Walk.at(text, at + 1)) ? Date.at(text, at + 1) : null;
            }
        }
        return null;
    }

    private static @Nullable Date ahead(String text, int from) {
        int limit = Math.min(Walk.lineEnd(text, from, AHEAD), text.length());
        if (limit < text.length() && limit - from < 4) {
            limit = Math.min(text.length(), from + AHEAD); // a label with its value in the next line
        }
        boolean fresh = true;
        for (int i = from; i < limit; i++) {
            char unit = text.charAt(i);
            boolean digit = Clues.isDigit(unit);
            if (fresh && (digit || Character.isUpperCase(unit))) {
                Date date = digit ? Date.at(text, i) : Date.atMonth(text, i);
                if (date != null) {
                    return date;
                }
            }
            fresh = !Character.isLetterOrDigit(unit) || Walk.caseless(unit);
        }
        return null;
    }

    /** {@code 1976年7月14日出生}. */
    private static @Nullable Date behind(String text, int to) {
        for (int i = to; i > Math.max(0, to - BACK - 12); i--) {
            if (Clues.isDigit(text.charAt(i - 1)) && (i == 1 || !Clues.isDigit(text.charAt(i - 2)))) {
                Date date = Date.at(text, i - 1);
                if (date != null && to - date.end() <= BACK && to >= date.end()) {
                    return date;
                }
            }
        }
        return null;
    }
}
