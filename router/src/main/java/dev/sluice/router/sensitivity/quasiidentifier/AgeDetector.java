package dev.sluice.router.sensitivity.quasiidentifier;

import dev.sluice.router.sensitivity.Confidence;
import dev.sluice.router.sensitivity.Detector;
import dev.sluice.router.sensitivity.Findings;
import dev.sluice.router.sensitivity.Kind;
import dev.sluice.router.sensitivity.Sensitivity;
import dev.sluice.router.text.Clues;
import dev.sluice.router.text.Positions;
import java.util.List;

/** Ages of people: {@code 42 years old}, {@code aged 42}, {@code 42 ans}, {@code 42 Jahre alt}, {@code 42歳}. */
public final class AgeDetector implements Detector {
    private static final Kind KIND = new Kind("AGE", Sensitivity.PUBLIC);
    private static final int OLDEST = 122;

    /** Behind a number, these say that it is an age. */
    private static final List<String> OLD = List.of(
            "year old",
            "years old",
            "yr old",
            "yrs old",
            "year-old",
            "years-old",
            "yr-old",
            "month old",
            "months old",
            "month-old",
            "y/o",
            "yo ",
            "y.o.",
            "years of age",
            "jahre alt",
            "jahren alt",
            "jährig",
            "jähriger",
            "jährige",
            "ans d'âge",
            "años de edad",
            "anni di età",
            "anos de idade",
            "jaar oud",
            "år gammal",
            "år gammel",
            "vuotias",
            "yaşında",
            "歳",
            "才",
            "岁",
            "歲",
            "세",
            "살",
            "летний",
            "летняя");

    /** Years: an age behind one of {@link #HAVE}. */
    private static final List<String> YEARS = List.of(
            "ans", "años", "anos", "anni", "jahre", "jaar", "år", "lat", "lata", "лет", "год", "года", "років", "let");

    private static final WordSet OLD_BEGIN = WordSet.of(OLD.toArray(String[]::new));
    private static final WordSet YEARS_BEGIN = WordSet.of(YEARS.toArray(String[]::new));

    /** Between one of {@link #AGED} and a number. */
    private static final WordSet OF = WordSet.of("of", "von", "just", "de", "is", "at");

    /** Before a number, these say that it is an age. */
    private static final WordSet AGED = WordSet.of(
            "aged",
            "age",
            "ages",
            "turn",
            "turned",
            "turning",
            "turns",
            "alter",
            "edad",
            "età",
            "idade",
            "wiek",
            "leeftijd",
            "ålder",
            "возраст",
            "גיל",
            "בגיל",
            "בן",
            "בת",
            "âge");

    /** Before a number and years, these say that it is an age. */
    private static final WordSet HAVE = WordSet.of(
            "ai", "a", "as", "avez", "j'ai", "de", "âgé", "âgée", "tengo", "tiene", "tienes", "tenía", "ho", "ha",
            "hai", "di", "tenho", "tem", "bin", "ist", "war", "mam", "ma", "мне", "ему", "ей", "мені", "ben", "är",
            "er", "mi", "je");

    @Override
    public List<Kind> kinds() {
        return List.of(KIND);
    }

    @Override
    public void find(Clues clues, Findings found) {
        String text = clues.text();
        Positions figures = clues.figures();
        for (int i = 0; i < figures.size(); i += 2) {
            int start = figures.at(i);
            int end = start;
            while (end < text.length() && Clues.isDigit(text.charAt(end))) {
                end++;
            }
            if (start >= found.end() && end - start <= 3 && age(text, start, end) && free(text, start)) {
                look(text, start, end, found);
            }
        }
    }

    private static void look(String text, int start, int end, Findings found) {
        int old = unit(text, end, OLD, OLD_BEGIN);
        if (old > end) {
            found.add(KIND, Confidence.MEDIUM, start, old);
            return;
        }
        if (start < 3 || !(text.charAt(start - 1) == ' ' || text.charAt(start - 1) == ':')) {
            return;
        }
        int wordEnd = start - 1;
        while (wordEnd > 0 && start - wordEnd < 3 && !Character.isLetter(text.charAt(wordEnd - 1))) {
            wordEnd--;
        }
        int from = Capitals.wordStart(text, wordEnd);
        boolean aged = AGED.contains(text, from, wordEnd);
        if (!aged && from > 1 && OF.contains(text, from, wordEnd)) {
            aged = AGED.contains(text, Capitals.wordStart(text, from - 1), from - 1);
        }
        if (aged && ends(text, end)) {
            found.add(KIND, Confidence.MEDIUM, start, end);
        } else if (HAVE.contains(text, from, wordEnd)) {
            int years = unit(text, end, YEARS, YEARS_BEGIN);
            if (years > end) {
                found.add(KIND, Confidence.LOW, start, years);
            }
        }
    }

    /** One past the unit that follows a number, a blank or hyphen between; {@code end} if none does. */
    private static int unit(String text, int end, List<String> units, WordSet begins) {
        if (end >= text.length()) {
            return end;
        }
        boolean gap = text.charAt(end) == ' ' || text.charAt(end) == '-';
        int from = gap ? end + 1 : end;
        if (from == text.length() || !begins.mayBegin(text.charAt(from))) {
            return end;
        }
        for (String unit : units) {
            if (text.regionMatches(true, from, unit, 0, unit.length())) {
                int stop = from + unit.length();
                char last = unit.charAt(unit.length() - 1);
                if (Character.isIdeographic(last) || last == '세' || last == '살' || last == ' ') {
                    return last == ' ' ? stop - 1 : stop;
                }
                if (stop == text.length() || !Character.isLetter(text.charAt(stop))) {
                    return stop;
                }
            }
        }
        return end;
    }

    private static boolean ends(String text, int end) {
        if (end == text.length()) {
            return true;
        }
        char unit = text.charAt(end);
        boolean more = end + 1 < text.length() && Character.isDigit(text.charAt(end + 1));
        return !Span.wordUnit(unit)
                && unit != '%'
                && unit != '/'
                && !(more && (unit == '.' || unit == ',' || unit == ':'));
    }

    private static boolean age(String text, int start, int end) {
        return end > start && Integer.parseInt(text, start, end, 10) <= OLDEST;
    }

    private static boolean free(String text, int start) {
        return start == 0
                || !(Span.wordUnit(text.charAt(start - 1)) || ".-,$€£#/".indexOf(text.charAt(start - 1)) >= 0);
    }
}
