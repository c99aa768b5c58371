package dev.sluice.router.sensitivity.contact;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.List;
import org.junit.jupiter.api.Test;

final class DialPlansTest {
    private static final PhoneNumberUtil PLANS = PhoneNumberUtil.getInstance();

    @Test
    void the_example_numbers_of_every_region_are_known() {
        for (String region : PLANS.getSupportedRegions()) {
            for (PhoneNumberType type : List.of(PhoneNumberType.MOBILE, PhoneNumberType.FIXED_LINE)) {
                PhoneNumber example = PLANS.getExampleNumberForType(region, type);
                if (example != null) {
                    String digits = example.getCountryCode() + PLANS.getNationalSignificantNumber(example);
                    assertThat(DialPlans.international(digits.toCharArray(), 0, digits.length()))
                            .as(region + " " + type)
                            .isTrue();
                }
            }
        }
    }

    @Test
    void no_plan_has_numbers_of_other_lengths_or_areas() {
        for (String digits : List.of("4112345", "1211", "12015550", "11234567890", "9991234567", "3312345678901")) {
            assertThat(DialPlans.international(digits.toCharArray(), 0, digits.length()))
                    .as(digits)
                    .isFalse();
        }
    }

    @Test
    void a_trunk_zero_in_an_international_number_is_passed_over() {
        char[] digits = "410443123456".toCharArray();
        assertThat(DialPlans.international(digits, 0, digits.length)).isTrue();
    }

    @Test
    void a_country_writes_its_own_numbers_with_a_trunk_zero_or_without() {
        for (String digits : List.of("03012345678", "0612345678", "612345678", "02012345678", "2125551234")) {
            assertThat(DialPlans.national(digits.toCharArray(), digits.length()))
                    .as(digits)
                    .isTrue();
        }
    }
}
