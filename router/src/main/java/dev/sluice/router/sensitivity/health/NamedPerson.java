package dev.sluice.router.sensitivity.health;

import dev.sluice.router.sensitivity.person.CapitalNames;
import dev.sluice.router.sensitivity.person.Person;
import dev.sluice.router.text.Clues;
import dev.sluice.router.text.Topic;
import dev.sluice.router.text.Walk;
import dev.sluice.router.text.WordMap;
import dev.sluice.router.text.Words;
import java.util.List;

/** Whether a text speaks of a person who is named, near a place: in the same paragraph, a bounded way around. */
final class NamedPerson {
    private static final int AROUND = 240;
    private static final char FIRST_UNSPACED = 0x0E00;

    /** A first name and a surname alone may be those of a scientist; one of these shows that it is about a case. */
    private static final WordMap CASE =
            WordMap.of("has diagnosed suffers suffering presented presents takes taking treated her his test claim "
                    + "denial appeal leave letter note report admitted prescribed results referral referred "
                    + "insurance coverage soap summary discharge triage chart dose discharged allergic tested "
                    + "underwent undergoing needs positive history hat leidet diagnose diagnostiziert befund "
                    + "nimmt arztbrief seine ihre krankmeldung attest souffre atteint atteinte prend diagnostic "
                    + "ordonnance arrêt compte résultat tiene padece sufre toma diagnóstico diagnosticado "
                    + "diagnosticada diagnosticaron diagnosticó diagnosticato diagnosticata diagnostiqué diagnostiquée informe baja soffre affetto affetta diagnosi referto assume tem sofre laudo "
                    + "atestado heeft lijdt ontslagbrief ma choruje cierpi rozpoznanie wypis har lider diagnos "
                    + "tanısı hastası teşhis диагноз болеет страдает выписка справка діагноз хворіє виписка सेवा "
                    + "है को סובל סובלת אבחנה מאובחן");

    /** The same in scripts without spaces. */
    private static final List<String> UNSPACED_CASE = List.of("诊断", "患有", "确诊", "検査", "診断", "진단", "앓고");

    private final Clues clues;
    private int from;
    private int to;
    private boolean answer;
    private boolean asked;

    NamedPerson(Clues clues) {
        this.clues = clues;
    }

    boolean near(int start, int end) {
        if (asked && start >= from + AROUND / 2 && end <= to - AROUND / 2) {
            return answer;
        }
        from = paragraphStart(start);
        to = paragraphEnd(end);
        answer = search();
        asked = true;
        return answer;
    }

    private boolean search() {
        Words words = clues.words();
        boolean known = false;
        for (int i = words.from(from); i < words.size() && words.start(i) < to; i++) {
            if (words.is(i, Topic.RECORD) && PatientNumberDetector.number(clues, i) != null) {
                return true;
            }
            switch (Person.at(clues, i)) {
                case ROLE -> {
                    return true;
                }
                case NAME -> known = true;
                case NONE -> {}
            }
        }
        return (known || CapitalNames.next(clues, from, to) != null) && isCase();
    }

    private boolean isCase() {
        String text = clues.text();
        boolean unspaced = false;
        for (int i = from; i < to; i++) {
            char unit = text.charAt(i);
            if (Walk.letter(unit)) {
                unspaced |= unit >= FIRST_UNSPACED;
                int end = Walk.wordEnd(text, i);
                if (CASE.has(text, i, end)) {
                    return true;
                }
                i = Math.max(i, end - 1);
            }
        }
        if (unspaced) {
            for (String word : UNSPACED_CASE) {
                if (text.indexOf(word, from, to) >= 0) {
                    return true;
                }
            }
        }
        return false;
    }

    private int paragraphStart(int start) {
        String text = clues.text();
        int limit = Math.max(0, start - AROUND);
        for (int i = start; i > limit; i--) {
            if (text.charAt(i - 1) == '\n' && i > 1 && text.charAt(i - 2) == '\n') {
                return i;
            }
        }
        return limit;
    }

    private int paragraphEnd(int end) {
        String text = clues.text();
        int limit = Math.min(text.length(), end + AROUND);
        for (int i = end; i + 1 < limit; i++) {
            if (text.charAt(i) == '\n' && text.charAt(i + 1) == '\n') {
                return i;
            }
        }
        return limit;
    }
}
