package dev.sluice.router.sensitivity.health;

import dev.sluice.router.sensitivity.Confidence;
import dev.sluice.router.sensitivity.Detector;
import dev.sluice.router.sensitivity.Findings;
import dev.sluice.router.sensitivity.Kind;
import dev.sluice.router.sensitivity.Sensitivity;
import dev.sluice.router.text.Clues;
import dev.sluice.router.text.Topic;
import dev.sluice.router.text.Walk;
import dev.sluice.router.text.WordMap;
import dev.sluice.router.text.Words;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Numbers of patients, cases and samples, behind a word that announces one. They have no check digit. */
public final class PatientNumberDetector implements Detector {
    private static final Kind KIND = new Kind("MRN", Sensitivity.RESTRICTED);

    private static final int FEWEST_DIGITS = 4;
    private static final int WIDEST_GAP = 24;

    /** These mean a patient's number only if a word beside them says so. */
    private static final Set<String> VAGUE = Set.of(
            "record",
            "medical",
            "chart",
            "accession",
            "encounter",
            "urn",
            "dossier",
            "historia",
            "expediente",
            "cartella",
            "processo",
            "utente",
            "dosya",
            "protokol",
            "hasta",
            "pesel",
            "карта",
            "карты",
            "истории",
            "תיק",
            "מספר",
            "מטופל",
            "मरीज",
            "रोगी",
            "rodné",
            "nda",
            "ipp",
            "nip",
            "emr",
            "ehr",
            "mpi",
            "aktenzeichen",
            "historii",
            "chorobowej",
            "episodio");

    /** These mean a patient's number only if a word for a number follows. */
    private static final Set<String> PERSONS =
            Set.of("patient", "hospital", "clinic", "paziente", "paciente", "patiënt", "pasient", "patienten");

    private static final WordMap NUMBERS =
            WordMap.of("id no nr num number identifier ref reference nummer número numero");

    private static final Set<String> OF_PATIENTS = Set.copyOf(List.of(
            ("medical patient hospital clinic health clinical record number no nr id num chart patientin patiënt médical patients "
                            + "numéro número numero nummer historia clínica clinica clínico medico medyczna medycznej choroby болезни медицинской амбулаторной "
                            + "пациента numarası dosya hasta utente prontuário רפואי מטופל")
                    .split(" ")));

    @Override
    public List<Kind> kinds() {
        return List.of(KIND);
    }

    @Override
    public void find(Clues clues, Findings found) {
        Words words = clues.words();
        for (int i = words.next(0, Topic.RECORD); i < words.size(); i = words.next(i + 1, Topic.RECORD)) {
            Code code = number(clues, i);
            if (code != null) {
                found.add(KIND, Confidence.HIGH, code.start(), code.end());
            }
        }
    }

    /** The number that this word announces; null if it announces none. */
    static @Nullable Code number(Clues clues, int index) {
        String text = clues.text();
        Words words = clues.words();
        int end = words.end(index);
        String word = text.substring(words.start(index), end).toLowerCase(Locale.ROOT);
        if (word.equals("pid") && Walk.at(text, end) != '|') {
            return null; // a process, not a patient's segment in HL7
        }
        if (PERSONS.contains(word)
                && !NUMBERS.has(text, end + 1, Walk.wordEnd(text, Math.min(text.length(), end + 1)))) {
            return null;
        }
        Code code = Code.behind(text, end, WIDEST_GAP, FEWEST_DIGITS);
        if (code == null || (VAGUE.contains(word) && !ofPatients(text, words.start(index), code.start()))) {
            return null;
        }
        return code;
    }

    private static boolean ofPatients(String text, int start, int codeStart) {
        int from = Math.max(0, start - 16);
        String around = text.substring(from, codeStart).toLowerCase(Locale.ROOT);
        int hits = 0;
        for (int i = 0; i < around.length(); ) {
            int end = Walk.wordEnd(around, i);
            if (end > i && OF_PATIENTS.contains(around.substring(i, end))) {
                hits++;
            }
            i = Math.max(end, i + 1);
        }
        return hits >= 2;
    }
}
