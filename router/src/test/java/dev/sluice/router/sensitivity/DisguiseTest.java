package dev.sluice.router.sensitivity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.router.prompt.Part;
import dev.sluice.router.prompt.Place;
import dev.sluice.router.sensitivity.builtin.Detectors;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The law that disguises do not hide: whatever stands around a disguised value, it is found, and all of it. */
class DisguiseTest {
    private static final Place PLACE = Place.at("text");
    private static final Scanner SCANNER = new Scanner(Detectors.builtIn());

    private static final String CARD = "4539 1488 0343 6467";
    private static final String IBAN = "DE89370400440532013000";
    private static final String EMAIL = "ada@analytical.engine.org";

    private static final List<String> FILLER = List.of(
            "the sea passes by", "room 12,", "naïve", "x_1", "—", "(see it)", "key words", "3.14", "\n", "日本", "10:30");

    @TestFactory
    List<DynamicTest> a_value_under_a_disguise_of_any_text_is_found_whole() {
        List<DynamicTest> tests = new ArrayList<>();
        Disguise.OF_TEXT.forEach((name, disguise) -> {
            for (String value : List.of("Charge card " + CARD + " now", "Pay to " + IBAN, "Write to " + EMAIL)) {
                tests.add(DynamicTest.dynamicTest(name + ": " + value, () -> found(disguise.apply(value), value)));
            }
        });
        return tests;
    }

    @TestFactory
    List<DynamicTest> a_card_number_under_a_disguise_of_digits_is_found_whole() {
        List<DynamicTest> tests = new ArrayList<>();
        Disguise.OF_CARDS.forEach((name, disguise) ->
                tests.add(DynamicTest.dynamicTest(name, () -> found(disguise.apply(CARD.replace(" ", "")), CARD))));
        return tests;
    }

    @TestFactory
    List<DynamicTest> harmless_text_under_any_disguise_stays_harmless() {
        String harmless = "The tide rises for six hours, then it falls; 12 boats wait.";
        return Disguise.OF_TEXT.entrySet().stream()
                .map(each -> DynamicTest.dynamicTest(each.getKey(), () -> {
                    Scanner.Scanned seen = scan("Read this: " + each.getValue().apply(harmless));
                    assertThat(seen.findings()).isEmpty();
                    assertThat(seen.unscannable()).isEmpty();
                }))
                .toList();
    }

    @Test
    void an_equals_sign_before_two_hexadecimal_digits_may_assign() {
        String secret = "ecwxqo97" + "VHWJ!x";
        String text =
                "{\"q\":\"DB\\u005f\\u0050ASSWOR\\u0044=ec\\u0077xqo9\\u0037VHWJ!x\\u000aN\", \"w\": \"a=3b c=4d e=5f\"}";
        assertThat(scan(text).findings()).as(secret).extracting(Finding::kind).contains("SECRET.PASSWORD");
    }

    @RepeatedTest(60)
    void disguises_over_each_other_are_seen_through(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        List<String> names = List.of("base64", "percent", "hexadecimal", "unicode escapes", "entities", "json string");
        String text = "card " + CARD;
        StringBuilder order = new StringBuilder();
        for (int depth = 0; depth < 2; depth++) {
            String name = names.get(random.nextInt(names.size()));
            order.append(name).append(' ');
            text = Objects.requireNonNull(Disguise.OF_TEXT.get(name)).apply(text);
        }
        assertThat(scan(filler(random) + text).findings())
                .as("seed %d: %s", repetition.getCurrentRepetition(), order)
                .extracting(Finding::kind)
                .contains("CREDIT_CARD");
    }

    @Test
    void a_letter_before_or_behind_a_spaced_out_value_hides_nothing() {
        String spaced = String.join(" ", IBAN.split(""));
        for (String text : List.of(
                "{\"q\":\"" + spaced + "\"}",
                "q " + spaced,
                spaced + " x",
                "a " + spaced + " b",
                "{\"q\":\"" + spaced + "\\nWhat?\"}")) {
            assertThat(scan(text).findings()).as(text).extracting(Finding::kind).contains("IBAN");
        }
    }

    @Test
    void what_is_encoded_too_deep_is_unscannable() {
        String text = "card " + CARD;
        for (int i = 0; i < 6; i++) {
            text = Disguise.base64(text);
        }
        assertThat(scan(text).unscannable()).isNotEmpty();
    }

    @Test
    void a_decode_bomb_is_unscannable_and_not_blown_up() {
        String bomb = Disguise.packed("0 ".repeat(5_000_000), true);
        assertThat(scan("echo " + bomb).unscannable()).isNotEmpty();
    }

