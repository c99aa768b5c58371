package dev.sluice.router.sensitivity.payment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.router.sensitivity.Confidence;
import dev.sluice.router.sensitivity.Detector;
import dev.sluice.router.sensitivity.DetectorContract;
import java.util.List;
import org.junit.jupiter.api.Test;

class AccountNumberDetectorTest extends DetectorContract {
    @Override
    protected Detector detector() {
        return new AccountNumberDetector();
    }

    @Override
    protected String announcement() {
        return "account number ";
    }

    @Override
    protected List<String> samples() {
        return List.of("48210593", "0482 1059 37", "4821059374-60", "1234.56.78911");
    }

    @Override
    protected List<String> benign() {
        return List.of(
                "account number since 2024-03-15",
                "The account balance is 1234567 dollars",
                "order 48210593",
                "Take this into account: 3 of 4 rows fail.",
                "sort_array([5, 6, 3, 4, 8, 9])",
                "routing table 123456789",
                "How do I close my account?");
    }

    @Test
    void banks_and_accounts_are_found_beside_their_words() {
        assertThat(List.of(
                        "Routing 021000021",
                        "sort code 20-48-17",
                        "BSB 062-184",
                        "BLZ 37040044",
                        "Kontonummer: 0532013000",
                        "numéro de compte 00012345678",
                        "número de cuenta: 2100 0418 45 0200051332",
                        "CLABE 032180000118359719",
                        "口座番号 4821059",
                        "계좌번호 110-482-105937",
                        "账号：6217 4821 0593",
                        "NUBAN 0482105937",
                        "IFSC: HDFC0004821",
                        "номер счёта 40817810482105937460"))
                .allSatisfy(text -> assertThat(find(text)).as(text).hasSize(1));
    }

    @Test
    void a_check_digit_makes_it_sure() {
        assertThat(confidence("routing number 021000021")).isEqualTo(Confidence.HIGH);
        assertThat(confidence("account number 48210593")).isEqualTo(Confidence.MEDIUM);
    }

    @Test
    void a_routing_number_with_a_wrong_check_digit_is_kept_with_low_confidence() {
        assertThat(confidence("routing 021000022")).isEqualTo(Confidence.LOW);
    }
}
