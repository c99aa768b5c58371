package dev.sluice.router.sensitivity.health;

import dev.sluice.router.sensitivity.Confidence;
import dev.sluice.router.sensitivity.Detector;
import dev.sluice.router.sensitivity.Findings;
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
 * A diagnosis, medication, procedure, laboratory value or symptom of somebody who is named in the same paragraph. The
 * same words in a general question are no finding.
 */
public final class HealthFactDetector implements Detector {
    private static final Kind KIND = new Kind("HEALTH_FACT", Sensitivity.RESTRICTED);

    private static final int MOST_WORDS = 4;

    /** Words that belong to the fact beside them. */
    private static final WordMap BESIDE = WordMap.of("stage type typ tipo grade acute chronic severe mild "
            + "major suspected early late advanced metastatic positive negative mg mcg ml iu mm cm daily pain "
            + "failure attack disease disorder syndrome surgery treatment therapy cancer mellitus of de du des en "
            + "mit with in the and akute akuter chronische schwere verdacht auf aiguë chronique aguda crónica "
            + "acuta cronica ii iii iv i thoughts attempt infection deficiency count level load pulmonary breast "
            + "lung liver heart skin colon brain bone blood stomach left right upper lower bilateral high low "
            + "onset early-onset late-onset dependency dependence addiction abuse misuse overdose episode episodes b c end-stage "
            + "maligne maladie bolezn choroba ziekte sjukdom hastalığı krankheit");

    private static final WordMap SMALL = WordMap.of("of de du des en mit with in the and auf i");

    @Override
    public List<Kind> kinds() {
        return List.of(KIND);
    }

    @Override
    public void find(Clues clues, Findings found) {
        Words words = clues.words();
        NamedPerson person = new NamedPerson(clues);
        int code = 0;
        for (int i = words.next(0, Topic.MEDICAL); i < words.size(); i = words.next(i + 1, Topic.MEDICAL)) {
            int start = words.start(i);
            int end = words.end(i);
            code = codes(clues, code, start, person, found);
            if (start >= found.end() && person.near(start, end)) {
                found.add(KIND, Confidence.HIGH, before(clues.text(), start, found.end()), behind(clues, end));
            }
        }
        codes(clues, code, clues.text().length(), person, found);
    }

    /** Notes the codes of diagnoses before a place; returns where to go on. */
    private static int codes(Clues clues, int from, int limit, NamedPerson person, Findings found) {
        Positions codes = clues.codes();
        int i = from;
        while (i < codes.size() && codes.at(i) < limit) {
            int start = codes.at(i);
            int end = DiagnosisCode.end(clues.text(), start, codes.at(i + 1));
            if (end > start && start >= found.end()) {
                found.spend(DiagnosisCode.WORD_BEFORE);
                if (DiagnosisCode.announced(clues.text(), start)
                        && (DiagnosisCode.besidePerson(clues, start, end) || person.near(start, end))) {
                    found.add(KIND, Confidence.HIGH, start, end);
                }
            }
            i += 2;
        }
        return i;
    }

    private static int before(String text, int start, int floor) {
        int from = start;
        for (int word = 0; word < MOST_WORDS && from > floor && text.charAt(from - 1) == ' '; word++) {
            int to = from - 1;
            int at = Walk.wordStart(text, to);
            if (at == to) {
                at = number(text, to);
            } else if (!BESIDE.has(text, at, to) || small(text, at, to)) {
                break;
            }
            if (at == to || at < floor) {
                break;
            }
            from = at;
        }
        return from;
    }

    private static int number(String text, int to) {
        int at = to;
        while (at > 0 && to - at < 6 && Clues.isDigit(text.charAt(at - 1))) {
            at--;
        }
        return Character.isLetterOrDigit(Walk.at(text, at - 1)) ? to : at;
    }

    private static boolean small(String text, int from, int to) {
        return SMALL.has(text, from, to);
    }

    private static int behind(Clues clues, int end) {
        String text = clues.text();
        Words words = clues.words();
        int to = end;
        if (Clues.isDigit(Walk.at(text, to))) {
            to = token(text, to); // BRCA1, HbA1c
        }
        int at = to;
        for (int word = 0; word < MOST_WORDS && Walk.at(text, at) == ' '; word++) {
            int next = at + 1;
            int wordEnd = Walk.wordEnd(text, next);
            int tokenEnd = token(text, next);
            if (tokenEnd > wordEnd && Character.isLetterOrDigit(Walk.at(text, next))) {
                at = tokenEnd; // a dose, a value, a variant
                to = at;
                continue;
            }
            int index = words.from(next);
            boolean medical = index < words.size() && words.start(index) == next && words.is(index, Topic.MEDICAL);
            if (wordEnd == next || !(medical || BESIDE.has(text, next, wordEnd))) {
                break;
            }
            at = wordEnd;
            if (!small(text, next, wordEnd)) {
                to = at;
            }
        }
        if (Walk.at(text, to) == ' ' && Walk.at(text, to + 1) == '%') {
            to += 2;
        }
        return to;
    }

    /** One past a run of letters, digits and the marks of values; the word's end if it holds no digit. */
    private static int token(String text, int from) {
        int at = from;
        boolean digit = false;
        while (at - from < 24 && at < text.length()) {
            char unit = text.charAt(at);
            boolean inside = Character.isLetterOrDigit(unit)
                    || ("._/%>-".indexOf(unit) >= 0
                            && at + 1 < text.length()
                            && Character.isLetterOrDigit(text.charAt(at + 1)));
            if (!inside) {
                break;
            }
            digit |= Clues.isDigit(unit);
            at++;
        }
        return digit ? at : from;
    }
}
