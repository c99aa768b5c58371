package dev.sluice.router.sensitivity.contact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.router.sensitivity.Detector;
import dev.sluice.router.sensitivity.DetectorContract;
import java.util.List;
import org.junit.jupiter.api.Test;

class EmailDetectorTest extends DetectorContract {
    @Override
    protected Detector detector() {
        return new EmailDetector();
    }

    @Override
    protected List<String> samples() {
        return List.of(
                "ada.lovelace@analytical.engine.org",
                "o'brien+news@mail-2.house.co.uk",
                "ÄRZTIN@krankenhaus.de",
                "info@bücher.de",
                "x_1@b.io",
                "root@xn--bcher-kva.xn--p1ai");
    }

    @Override
    protected List<String> benign() {
        return List.of(
                "user@example.com",
                "user@mail.example.org",
                "a@b.test",
                "icon@2x.png",
                "react@18.2.0",
                "git@github.com:org/repo.git",
                "@Override",
                "a @ b.com",
                "user@localhost",
                "five @5.99");
    }

    @Test
    void signs_written_as_words_are_read() {
        for (String text : List.of(
                "ada at engine dot org",
                "ada.b [at] engine [dot] co [dot] uk",
                "ada(at)engine.org",
                "ada {at} engine.org",
                "ada arroba engine punto com")) {
            assertThat(find("write to " + text)).as(text).hasSize(1);
        }
    }

    @Test
    void a_site_that_is_spelled_out_is_no_address_of_mail() {
        for (String text : List.of(
                "visit us at engine dot org", "he looked at engine.org", "Java at Oracle.com", "a dot com firm")) {
            assertThat(find(text)).as(text).isEmpty();
        }
    }

    @Test
    void underscores_and_brackets_for_signs_are_read() {
        for (String text : List.of(
                "ada_at_engine.org",
                "ada(a)engine.org",
                "ada@engine[.]org",
                "ada.b@mail[dot]engine(.)org",
                "ada[@]engine.org",
                "ada (at) engine dot co dot uk",
                "ada [at] engine[dot]health")) {
            assertThat(find("now " + text + " !")).as(text).singleElement().satisfies(finding -> assertThat(
                            finding.end() - finding.start())
                    .isEqualTo(text.length()));
        }
    }

    @Test
    void an_at_in_words_counts_where_somebody_is_written_to() {
        assertThat(find("please write to ada at engine.org today")).hasSize(1);
        assertThat(find("the paper of ada at engine.org is long")).isEmpty();
    }

    @Test
    void a_dot_on_a_map_is_no_address() {
        assertThat(find("Meet at noon at the dot on the map.")).isEmpty();
    }
}
