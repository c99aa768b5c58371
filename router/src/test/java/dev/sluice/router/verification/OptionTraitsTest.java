package dev.sluice.router.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class OptionTraitsTest {
    private static double trait(String asked, char letter, String name) {
        return OptionTraits.in(asked).of(letter)[OptionTraits.NAMES.indexOf(name)];
    }

    @Test
    void a_number_has_its_rank_among_the_numbers_on_offer() {
        String asked = "How far?\nA. 30 km\nB. 1,200 km\nC. 4.5 km\nD. -2 km\nE. it depends";
        assertThat(trait(asked, 'D', "rank")).isZero();
        assertThat(trait(asked, 'C', "rank")).isEqualTo(0.25);
        assertThat(trait(asked, 'A', "rank")).isEqualTo(0.5);
        assertThat(trait(asked, 'B', "rank")).isEqualTo(0.75);
        assertThat(trait(asked, 'E', "rank")).isEqualTo(-1);
    }

    @Test
    void two_numbers_alone_have_no_rank() {
        assertThat(trait("How far?\nA. 30 km\nB. 12 km\nC. far", 'A', "rank")).isEqualTo(-1);
    }

    @Test
    void an_option_that_others_were_written_around_is_like_them() {
        String asked = "Which?\nA. heat flows outward slowly\nB. heat flows outward quickly\nC. nothing moves";
        assertThat(trait(asked, 'A', "likest")).isCloseTo(3.0 / 5, within(1e-9));
        assertThat(trait(asked, 'A', "likeness")).isCloseTo(3.0 / 10, within(1e-9));
        assertThat(trait(asked, 'C', "likest")).isZero();
    }

    @Test
    void the_words_of_the_question_are_those_before_the_options() {
        String asked = "Why does water boil?\n(A) water vapour pressure\n(B) magnets";
        assertThat(trait(asked, 'A', "asked_words")).isCloseTo(1.0 / 3, within(1e-9));
        assertThat(trait(asked, 'B', "asked_words")).isZero();
    }

    @Test
    void a_letter_without_an_option_has_no_traits() {
        assertThat(OptionTraits.in("Which?\nA. one\nB. two").of('F')).containsOnly(0);
        assertThat(OptionTraits.in("What?").of('A')).containsOnly(0);
    }
}
