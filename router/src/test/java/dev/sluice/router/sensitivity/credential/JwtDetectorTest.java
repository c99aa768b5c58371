package dev.sluice.router.sensitivity.credential;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.router.sensitivity.Confidence;
import dev.sluice.router.sensitivity.Detector;
import dev.sluice.router.sensitivity.DetectorContract;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class JwtDetectorTest extends DetectorContract {
    private static final String SIGNATURE = "q7Zt0aB1cD2eF3gH4iJ5kL6mN7oP8qR9sT0uV1wX2yZ3";

    @Override
    protected Detector detector() {
        return new JwtDetector();
    }

    @Override
    protected List<String> samples() {
        return List.of(
                token("{\"alg\":\"HS256\",\"typ\":\"JWT\"}"),
                token("{\"typ\":\"JWT\",\"alg\":\"RS256\",\"kid\":\"k1\"}"),
                token("{\"alg\":\"RSA-OAEP\",\"enc\":\"A256GCM\"}") + "." + SIGNATURE + "." + SIGNATURE);
    }

    @Override
    protected List<String> benign() {
        return List.of(
                encode("{\"alg\":\"HS256\",\"typ\":\"JWT\"}"),
                encode("{\"name\":\"a picture's title\"}") + " alone",
                "eyJust.a.sentence",
                "eyelash_extension_serum_advert.jpg");
    }

    @Test
    void a_header_that_names_an_algorithm_is_sure_and_a_broken_one_is_not() {
        assertThat(confidence(token("{\"alg\":\"HS256\"}"))).isEqualTo(Confidence.HIGH);
        assertThat(confidence("ey" + "J0q7Zt0aB1cD2eF3gH." + SIGNATURE + "." + SIGNATURE))
                .isEqualTo(Confidence.MEDIUM);
    }

    private static String token(String header) {
        return encode(header) + "." + encode("{\"sub\":\"739\"}") + "." + SIGNATURE;
    }

    private static String encode(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(UTF_8));
    }
}
