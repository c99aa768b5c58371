package dev.sluice.router.sensitivity;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.router.prompt.Part;
import dev.sluice.router.prompt.Place;
import dev.sluice.router.sensitivity.builtin.Detectors;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
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

    private static final Map<String, UnaryOperator<String>> OF_TEXT = ofText();
    private static final Map<String, UnaryOperator<String>> OF_CARDS = ofCards();

    @TestFactory
    List<DynamicTest> a_value_under_a_disguise_of_any_text_is_found_whole() {
        List<DynamicTest> tests = new ArrayList<>();
        OF_TEXT.forEach((name, disguise) -> {
            for (String value : List.of("Charge card " + CARD + " now", "Pay to " + IBAN, "Write to " + EMAIL)) {
                tests.add(DynamicTest.dynamicTest(name + ": " + value, () -> found(disguise.apply(value), value)));
            }
        });
        return tests;
    }

    @TestFactory
    List<DynamicTest> a_card_number_under_a_disguise_of_digits_is_found_whole() {
        List<DynamicTest> tests = new ArrayList<>();
        OF_CARDS.forEach((name, disguise) ->
                tests.add(DynamicTest.dynamicTest(name, () -> found(disguise.apply(CARD.replace(" ", "")), CARD))));
        return tests;
    }

    @TestFactory
    List<DynamicTest> harmless_text_under_any_disguise_stays_harmless() {
        String harmless = "The tide rises for six hours, then it falls; 12 boats wait.";
        return OF_TEXT.entrySet().stream()
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
            text = Objects.requireNonNull(OF_TEXT.get(name)).apply(text);
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
            text = base64(text);
        }
        assertThat(scan(text).unscannable()).isNotEmpty();
    }

    @Test
    void a_decode_bomb_is_unscannable_and_not_blown_up() {
        String bomb = packed("0 ".repeat(5_000_000), true);
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
        OF_TEXT.values().forEach(each -> pieces.add(each.apply("ab " + CARD)));
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

    private static Map<String, UnaryOperator<String>> ofText() {
        Map<String, UnaryOperator<String>> all = new LinkedHashMap<>();
        all.put("base64", DisguiseTest::base64);
        all.put(
                "base64 for addresses",
                text -> Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8)));
        all.put("base64 in lines", text -> base64(text).replaceAll("(.{20})", "$1\n"));
        all.put("base64 in code", text -> "x = '" + base64(text) + "'; print(b64decode(x))");
        all.put("base64 behind a name", text -> "token" + base64(text));
        all.put("base64 of UTF-16", text -> Base64.getEncoder().encodeToString(text.getBytes(UTF_16LE)));
        all.put("base32", DisguiseTest::base32);
        all.put("gzip", text -> packed(text, true));
        all.put("deflate", text -> packed(text, false));
        all.put("hexadecimal", text -> HexFormat.of().formatHex(text.getBytes(UTF_8)));
        all.put("hexadecimal, spaced", text -> HexFormat.ofDelimiter(" ").formatHex(text.getBytes(UTF_8)));
        all.put(
                "hexadecimal, in a list",
                text -> HexFormat.ofDelimiter(", ").withPrefix("0x").formatHex(text.getBytes(UTF_8)));
        all.put("hexadecimal escapes", text -> HexFormat.of().withPrefix("\\x").formatHex(text.getBytes(UTF_8)));
        all.put("percent", text -> HexFormat.of().withPrefix("%").formatHex(text.getBytes(UTF_8)));
        all.put("percent, in part", text -> URLEncoder.encode(text, UTF_8).replace("+", "%20"));
        all.put(
                "percent, twice",
                text -> URLEncoder.encode(URLEncoder.encode(text, UTF_8).replace("+", "%20"), UTF_8));
        all.put("entities", text -> each(text, unit -> "&#" + (int) unit + ";"));
        all.put("entities, hexadecimal", text -> each(text, unit -> "&#x" + Integer.toHexString(unit) + ";"));
        all.put("unicode escapes", text -> each(text, unit -> String.format("\\u%04x", (int) unit)));
        all.put("unicode escapes with braces", text -> each(text, unit -> "\\u{" + Integer.toHexString(unit) + "}"));
        all.put("octal escapes", text -> each(text, unit -> String.format("\\%03o", (int) unit)));
        all.put("quoted-printable", text -> each(text, unit -> String.format("=%02X", (int) unit)));
        all.put("decimal codes", text -> each(text, unit -> (int) unit + " "));
        all.put("code points", text -> each(text, unit -> String.format("U+%04X ", (int) unit)));
        all.put(
                "ones and zeros",
                text -> each(text, unit -> String.format("%8s ", Integer.toBinaryString(unit))
                        .replace(' ', '0')
                        .replaceAll("0$", " ")));
        for (String mark : List.of("-", "/", "_", "|", "~", "·", " - ", "][")) {
            all.put("each character apart by '" + mark + "'", text -> String.join(mark, text.split("")));
        }
        all.put(
                "calls for codes",
                text -> text.chars().mapToObj(unit -> "chr(" + unit + ")").collect(Collectors.joining("+")));
        all.put(
                "codes of a call",
                text -> "String.fromCharCode("
                        + text.chars().mapToObj(Integer::toString).collect(Collectors.joining(",")) + ")");
        all.put("dump", DisguiseTest::dump);
        all.put("style sheet", text -> each(text, unit -> String.format("\\%06x", (int) unit)));
        all.put("bold within words", text -> text.replaceAll("(\\w\\w)(?=\\w)", "$1****"));
        all.put("a tag around each character", text -> each(text, unit -> unit == ' ' ? " " : "<b>" + unit + "</b>"));
        all.put("colours", text -> text.replaceAll("(\\w\\w)(?=\\w)", "$1\u001b[0m"));
        all.put("a query", text -> "GET /search?q=" + URLEncoder.encode(text, UTF_8) + "&p=2");
        all.put("lines that go on", text -> text.replaceAll("(.{9})(?=.)", "$1\\\\\n"));
        all.put("named pieces", DisguiseTest::pieces);
        all.put("json string", text -> "{\"v\": \"{\\\"v\\\": \\\"" + text + "\\\"}\"}");
        all.put("CDATA", text -> "<rec><![CDATA[" + text + "]]></rec>");
        all.put(
                "fullwidth",
                text -> each(text, unit -> unit == ' ' ? "\u3000" : String.valueOf((char) (unit + 0xFEE0))));
        all.put("zero-width", text -> each(text, unit -> unit + "\u200b"));
        all.put("soft hyphens", text -> each(text, unit -> unit + "\u00ad"));
        all.put(
                "struck through",
                text -> each(text, unit -> Character.isLetterOrDigit(unit) ? unit + "\u0335" : "" + unit));
        all.put(
                "tags",
                text -> "hi"
                        + text.codePoints()
                                .map(unit -> 0xE0000 + unit)
                                .mapToObj(Character::toString)
                                .collect(Collectors.joining()));
        all.put("override", text -> "\u202e" + new StringBuilder(text).reverse() + "\u202c");
        all.put("reversed", text -> "Read backwards: " + new StringBuilder(text).reverse());
        all.put("rot13", text -> "rot13: " + rotated(text));
        return all;
    }

    private static Map<String, UnaryOperator<String>> ofCards() {
        Map<String, UnaryOperator<String>> all = new LinkedHashMap<>();
        for (String gap : List.of(" ", ".", "-", "_", " , ", "\n", "\t", "/", "*", "\u00b7", "\u00a0", " - ", "|")) {
            all.put("each digit apart by '" + gap + "'", digits -> String.join(gap, digits.split("")));
        }
        for (String gap :
                List.of("_", "|", "*", "\u2013", "\n", "', '", "\", \"", "\" + \"", "' . '", "<b></b>", " / ")) {
            all.put(
                    "groups apart by '" + gap + "'",
                    digits -> "'" + String.join(gap, digits.split("(?<=\\G....)")) + "'");
        }
        all.put("characters of an array", digits -> "{'" + String.join("','", digits.split("")) + "'}");
        all.put("Arabic-Indic", digits -> digit(digits, 0x660));
        all.put("Devanagari", digits -> digit(digits, 0x966));
        all.put("mathematical", digits -> digit(digits, 0x1D7CE));
        all.put("superscript", digits -> each(digits, unit -> "⁰¹²³⁴⁵⁶⁷⁸⁹".substring(unit - '0', unit - '0' + 1)));
        all.put(
                "in circles",
                digits -> each(digits, unit -> unit == '0' ? "⓪" : Character.toString(0x245F + unit - '0')));
        all.put("on keycaps", digits -> each(digits, unit -> unit + "\ufe0f\u20e3"));
        all.put("in English", digits -> words(digits, "zero one two three four five six seven eight nine"));
        all.put("in German", digits -> words(digits, "null eins zwei drei vier fünf sechs sieben acht neun"));
        all.put("in Spanish", digits -> words(digits, "cero uno dos tres cuatro cinco seis siete ocho nueve"));
        all.put("in Chinese", digits -> each(digits, unit -> "〇一二三四五六七八九".substring(unit - '0', unit - '0' + 1)));
        all.put("letters for digits", digits -> digits.replace('0', 'O').replace('1', 'l'));
        all.put("behind a name", digits -> "customer_" + digits);
        return all;
    }

    private interface Spelling {
        String of(char unit);
    }

    private static String each(String text, Spelling spelling) {
        StringBuilder spelled = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            spelled.append(spelling.of(text.charAt(i)));
        }
        return spelled.toString();
    }

    private static String digit(String digits, int zero) {
        return each(digits, unit -> Character.toString(zero + unit - '0'));
    }

    private static String words(String digits, String names) {
        return each(digits, unit -> names.split(" ")[unit - '0'] + " ");
    }

    /** As {@code hexdump -C} prints it. */
    private static String dump(String text) {
        StringBuilder lines = new StringBuilder();
        for (int at = 0; at < text.length(); at += 16) {
            String line = text.substring(at, Math.min(text.length(), at + 16));
            String codes = HexFormat.of().formatHex(line.getBytes(UTF_8)).replaceAll("(.{2})(?=.)", "$1 ");
            lines.append(String.format("%08x  %-47s  |%s|%n", at, codes, line));
        }
        return "\n" + lines;
    }

    private static String pieces(String text) {
        StringBuilder code = new StringBuilder();
        for (int at = 0; at < text.length(); at += 7) {
            code.append("p").append(at / 7 + 1).append(" = \"").append(text, at, Math.min(text.length(), at + 7));
            code.append("\"\n");
        }
        return code.toString();
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
    }

    private static String base32(String text) {
        StringBuilder bits = new StringBuilder();
        for (byte one : text.getBytes(UTF_8)) {
            bits.append(String.format("%8s", Integer.toBinaryString(one & 0xFF)).replace(' ', '0'));
        }
        bits.append("0".repeat((5 - bits.length() % 5) % 5));
        StringBuilder coded = new StringBuilder();
        for (int i = 0; i < bits.length(); i += 5) {
            coded.append(
                    "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".charAt(new BigInteger(bits.substring(i, i + 5), 2).intValue()));
        }
        return coded.toString();
    }

    private static String packed(String text, boolean gzip) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (var packing = gzip ? new GZIPOutputStream(bytes) : new DeflaterOutputStream(bytes)) {
            packing.write(text.getBytes(UTF_8));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }

    private static String rotated(String text) {
        return each(text, unit -> {
            int base = Character.isUpperCase(unit) ? 'A' : 'a';
            return String.valueOf(Character.isLetter(unit) ? (char) (base + (unit - base + 13) % 26) : unit);
        });
    }
}
