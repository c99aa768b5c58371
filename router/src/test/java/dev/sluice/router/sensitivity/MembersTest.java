package dev.sluice.router.sensitivity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.router.prompt.Part;
import dev.sluice.router.prompt.Part.Sort;
import dev.sluice.router.prompt.Place;
import dev.sluice.router.sensitivity.builtin.Detectors;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MembersTest {
    private static final Scanner SCANNER = new Scanner(Detectors.builtIn());
    private static final Place METADATA = Place.at("metadata");

    @ParameterizedTest
    @CsvSource({
        "password, hunter2!xY, SECRET.PASSWORD",
        "ssn, 536221847, US_SSN",
        "account_number, 55779911, BANK_ACCOUNT",
        "passport_number, C01X00T47, PASSPORT",
        "passportNumber, C01X00T47, PASSPORT",
        "date_of_birth, 1984-03-12, DOB",
        "phone, 02079460000, PHONE",
        "patient_mrn, 40718265, MRN"
    })
    void a_name_tells_what_its_value_is(String name, String value, String kind) {
        assertThat(scan(member(METADATA, name, value)))
                .filteredOn(finding -> finding.kind().equals(kind))
                .isNotEmpty()
                .allSatisfy(finding -> {
                    assertThat(finding.place()).isEqualTo(METADATA.then(name));
                    assertThat(value.substring(finding.start(), finding.end())).isEqualTo(value);
                });
    }

    @Test
    void the_name_that_tells_may_stand_further_up() {
        Place schema =
                Place.at("parameters").then("properties").then("password").then("default");
        assertThat(scan(value(schema, "Tr0ub4dor&3-horse-staple")))
                .extracting(Finding::kind)
                .contains("SECRET.PASSWORD");
        Place number = METADATA.then("passport").then("number");
        assertThat(scan(value(number, "C01X00T47"))).extracting(Finding::kind).contains("PASSPORT");
    }

    @Test
    void one_member_tells_what_another_is() {
        List<Part> parts = new ArrayList<>(member(METADATA, "patient", "Ruth Vogel"));
        parts.addAll(member(METADATA, "diagnosis", "HIV positive"));
        assertThat(scan(parts))
                .filteredOn(finding -> finding.kind().equals("HEALTH_FACT"))
                .extracting(finding -> finding.place().step())
                .contains("diagnosis");
    }

    @Test
    void a_number_is_a_value_too() {
        assertThat(scan(List.of(number(METADATA.then("ssn"), "536221847"))))
                .extracting(Finding::kind)
                .contains("US_SSN");
        assertThat(scan(List.of(number(METADATA.then("mrn"), "407182"))))
                .extracting(Finding::kind)
                .contains("MRN");
    }

    @Test
    void what_a_function_gave_back_is_read_behind_its_name() {
        Part.Text result = new Part.Text(Place.at("content"), "536221847", Sort.RESULT, "get_customer_ssn");
        assertThat(scan(List.of(result))).extracting(Finding::kind).contains("US_SSN");
    }

    @Test
    void numbers_of_a_list_are_pieces_of_one() {
        assertThat(list("533812", "740561", "9373")).contains("CREDIT_CARD");
        assertThat(list("5", "3", "3", "8", "1", "2", "7", "4", "0", "5", "6", "1", "9", "3", "7", "3"))
                .contains("CREDIT_CARD");
        assertThat(list("4539", "1488", "343", "6467")).as("its zero was lost").contains("CREDIT_CARD");
    }

    @Test
    void numbers_of_everyday_are_no_findings() {
        assertThat(list("120", "450", "330", "980", "1200", "1340", "1290", "1500", "1700", "1820"))
                .isEmpty();
        List<Part> settings = new ArrayList<>();
        for (String name : List.of("max_tokens", "top_k", "seed", "n")) {
            settings.add(new Part.Text(Place.at(name), "533812", Sort.SETTING, ""));
        }
        assertThat(scan(settings)).isEmpty();
    }

    @Test
    void what_describes_a_value_is_none() {
        Place ssn = Place.at("parameters").then("properties").then("ssn");
        assertThat(scan(value(ssn.then("pattern"), "^[0-9]{3}-[0-9]{2}-[0-9]{4}$")))
                .isEmpty();
        Place password = Place.at("parameters").then("properties").then("new_password");
        assertThat(scan(value(password.then("description"), "At least eight characters")))
                .isEmpty();
    }

    @Test
    void more_numbers_than_anybody_reads_are_unscannable() {
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i <= 10_000; i++) {
            parts.add(number(METADATA.then("pixels").then(i), "7"));
        }
        assertThat(SCANNER.scan(parts.subList(0, 10_000)).unscannable()).isEmpty();
        assertThat(SCANNER.scan(parts).unscannable())
                .extracting(Part.Unscannable::what)
                .contains("numbers");
    }

    private static List<String> list(String... numbers) {
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < numbers.length; i++) {
            parts.add(number(Place.at("x").then(i), numbers[i]));
        }
        return scan(parts).stream().map(Finding::kind).distinct().toList();
    }

    private static Part.Text number(Place place, String number) {
        return new Part.Text(place, number, Sort.NUMBER, "");
    }

    private static List<Part> value(Place place, String value) {
        return List.of(new Part.Text(place, value, Sort.VALUE, ""));
    }

    private static List<Part> member(Place owner, String name, String value) {
        return List.of(
                new Part.Text(owner.then(name), name, Sort.NAME, ""),
                new Part.Text(owner.then(name), value, Sort.VALUE, ""));
    }

    private static List<Finding> scan(List<Part> parts) {
        return SCANNER.scan(parts).findings();
    }
}
