package dev.sluice.router.sensitivity.person;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.router.sensitivity.Confidence;
import dev.sluice.router.sensitivity.Detector;
import dev.sluice.router.sensitivity.DetectorContract;
import java.util.List;
import org.junit.jupiter.api.Test;

class PersonDetectorTest extends DetectorContract {
    @Override
    protected Detector detector() {
        return new PersonDetector();
    }

    @Override
    protected String announcement() {
        return "name: ";
    }

    @Override
    protected List<String> samples() {
        return List.of(
                "Ada Whitfield",
                "Jürgen van der Heide",
                "María José Ortega",
                "O'Brien Kowalczyk",
                "Игорь Лесной",
                "Ada B. Whitfield");
    }

    @Override
    protected List<String> benign() {
        return List.of(
                "Thank you for the report",
                "New York is large",
                "The Deep Learning Book",
                "Dear Sir or Madam",
                "Hi There",
                "Patient Safety Act",
                "name: String",
                "Monday Morning Meeting");
    }

    @Test
    void a_title_or_a_role_makes_it_sure_and_a_first_name_alone_is_a_doubt() {
        assertThat(confidence("Mr. Zbxq")).isEqualTo(Confidence.HIGH);
        assertThat(confidence("my patient Qorin Vask")).isEqualTo(Confidence.HIGH);
        assertThat(confidence("I saw Martha Vask")).isEqualTo(Confidence.MEDIUM);
        assertThat(confidence("Martha sold 12 apples")).isEqualTo(Confidence.LOW);
    }

    @Test
    void names_are_announced_in_many_languages() {
        for (String text : List.of(
                "Ich heiße Qorin Vask.",
                "je m\u2019appelle Qorin Vask",
                "Me llamo Qorin Vask",
                "Mi chiamo Qorin Vask",
                "Nazywam się Qorin Vask",
                "Mijn naam is Qorin Vask",
                "Jag heter Qorin Vask",
                "Adım Qorin Vask",
                "Меня зовут Корин Васк",
                "我叫王小明，",
                "患者：李建国",
                "제 이름은 김도윤입니다",
                "שמי דוד כהן,",
                "मेरा नाम अमित शर्मा है")) {
            assertThat(find(text)).as(text).hasSize(1);
        }
    }

    @Test
    void the_name_before_an_address_of_mail_is_known() {
        assertThat(find("Qorin Vask <qv@vask.io>")).hasSize(1);
        assertThat(find("17;Qorin Vask;qv@vask.io")).hasSize(1);
    }

    @Test
    void two_capitals_that_no_list_knows_may_be_a_name() {
        for (String text : List.of(
                "the letter that Qorin Vask wrote",
                "Qorin Vask-Delmore moves to the coast",
                "17;Qorin Vask;3;yes",
                "VALUES (12, 'Qorin Vask', 4)",
                "seats: Orbel van Thrumm, table 4",
                "Qorin: What a day.",
                "it will rain, says Qorin.",
                "Hi Qorin, are you there?")) {
            assertThat(confidence(text)).as(text).isEqualTo(Confidence.LOW);
        }
    }

    @Test
    void capitals_of_common_words_places_and_code_are_no_names() {
        for (String text : List.of(
                "the Machine Learning course",
                "a Visual Studio project",
                "the Qorin River",
                "12 Qorin Vask",
                "wo ist Ihre Bestellung",
                "und danke, Unsere Lieferung",
                "of Qorin Vask, OH 40999",
                "new QorinVask BufferedReader",
                "Sixth Amendment of it",
                "Serum B-type of it")) {
            assertThat(find(text)).as(text).isEmpty();
        }
    }

    @Test
    void names_in_small_letters_count_in_pairs_and_lists_and_behind_titles() {
        assertThat(find("ask martha kowalski about it")).isEmpty();
        assertThat(confidence("ask martha miller about it")).isEqualTo(Confidence.LOW);
        assertThat(find("we invited martha, xavier and natalia")).hasSize(3);
        assertThat(confidence("mr. xavier came late")).isEqualTo(Confidence.LOW);
    }
}
