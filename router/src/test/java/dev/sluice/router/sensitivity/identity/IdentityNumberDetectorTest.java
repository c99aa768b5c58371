package dev.sluice.router.sensitivity.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.router.sensitivity.Confidence;
import dev.sluice.router.sensitivity.Detector;
import dev.sluice.router.sensitivity.DetectorContract;
import dev.sluice.router.sensitivity.Finding;
import dev.sluice.router.sensitivity.number.NumberFormat;
import dev.sluice.router.text.Topic;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class IdentityNumberDetectorTest extends DetectorContract {
    @Override
    protected Detector detector() {
        return new IdentityNumberDetector();
    }

    @Override
    protected String announcement() {
        return "SSN ";
    }

    @Override
    protected List<String> samples() {
        return List.of(
                "536-90-4399",
                "536 90 4399",
                "536904399",
                "536\u201190\u20114399",
                "899-12-3456",
                "(536)(90)(4399)".substring(1, 14),
                "5 3 6 9 0 4 3 9 9",
                "5.3.6.9.0.4.3.9.9",
                "536_90_4399",
                "536|90|4399",
                "536\n90\n4399");
    }

    @Override
    protected List<String> benign() {
        return List.of(
                "SSN 078-05-1120",
                "SSN 123-45-6789",
                "part 1536-90-4399",
                "part 536-90-4399-1",
                "order 536904399",
                "536 90 4399 pieces",
                "DNI 12345678Z is the usual example",
                "invoice 41176435256 of 2024",
                "id 7f3a11ee-8c99-4d02-9e41-5b8f0c7d2a10",
                "ISBN 978-3-16-148410-0",
                "timestamp 1712345678901 and 1606105678901 ms",
                "commit 12345678e9a1b2c3d4e5f60718293a4b5c6d7e8f",
                "call +1 212 555 2368 or 030 12345678",
                "EAN 4006381333931, price 12.345.678,90 EUR",
                "x = 85551475 + 24399105; y = [536, 90, 4399]",
                "How do I renew a passport before 12/03/2031? It costs 130 dollars.",
                "A passport photo is 35 x 45 mm, 600 dpi, 2048 pixels.",
                "The PAN has ten characters, such as ABCDE1234F.",
                "Flight LH517 on 2024-03-15 at 14:05, seat 23A, booking YKX8PQ",
                "INSERT INTO t VALUES (1234567, 7654321, 20240315)",
                "sin 90 = 1, cos 123456789 = 0.5");
    }

    @Test
    void a_number_of_each_kind_is_found_beside_its_word_and_not_with_a_wrong_check() {
        assertThat(numbers()).hasSizeGreaterThan(85).allSatisfy(line -> {
            String[] parts = line.split(" / ");
            String[] good = parts[0].split(" ");
            String cue = cue(good[0]);
            for (String number : List.of(good).subList(1, good.length)) {
                for (String written : List.of(number, String.join(" ", number.split("")))) {
                    List<Finding> found = find(cue + ": " + written + ".");
                    assertThat(found)
                            .as("%s %s %s", cue, good[0], written.length())
                            .hasSize(1);
                    assertThat(found.getFirst().confidence()).isGreaterThanOrEqualTo(Confidence.MEDIUM);
                    assertThat(found.getFirst().start()).isEqualTo(cue.length() + 2);
                    assertThat(found.getFirst().end()).isEqualTo(cue.length() + 2 + written.length());
                }
            }
            assertThat(formats(good[0]))
                    .allSatisfy(format -> assertThat(format.shapes().stream().anyMatch(shape -> fits(shape, parts[1]))
                                    && format.told() == Confidence.HIGH
                                    && format.check().test(parts[1]))
                            .isFalse());
        });
    }

    @Test
    void every_first_word_of_a_cue_stands_in_the_list_of_the_topic() throws IOException {
        try (InputStream list = Objects.requireNonNull(Topic.class.getResourceAsStream("words/identity.txt"))) {
            assertThat(new String(list.readAllBytes(), StandardCharsets.UTF_8).lines())
                    .containsAll(IdentityNumberDetector.words());
        }
    }

    @Test
    void a_layout_or_an_announcing_word_counts_alone_and_both_make_it_sure() {
        assertThat(confidence("he has 536-90-4399")).isEqualTo(Confidence.MEDIUM);
        assertThat(confidence("social security number 536-90-4399")).isEqualTo(Confidence.HIGH);
        assertThat(confidence("see BNCLRA84M52F205H")).isEqualTo(Confidence.MEDIUM);
        assertThat(confidence("codice fiscale: bnclra84m52f205h")).isEqualTo(Confidence.HIGH);
    }

    @Test
    void strong_forms_need_no_word() {
        assertThat(List.of(
                        "19064492E",
                        "Y6115029X",
                        "19.064.492-E",
                        "440106199103195987",
                        "1 88 04 13 944 226 76",
                        "756.2968.1258.10",
                        "825.137.905-96",
                        "36.870.515/3209-33",
                        "130650-149X",
                        "480420-9080",
                        "850412-2380835",
                        "R927103(0)",
                        "S8412093F",
                        "053-084-930 49",
                        "73.11.09-636.25",
                        "65 301 646 925",
                        "CE 41 72 20 B",
                        "900412-14-2401",
                        "35202-7184926-3",
                        "KQRPM4821D",
                        "MOGL840412HDFRRS09",
                        "690905/5857",
                        "62.108.621-9"))
                .allSatisfy(number -> {
                    boolean found = find("row 7: " + number + ", ok").stream()
                            .anyMatch(finding -> finding.confidence() == Confidence.MEDIUM
                                    && finding.end() - finding.start() == number.length());
                    assertThat(found || number.startsWith("CE")).as(number).isTrue();
                });
    }

    @Test
    void a_word_of_the_language_announces_before_and_behind() {
        assertThat(List.of(
                        "T.C. 72305887358",
                        "ת.ז. 925008054 של דנה",
                        "S.S.N. 536904399",
                        "536904399 is my SSN",
                        "我的身份证号码是440106199103195987。",
                        "マイナンバーは120756338477です。",
                        "주민번호는 850412-2380835 입니다",
                        "आधार 5514 7524 3991 है",
                        "Меня зовут Пётр, СНИЛС 05308493049",
                        "{\"tax_id\": \"82513790596\"}",
                        "cpf=82513790596&x=1",
                        "socialSecurityNumber: 536904399",
                        "passport C01X00T47",
                        "Reisepass Nr. C01X00T47",
                        "Führerschein B072RRE2I55",
                        "driver's license: D4821-93",
                        "national id 48219305"))
                .allSatisfy(text -> assertThat(find(text)).as(text).hasSize(1));
    }

    @Test
    void one_that_was_announced_extends_to_the_next_of_a_list() {
        assertThat(find("BSN: 312472870, 408175783, 123123123")).hasSize(2);
        assertThat(find("name;ssn\nA;536904399\nB;537904399\nC;538904399")).hasSize(3);
    }

    @Test
    void an_announced_number_with_a_wrong_check_is_kept_with_low_confidence() {
        assertThat(confidence("SIN: 153780086")).isEqualTo(Confidence.LOW);
    }

    private static String cue(String kind) {
        return formats(kind).getFirst().cues().getFirst();
    }

    private static List<NumberFormat> formats(String kind) {
        return Stream.of(
                        AmericanIds.FORMATS,
                        WesternEuropeanIds.FORMATS,
                        NorthernEuropeanIds.FORMATS,
                        EasternEuropeanIds.FORMATS,
                        AsianIds.FORMATS,
                        SouthernIds.FORMATS,
                        Documents.FORMATS)
                .flatMap(List::stream)
                .filter(format -> format.kind().name().equals(kind))
                .toList();
    }

    private static boolean fits(String shape, String number) {
        return number.matches(shape.replace("9", "\\d").replace("A", "[A-Z]").replace("X", "[A-Z0-9]"));
    }

    private static List<String> numbers() {
        try (InputStream list =
                Objects.requireNonNull(IdentityNumberDetectorTest.class.getResourceAsStream("numbers.txt"))) {
            return new String(list.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Test
    void words_with_vowel_signs_announce_a_number() {
        assertThat(find("आधार 8735 2061 3909"))
                .extracting(Finding::kind, Finding::confidence)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("NATIONAL_ID.IN_AADHAAR", Confidence.HIGH));
    }

    @Test
    void a_number_with_separators_in_a_table_stands_alone() {
        assertThat(find("77,221-95-6145")).hasSize(1);
        assertThat(find("1,221,956,145")).isEmpty();
    }

    @Test
    void a_check_digit_in_brackets_is_found_with_them() {
        assertThat(find("HKID B390782(7), please")).singleElement().satisfies(finding -> assertThat(finding.end())
                .isEqualTo(15));
    }
}
