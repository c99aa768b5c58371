package dev.sluice.router.sensitivity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.router.prompt.Part;
import dev.sluice.router.prompt.Place;
import dev.sluice.router.sensitivity.builtin.Detectors;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BordersTest {
    private static final Scanner SCANNER = new Scanner(Detectors.builtIn());

    @Test
    void a_card_over_two_parts_is_found_in_both() {
        assertThat(scan("value: 4539 1488", " 0343 6467 please check").findings())
                .extracting(finding -> finding.kind() + finding.place() + finding.start() + "-" + finding.end())
                .containsExactly("CREDIT_CARD/07-16", "CREDIT_CARD/11-10");
    }

    @Test
    void halves_of_a_card_in_two_messages_with_an_answer_between_are_found() {
        assertThat(scan("The first half of my card is 4539 1488", "Noted, go on.", "and the rest is 0343 6467")
                        .findings())
                .extracting(finding -> finding.place().toString())
                .contains("/0", "/2");
    }

    @Test
    void a_list_with_a_group_in_each_element_is_found() {
        assertThat(scan("card", "4539", "1488", "0343", "6467").findings())
                .extracting(finding -> finding.place().toString())
                .contains("/1", "/2", "/3", "/4");
    }

    @Test
    void an_address_that_goes_on_in_the_next_part_is_found() {
        assertThat(scan("write to ada@analyt", "ical.engine.org today").findings())
                .extracting(finding -> finding.place().toString())
                .contains("/0", "/1");
    }

    @Test
    void an_address_that_ends_a_part_does_not_go_on_in_the_next() {
        assertThat(scan("write to ada.quill@fernhill-post.de", "metadata").findings())
                .extracting(finding -> finding.place().toString())
                .containsOnly("/0");
        assertThat(scan("write to ada@example.org", "metadata").findings()).isEmpty();
    }

    @Test
    void a_machine_s_identifier_is_no_part_of_a_number() {
        List<Part> parts = List.of(
                new Part.Text(Place.at("content"), "call +49 171 5550 881"), new Part.Text(Place.at("id"), "2t1"));
        assertThat(SCANNER.scan(parts).findings())
                .extracting(finding -> finding.place().toString())
                .doesNotContain("/id");
    }

    @Test
    void ordinary_turns_with_numbers_have_no_findings() {
        List<String> turns = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            turns.add("Line " + i + ": the tide was " + 3 * i + " cm.");
        }
        Scanner.Scanned seen = scan(turns.toArray(String[]::new));
        assertThat(seen.findings()).isEmpty();
        assertThat(seen.unscannable()).isEmpty();
    }

    @Test
    void time_that_is_up_makes_the_rest_unscannable() {
        Scanner.Scanned seen = SCANNER.scan(List.of(new Part.Text(Place.at("a"), "anything")), () -> true);
        assertThat(seen.unscannable()).extracting(Part.Unscannable::what).containsExactly("late");
    }

    private static Scanner.Scanned scan(String... texts) {
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < texts.length; i++) {
            parts.add(new Part.Text(Place.at(Integer.toString(i)), texts[i]));
        }
        return SCANNER.scan(parts);
    }

    @Test
    void blanks_at_the_border_do_not_hide_a_key_or_an_address() {
        String key = "AKIA" + "TUBRZPMPCM6J4KN5";
        assertThat(scan("value: " + key.substring(0, 9) + " \n", " " + key.substring(9) + " check it")
                        .findings())
                .extracting(finding -> finding.kind() + finding.place())
                .contains("SECRET.API_KEY/0", "SECRET.API_KEY/1");
        assertThat(scan("the first half is ada_quill@fern", "go on", "and the rest is hill-post.de")
                        .findings())
                .extracting(finding -> finding.kind() + finding.place())
                .contains("EMAIL/0", "EMAIL/2");
    }

    @Test
    void two_identifiers_in_a_row_are_no_secret() {
        assertThat(scan("ids: a1b2c3d4e5f6g7", "x9y8z7w6v5u4t3", "done").findings())
                .isEmpty();
    }

    @Test
    void a_member_s_name_does_not_go_on_in_its_value() {
        Place place = Place.at("metadata").then("commit");
        List<Part> parts = List.of(
                new Part.Text(place, "commit", Part.Sort.NAME, ""),
                new Part.Text(place, "109b08a464a2529bb0dbc7d307d64787227c28ed", Part.Sort.VALUE, ""));
        assertThat(SCANNER.scan(parts).findings()).isEmpty();
    }
}
