package dev.sluice.router.sensitivity.contact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.router.sensitivity.Confidence;
import dev.sluice.router.sensitivity.Detector;
import dev.sluice.router.sensitivity.DetectorContract;
import java.util.List;
import org.junit.jupiter.api.Test;

class BirthDateDetectorTest extends DetectorContract {
    @Override
    protected Detector detector() {
        return new BirthDateDetector();
    }

    @Override
    protected String announcement() {
        return "Name: Ada Whitfield, born ";
    }

    @Override
    protected List<String> samples() {
        return List.of(
                "1971-03-09",
                "09.03.1971",
                "3/9/1971",
                "9 March 1971",
                "March 9th, 1971",
                "9 de marzo de 1971",
                "1971年3月9日");
    }

    @Override
    protected List<String> benign() {
        return List.of(
                "born to run in 1975",
                "Date of birth is a required field",
                "release 2024-03-15",
                "When was Newton born?");
    }

    @Test
    void it_is_known_in_many_languages() {
        for (String text : List.of(
                "Herr Egon Wachter, geb. 09.03.1971",
                "Mme Inès Clairval, née le 9 mars 1971",
                "Paciente Elvira Montes, fecha de nacimiento: 09/03/1971",
                "Pan Jerzy Wolski, ur. 09.03.1971",
                "пациент Игорь Лесной, дата рождения 09.03.1971",
                "患者李建国，出生日期：1971年3月9日",
                "환자 김도윤, 생년월일: 1971년 3월 9일",
                "שמי דוד כהן, תאריך לידה 09.03.1971",
                "मेरा नाम अमित शर्मा है, जन्मतिथि 09.03.1971")) {
            assertThat(confidence(text)).as(text).isEqualTo(Confidence.HIGH);
        }
    }

    @Test
    void without_a_name_it_is_a_field_or_a_doubt() {
        assertThat(confidence("dob: 1971-03-09")).isEqualTo(Confidence.MEDIUM);
        assertThat(confidence("Ask for the date of birth. It is 1971-03-09")).isEqualTo(Confidence.LOW);
    }

    @Test
    void history_is_a_doubt() {
        assertThat(confidence("Ada Lovelace (born 10 December 1815)")).isEqualTo(Confidence.LOW);
    }

    @Test
    void the_field_of_a_patient_segment_is_known() {
        assertThat(find("PID|1||55512^^^H||Okafor^Ben||19710309|M")).hasSize(1);
    }
}
