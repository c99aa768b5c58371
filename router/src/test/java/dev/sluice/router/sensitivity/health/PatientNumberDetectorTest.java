package dev.sluice.router.sensitivity.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.router.sensitivity.Detector;
import dev.sluice.router.sensitivity.DetectorContract;
import java.util.List;
import org.junit.jupiter.api.Test;

class PatientNumberDetectorTest extends DetectorContract {
    @Override
    protected Detector detector() {
        return new PatientNumberDetector();
    }

    @Override
    protected String announcement() {
        return "MRN ";
    }

    @Override
    protected List<String> samples() {
        return List.of("H4471902", "88120394", "MR-2210983", "A771-20934");
    }

    @Override
    protected List<String> benign() {
        return List.of(
                "What does MRN stand for?",
                "the record 12345 was broken",
                "MRN: [MRN]",
                "mrn and dob are placeholders",
                "pid 4711 exited");
    }

    @Test
    void it_is_announced_in_many_languages() {
        for (String text : List.of(
                "Patientennummer: 4471902",
                "medical record number 4471902",
                "numéro de dossier médical 4471902",
                "n\u00famero de historia cl\u00ednica 4471902",
                "病历号：4471902",
                "患者番号：4471902",
                "PID|1||4471902^^^H||X")) {
            assertThat(find(text)).as(text).hasSize(1);
        }
    }

    @Test
    void a_patient_s_number_needs_a_word_for_a_number() {
        assertThat(find("Patient ID 49264194 goes home")).hasSize(1);
        assertThat(find("patient no. Z673-510 goes home")).hasSize(1);
        assertThat(find("The patient walked 12000 steps")).isEmpty();
    }
}
