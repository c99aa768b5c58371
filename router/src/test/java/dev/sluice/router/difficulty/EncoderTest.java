package dev.sluice.router.difficulty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sluice.router.prompt.Message;
import dev.sluice.router.prompt.Part;
import dev.sluice.router.prompt.Place;
import dev.sluice.router.prompt.Prompt;
import dev.sluice.router.prompt.Prompts;
import dev.sluice.router.prompt.RequestBody;
import dev.sluice.router.prompt.Role;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EncoderTest {
    private static final String CHOICE = """
            Which of the following rivers is the longest? See __ below.
            A. The Elbe, of 1,094 km
            B. The Oder
            which rises in the east
            C. The Weser
            D. The Ems
            Answer:""";

    private final Encoder encoder = new Encoder(DifficultyModels.words());

    @ParameterizedTest
    @CsvSource({
        "CHARACTERS, ln, 152",
        "SENTENCES, ln, 6",
        "LINES, ln, 6",
        "NUMBERS, ln, 1",
        "DIGITS, ln, 4",
        "LARGEST_NUMBER, as, 4",
        "UNDERSCORES, ln, 2",
        "COLONS, ln, 1",
        "COMMAS, ln, 1",
        "OPTIONS, as, 0.4",
        "CHOICE, as, 1",
        "FOUR_OPTIONS, as, 1",
        "STEM, ln, 60",
        "BLANK, as, 1",
        "WHICH_OF, as, 1",
        "ENDS_ASKING, as, 0",
        "OPTION_NUMBERS, as, 0.25",
        "WHICH, ln, 2",
        "UNITS, ln, 1",
        "TOOL_SIZE, as, 0"
    })
    void a_question_with_answers_to_choose_from_shows_each_sign_at_its_place(Sign sign, String how, double count) {
        double expected = how.equals("ln") ? Math.log1p(count) : count;
        assertThat((double) numbers(Prompts.user(CHOICE))[List.of(Sign.values()).indexOf(sign)])
                .as(sign.name())
                .isCloseTo(expected, within(1e-6));
    }

    @Test
    void every_sign_has_a_number_and_the_words_a_direction_of_length_1() {
        float[] numbers = numbers(Prompts.user(CHOICE));
        assertThat(numbers).hasSize(Encoder.signs() + DifficultyModels.words().dimensions());
        double square = 0;
        for (int i = Encoder.signs(); i < numbers.length; i++) {
            square += numbers[i] * numbers[i];
        }
        assertThat(square).isCloseTo(1, within(1e-5));
    }

    @Test
    void tools_are_told_by_the_places_of_their_strings() {
        Place tool = Place.at("tools").then(0).then("function");
        Place properties = tool.then("parameters").then("properties");
        Prompt prompt = withTool(
                new Part.Text(tool.then("description"), "Looks up a city."),
                new Part.Text(properties.then("city"), "city"),
                new Part.Text(properties.then("city").then("description"), "Its name."),
                new Part.Text(properties.then("country"), "country"),
                new Part.Text(properties.then("country").then("enum").then(0), "DE"),
                new Part.Text(properties.then("country").then("enum").then(1), "NL"),
                new Part.Text(tool.then("parameters").then("required").then(0), "city"));
        assertThat(ToolTally.of(prompt)).isEqualTo(new ToolTally(1, 2, 1, 1, 0, 25));
        assertThat(encoder.kind(prompt)).isEqualTo(QuestionKind.TOOLS);
    }

    @ParameterizedTest
    @CsvSource({
        "WORD_PROBLEM, 'Ann has 3 boxes with 12 pens each and gives half of them to Tom. How many pens are left?'",
        "MATHEMATICS, 'Find all real x with $x^2 = 2$.'",
        "CODE, 'def f(a):\n    return len(a)\nassert f([1]) == ??'",
        "CHOICE, 'Which is odd?\nA. 2\nB. 3'",
        "WIDE_CHOICE, 'Which is odd?\nA. 2\nB. 3\nC. 4\nD. 6\nE. 8\nF. 10'",
        "OTHER, 'What is the capital of France?'"
    })
    void the_form_tells_what_kind_of_question_it_is(QuestionKind kind, String text) {
        assertThat(encoder.kind(Prompts.user(text))).isEqualTo(kind);
    }

    @Test
    void the_last_user_message_weighs_most_and_the_rest_of_the_conversation_too() {
        float[] alone = numbers(Prompts.user("Name a river."));
        float[] within = numbers(Prompts.conversation(
                new Message(Role.SYSTEM, List.of("You know every bridge.")),
                new Message(Role.USER, List.of("Name a river."))));
        assertThat((double) within[0]).isCloseTo(Math.log1p(13 + 22 / 2.0), within(1e-6));
        assertThat(cosine(alone, within)).isBetween(0.5, 0.9999);
    }

    @Test
    void a_text_of_megabytes_is_read_in_part_and_counted_in_full() {
        String line = "The harbour master wrote 3 letters. ";
        float[] numbers = numbers(Prompts.user(line.repeat(40_000)));
        assertThat((double) numbers[0]).isCloseTo(Math.log1p(40_000.0 * line.length()), within(1e-5));
        double sentences = Math.expm1(numbers[List.of(Sign.values()).indexOf(Sign.SENTENCES)]);
        assertThat(sentences).isCloseTo(40_000, within(400.0));
    }

    private float[] numbers(Prompt prompt) {
        return encoder.encode(prompt);
    }

    private static double cosine(float[] one, float[] other) {
        double sum = 0;
        for (int i = Encoder.signs(); i < one.length; i++) {
            sum += one[i] * other[i];
        }
        return sum;
    }

    private static Prompt withTool(Part... parts) {
        return new Prompt(
                "auto",
                false,
                false,
                List.of(new Message(Role.USER, List.of("Where is it?"))),
                1,
                List.of(parts),
                Map.of(),
                0,
                1,
                new RequestBody(new byte[64]));
    }
}