    @Test
    void what_is_long_and_no_text_is_unscannable() {
        byte[] random = new byte[400];
        new Random(1).nextBytes(random);
        assertThat(scan("blob: " + Base64.getEncoder().encodeToString(random)).unscannable())
                .isNotEmpty();
        assertThat(scan("blob: " + HexFormat.of().formatHex(random)).unscannable())
                .isNotEmpty();
        assertThat(scan("blob: " + Base64.getMimeEncoder().encodeToString(random))
                        .unscannable())
                .isNotEmpty();
    }

    @Test
    void digests_ids_code_and_rulers_are_neither_opaque_nor_sensitive() {
        Random random = new Random(2);
        StringBuilder lock = new StringBuilder();
        for (int i = 0; i < 300; i++) {
            byte[] digest = new byte[64];
            random.nextBytes(digest);
            lock.append("integrity: sha512-")
                    .append(Base64.getEncoder().encodeToString(digest))
                    .append('\n');
            lock.append(HexFormat.of().formatHex(digest, 0, 32))
                    .append("  file")
                    .append(i)
                    .append('\n');
        }
        assertThat(scan(lock.toString()).unscannable()).isEmpty();
        for (String harmless : List.of(
                "-".repeat(400),
                "=".repeat(400),
                "ACGTTGCA".repeat(60),
                "3.14159265358979323846264338327950288419716939937510".repeat(2),
                "aVeryLongIdentifierThatNobodyWouldEverWriteInProduction = new ChatCompletionRequestBuilderFactory();",
                "Is utf8mb4 or latin1 better? l33t sp34k is w31rd.",
                "for (i = 0; i < 1_000_000; i++) { a[i] = b[i] | 0xFF; }")) {
            Scanner.Scanned seen = scan(harmless);
            assertThat(seen.findings()).as(harmless).isEmpty();
            assertThat(seen.unscannable()).as(harmless).isEmpty();
        }
    }

    @Test
    void a_text_in_cyrillic_is_searched_as_itself() {
        assertThat(scan("Пишите на адрес, карта " + CARD).findings())
                .extracting(Finding::kind)
                .contains("CREDIT_CARD");
    }

    @RepeatedTest(150)
    void garbage_is_searched_without_a_fault(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        List<String> pieces = new ArrayList<>(List.of(
                "%",
                "%4",
                "&#",
                "&#x4",
                "\\",
                "\\u00",
                "\\x",
                "\"",
                "\" + \"",
                "<",
                "<b>",
                "=3",
                "=\n",
                "QUJD",
                "H4sIAAAA",
                "\u202e",
                "\u202c",
                "\uDB40",
                "\uDC41",
                "\u0301",
                "а",
                "①",
                "4 ",
                "4_",
                "0x41,",
                "one ",
                "triple ",
                "一",
                "twenty ",
                "O",
                "l0",
                "\n",
                " ",
                "a",
                "eht ",
                "gur ",
                "rot ",
                "caesar ",
                "cipher "));
        pieces.addAll(FILLER);
        Disguise.OF_TEXT.values().forEach(each -> pieces.add(each.apply("ab " + CARD)));
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 150; i++) {
            String piece = pieces.get(random.nextInt(pieces.size()));
            text.append(random.nextInt(3) > 0 ? piece : piece.substring(random.nextInt(piece.length())));
        }
        for (Finding finding : scan(text.toString()).findings()) {
            assertThat(finding.start())
                    .as("seed %d", repetition.getCurrentRepetition())
                    .isBetween(0, finding.end() - 1);
            assertThat(finding.end()).isLessThanOrEqualTo(text.length());
        }
    }

    /** What is found covers each character of the disguise that stands for the value. */
    private static void found(String disguised, String value) {
        String core = value.contains(CARD) ? CARD : value.contains(IBAN) ? IBAN : EMAIL;
        String kind = core.equals(CARD) ? "CREDIT_CARD" : core.equals(IBAN) ? "IBAN" : "EMAIL";
        for (int seed = 0; seed < 3; seed++) {
            Random random = new Random(seed);
            String before = filler(random) + " card " + "\n";
            String text = before + disguised + "\n" + filler(random);
            assertThat(scan(text).findings()).as("seed %d: %s", seed, text).anySatisfy(finding -> {
                assertThat(finding.kind()).isEqualTo(kind);
                assertThat(finding.start()).isBetween(before.length(), before.length() + disguised.length() - 1);
                assertThat(finding.end())
                        .isBetween(finding.start() + core.length() / 4, before.length() + disguised.length() + 1);
            });
        }
    }

    private static Scanner.Scanned scan(String text) {
        return SCANNER.scan(List.of(new Part.Text(PLACE, text)));
    }

    private static String filler(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(30); i > 0; i--) {
            text.append(FILLER.get(random.nextInt(FILLER.size()))).append(' ');
        }
        return text.toString();
    }
}
