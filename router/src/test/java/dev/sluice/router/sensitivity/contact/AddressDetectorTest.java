package dev.sluice.router.sensitivity.contact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.router.sensitivity.Confidence;
import dev.sluice.router.sensitivity.Detector;
import dev.sluice.router.sensitivity.DetectorContract;
import java.util.List;
import org.junit.jupiter.api.Test;

class AddressDetectorTest extends DetectorContract {
    @Override
    protected Detector detector() {
        return new AddressDetector();
    }

    @Override
    protected String announcement() {
        return "address: ";
    }

    @Override
    protected List<String> samples() {
        return List.of(
                "14 Alder Court, Fernleigh, OR 97211",
                "Birkenallee 27, 50667 Köln",
                "12 bis rue des Acacias, 69003 Lyon",
                "Calle del Olmo 5, 3º B, 28013 Madrid",
                "ul. Jasna 14, 00-041 Warszawa",
                "Via Garibaldi 8, 20121 Milano",
                "Rua das Flores 120, 04218-060 Campinas",
                "Eikenlaan 33, 1234 AB Utrecht",
                "Storgatan 5, 111 22 Stockholm",
                "9 Holly Gardens, Flat 4, Bristol BS6 5RT",
                "P.O. Box 4411, Springvale, ND 58102",
                "Unit 2210 Box 17, APO AE 09601");
    }

    @Override
    protected List<String> benign() {
        return List.of(
                "Chapter 5, page 120",
                "Version 3 of the Street View API",
                "There are 20 ways to do it",
                "In 2021 the project moved to Python 3",
                "Form 1041, line 12",
                "Room 12, floor 3",
                "Top 10 Street Food Places",
                "a box of 12 eggs",
                "Windows 11 and Ubuntu 24",
                "5 Star Rating",
                "blood pressure 120/80 mm Hg",
                "The 4 Horsemen and 7 Dwarfs");
    }

    @Test
    void the_whole_address_is_covered_over_lines() {
        String address = "77 Quarry Lane\nApt. 12\nMillbrook, NY 12545";
        assertThat(find("Ship it to " + address + "\nThanks a lot"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.start()).isEqualTo("Ship it to ".length());
                    assertThat(finding.end()).isEqualTo("Ship it to ".length() + address.length());
                });
    }

    @Test
    void what_stands_behind_the_address_is_not_covered() {
        assertThat(find("I live at 77 Quarry Lane, Millbrook and I am tired"))
                .singleElement()
                .satisfies(
                        finding -> assertThat(finding.end()).isEqualTo("I live at 77 Quarry Lane, Millbrook".length()));
    }

    @Test
    void east_asian_addresses_go_from_the_large_to_the_small() {
        assertThat(find("地址：上海市浦东新区海棠路88号，请查收")).hasSize(1);
        assertThat(find("住所は東京都杉並区桜町3丁目5番12号です")).hasSize(1);
        assertThat(find("주소는 서울시 마포구 은행나무로 25 입니다")).hasSize(1);
    }

    @Test
    void a_street_with_a_number_is_enough_but_an_announcing_word_or_a_postcode_makes_it_sure() {
        assertThat(confidence("see Birkenallee 27 today")).isEqualTo(Confidence.MEDIUM);
        assertThat(confidence("I live at Birkenallee 27 today")).isEqualTo(Confidence.HIGH);
    }

    @Test
    void european_streets_with_marks_around_the_number_are_found_whole() {
        for (String address : List.of(
                "76 bis place de la Mairie, 33000 Bordeaux",
                "C/ Serrano 17, 8.º C, 46002 Valencia",
                "Avenida del Mar 135, 5.º A, 46002 Valencia",
                "Plaza Mayor 116, 4.º A, 37001 Salamanca",
                "Am Mühlbach 80, 07743 Jena",
                "Travessa do Carmo, n.º 74, 3000-467 Coimbra",
                "Piazza Dante 130, 20121 Milano (MI)",
                "深圳市南山区科技南路71号1栋2单元596",
                "〒530-0001 大阪府大阪市北区梅田1丁目2番2号")) {
            assertThat(find("address: " + address + "\n"))
                    .as(address)
                    .singleElement()
                    .satisfies(finding ->
                            assertThat(finding.start() + "-" + finding.end()).isEqualTo("9-" + (9 + address.length())));
        }
    }

    @Test
    void somebody_named_lane_is_no_street() {
        assertThat(find("Nathan Lane, 67, won it")).isEmpty();
        assertThat(find("she lives at 67 Nathan Lane")).hasSize(1);
    }

    @Test
    void an_address_that_everybody_knows_is_nobody_s() {
        assertThat(find("Who lives in 10 Downing Street?")).isEmpty();
        assertThat(find("Who lives in 12 Downing Close?")).hasSize(1);
    }
}
