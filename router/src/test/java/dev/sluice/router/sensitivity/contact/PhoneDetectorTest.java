package dev.sluice.router.sensitivity.contact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.router.sensitivity.Confidence;
import dev.sluice.router.sensitivity.Detector;
import dev.sluice.router.sensitivity.DetectorContract;
import java.util.List;
import org.junit.jupiter.api.Test;

class PhoneDetectorTest extends DetectorContract {
    @Override
    protected Detector detector() {
        return new PhoneDetector();
    }

    @Override
    protected String announcement() {
        return "phone ";
    }

    @Override
    protected List<String> samples() {
        return List.of(
                "+49 151 54875271",
                "+1-212-736-5000",
                "(212) 736-5000",
                "212.736.5000",
                "1-212-736-5000",
                "+44\u00a020\u00a07946\u00a01234",
                "2127365000",
                "030 1234567");
    }

    @Override
    protected List<String> benign() {
        return List.of(
                "phone 212-555-0123",
                "phone +1 212 555 0199",
                "2127365000 pieces",
                "call on 2024-03-15",
                "call 192.168.100.200",
                "phone id a2127365000b",
                "call it 3.14159265358",
                "phone 1234567890123456");
    }

    @Test
    void the_international_form_needs_no_announcing_word() {
        assertThat(confidence("see +49 151 54875271")).isEqualTo(Confidence.MEDIUM);
        assertThat(confidence("mobile: +49 151 54875271")).isEqualTo(Confidence.HIGH);
    }

    @Test
    void however_many_stand_in_a_text_all_count() {
        assertThat(find("+49 151 54875271, ".repeat(2000))).hasSize(2000);
    }

    @Test
    void a_number_that_belongs_to_somebody_is_one_to_call() {
        for (String text : List.of(
                "Mon numéro est le 01.44.32.83.27",
                "il mio numero è 338 5791617",
                "Mijn nummer: 06-21347718",
                "رقم هاتفي 0506381962")) {
            assertThat(find(text)).as(text).hasSize(1);
        }
        assertThat(find("my lucky number is 338 5791617")).isEmpty();
    }

    @Test
    void a_text_is_mostly_no_message() {
        assertThat(find("Text of order 842743871 follows")).isEmpty();
        assertThat(find("text 0433 001 390 that I am late")).hasSize(1);
    }

    @Test
    void the_number_of_an_order_is_none_to_call_in_japanese_either() {
        assertThat(find("注文番号699297118が届きません")).isEmpty();
        assertThat(find("我的号码是13912345678")).hasSize(1);
    }
}
