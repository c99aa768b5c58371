package dev.sluice.router.sensitivity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.router.prompt.Part;
import dev.sluice.router.prompt.Place;
import dev.sluice.router.sensitivity.builtin.Detectors;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The law that what nobody sees hides nothing: it is read over, and what it holds apart is read apart too. */
class UnseenCharactersTest {
    private static final Scanner SCANNER = new Scanner(Detectors.builtIn());

    private static final List<String> UNSEEN = List.of(
            "\u0000",
            "\b",
            "\u000b",
            "\u001b",
            "\u001f",
            "\u007f",
            "\u0091",
            "\u200b",
            "\ud800",
            "\udbff",
            "\udc00",
            "\ue000",
            "\uf8ff",
            "\u0378",
            "\ufdd0",
            "\ufffc",
            "\ufffd",
            "\uffff",
            Character.toString(0x1D173),
            Character.toString(0xE0041),
            Character.toString(0xF0000),
            Character.toString(0x10FFFF),
            "\u0000\ud800\ue000");

    @TestFactory
    List<DynamicTest> an_unseen_character_within_a_value_hides_nothing() {
        List<DynamicTest> tests = new ArrayList<>();
        for (String unseen : UNSEEN) {
            tests.add(DynamicTest.dynamicTest(name(unseen), () -> {
                finds("EMAIL", "write to ida.moor" + unseen + "@fernhill-post.de");
                finds("SECRET.API_KEY", "key AKIA" + "Q3EG" + unseen + "TRB7W5XNZ2KD");
                finds("SECRET.PASSWORD", "pass" + unseen + "word: hunter2!xY");
                finds("SECRET.PASSWORD", "password: hun" + unseen + "ter2!xY");
                finds("US_SSN", "my s" + unseen + "sn is 536" + unseen + "22" + unseen + "1847");
                finds("CREDIT_CARD", "card " + String.join(unseen, "4539148803436467".split("")));
            }));
        }
        return tests;
    }

    @TestFactory
    List<DynamicTest> an_unseen_character_between_a_value_and_its_neighbours_hides_nothing() {
        List<DynamicTest> tests = new ArrayList<>();
        for (String unseen : UNSEEN) {
            tests.add(DynamicTest.dynamicTest(
                    name(unseen), () -> finds("CREDIT_CARD", "card" + unseen + "4539148803436467" + unseen + "name")));
        }
        return tests;
    }

    @TestFactory
    List<DynamicTest> a_sign_that_becomes_letters_or_digits_parts_the_groups_of_a_number() {
        List<DynamicTest> tests = new ArrayList<>();
        for (String sign : List.of("™", "№", "℡", "㎏", "Ⓐ", "½", "º", " ™ ", Character.toString(0x1F170))) {
            tests.add(DynamicTest.dynamicTest(
                    name(sign),
                    () -> finds("CREDIT_CARD", "card 4539" + sign + "1488" + sign + "0343" + sign + "6467")));
        }
        tests.add(DynamicTest.dynamicTest(
                "each digit", () -> finds("CREDIT_CARD", "card " + String.join("™", "4539148803436467".split("")))));
        return tests;
    }

    @Test
    void what_is_found_covers_what_is_unseen_within_it() {
        String text = "card 4539\u00001488\ud8000343\ue0006467, thanks";
        assertThat(scan(text)).anySatisfy(finding -> {
            assertThat(finding.kind()).isEqualTo("CREDIT_CARD");
            assertThat(finding.start()).isEqualTo(5);
            assertThat(finding.end()).isEqualTo(text.indexOf(','));
        });
    }

    @Test
    void emoji_and_rare_scripts_are_no_disguise() {
        assertThat(scan("Nice 👍🏽 work 👩‍👩‍👧 on 𠮷野家, 𐍈 and 𝄞! 5 ™ 6 №7 ½"))
                .isEmpty();
    }

    private static void finds(String kind, String text) {
        assertThat(scan(text)).extracting(Finding::kind).as(name(text)).contains(kind);
    }

    private static List<Finding> scan(String text) {
        return SCANNER.scan(List.of(new Part.Text(Place.at("text"), text))).findings();
    }

    private static String name(String text) {
        StringBuilder name = new StringBuilder();
        text.chars()
                .forEach(unit -> name.append(unit > ' ' && unit < 0x7F ? "" + (char) unit : " %04x ".formatted(unit)));
        return name.toString();
    }
}
