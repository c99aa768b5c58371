package dev.sluice.router.sensitivity.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.router.sensitivity.Confidence;
import dev.sluice.router.sensitivity.Detector;
import dev.sluice.router.sensitivity.DetectorContract;
import java.util.List;
import org.junit.jupiter.api.Test;

class HealthFactDetectorTest extends DetectorContract {
    @Override
    protected Detector detector() {
        return new HealthFactDetector();
    }

    @Override
    protected String announcement() {
        return "patient Ada Whitfield: ";
    }

    @Override
    protected List<String> samples() {
        return List.of(
                "stage IV ovarian cancer",
                "type 2 diabetes",
                "metformin 500 mg",
                "Diabetes mellitus Typ 2",
                "suicidal ideation");
    }

    @Override
    protected List<String> benign() {
        return List.of(
                "What are the symptoms of diabetes?",
                "Explain how metformin works.",
                "A 67-year-old woman with pneumonia comes to the physician.",
                "Who discovered insulin?",
                "List ICD-10 codes for depression.",
                "Frederick Banting discovered insulin.");
    }

    @Test
    void it_is_a_fact_of_somebody_who_is_named_in_many_languages() {
        for (String text : List.of(
                "Patientin Qorin Vask hat Brustkrebs",
                "La patiente Qorin Vask souffre de diabète",
                "El paciente Qorin Vask tiene esquizofrenia",
                "La paziente Qorin Vask ha un tumore",
                "Pacjent Qorin Vask ma cukrzycę",
                "Patiënt Qorin Vask heeft kanker",
                "Patienten Qorin Vask har epilepsi",
                "Hasta Qorin Vask, tanısı epilepsi",
                "Пациент Игорь Лесной, диагноз: шизофрения",
                "患者李建国，确诊肺癌。",
                "患者：田中一郎、糖尿病。",
                "환자 김도윤, 당뇨병",
                "המטופל דוד כהן, סוכרת",
                "मरीज अमित शर्मा को मधुमेह है")) {
            assertThat(find(text)).as(text).hasSize(1);
        }
    }

    @Test
    void a_patient_number_names_a_person_too() {
        assertThat(confidence("MRN 4471902: pneumonia")).isEqualTo(Confidence.HIGH);
    }

    @Test
    void a_name_in_another_paragraph_does_not_count() {
        assertThat(find("Mr. Qorin Vask wrote this.\n\nWhat are the symptoms of diabetes?"))
                .isEmpty();
    }

    @Test
    void the_code_of_a_diagnosis_in_somebody_s_row_is_a_fact() {
        assertThat(find("patient_name,dob,diagnosis\nIngrid Holmberg,11.11.1984,F32.1"))
                .hasSize(1);
        assertThat(find("Which diagnosis has the code F32.1?")).isEmpty();
        assertThat(find("Ingrid Holmberg sits in row F32.1")).isEmpty();
    }
}
