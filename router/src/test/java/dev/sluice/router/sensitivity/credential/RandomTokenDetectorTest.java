package dev.sluice.router.sensitivity.credential;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.router.sensitivity.Detector;
import dev.sluice.router.sensitivity.DetectorContract;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RandomTokenDetectorTest extends DetectorContract {
    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    private static final String TOKEN = "q7Zt0aB1cD2eF3gH4iJ5kL6mN7oP8qR9sT0uV1wX2yZ3";

    @Override
    protected Detector detector() {
        return new RandomTokenDetector();
    }

    @Override
    protected List<String> samples() {
        return List.of(TOKEN, "Xk" + TOKEN.substring(9) + "_w", "h3k9x7q2v8z4w6m1p5t0r2y7b9c4d8f3");
    }

    @Override
    protected List<String> benign() {
        return List.of(
                "0f9e8d7c6b5a4c3b2a1f0e9d8c7b6a5f4e3d2c1b",
                "0f9e8d7c-6b5a-4c3b-2a1f-0e9d8c7b6a5f",
                "sha512-" + TOKEN + TOKEN + "==",
                "\"integrity\": \"sha384-" + TOKEN + "\"",
                "ssh-rsa AAAAB3NzaC1yc2E" + TOKEN,
                "https://h.test/document/d/" + TOKEN + "/edit",
                "data:image/png;base64,iVBORw0KGgo" + TOKEN,
                "docId: " + TOKEN,
                "commit " + TOKEN,
                "AbstractSingletonProxyFactoryBean2WithVeryLongName",
                "getInstanceOfTheFactoryBean2AndReturnItAsString",
                "a_very_long_name_with_underscores_9_and_more_10",
                Base64.getEncoder()
                        .encodeToString("only words are in here, nobody minds"
                                .getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                (TOKEN + TOKEN).substring(0, 64) + "\n" + (TOKEN + TOKEN).substring(5, 69) + "\n");
    }

    @Test
    void identifiers_that_models_interfaces_give_are_no_secrets() {
        assertThat(find("call_D0lPk64Ie89xXRgE8i0LuYMj")).isEmpty();
        assertThat(find("toolu_01A09q90qw90lq917835lq9Zx")).isEmpty();
        assertThat(find("D0lPk64Ie89xXRgE8i0LuYMjQ7v2")).hasSize(1);
    }

    @Test
    void most_of_what_is_drawn_at_random_is_found() {
        Random random = new Random(7);
        int found = 0;
        for (int i = 0; i < 500; i++) {
            StringBuilder token = new StringBuilder();
            for (int k = 0; k < 32; k++) {
                token.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
            }
            found += find("use " + token + " please").size();
        }
        assertThat(found).isGreaterThan(485);
    }

    @Test
    void identifiers_in_hexadecimal_behind_a_name_open_nothing() {
        for (String text : List.of(
                "request_id=c22e476b-1469-c1f4-8abe-224ce4d9b5db took 812 ms",
                "user u-178c47306414e7db2079f23e1e3459fe",
                "KJXW63JAGEZCA2LTEBTHEZLFEBXW4ICNN5XGIYLZEBQWM5DFOJXG633OFY======")) {
            assertThat(find(text)).as(text).isEmpty();
        }
    }

    @Test
    void padding_in_an_address_belongs_to_base64() {
        assertThat(find("UmVsZWFzZSA0LjE4LjcgZml4ZXMgdGhlIHBhcnNlci4%3D")).isEmpty();
    }
}
