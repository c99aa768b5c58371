package dev.sluice.router.sensitivity;

import java.util.List;

/** The detectors that every gateway has. */
public final class Detectors {
    private Detectors() {}

    public static List<Detector> builtIn() {
        return List.of(
                new CreditCardDetector(),
                new IbanDetector(),
                new UsSsnDetector(),
                new EmailDetector(),
                new PhoneDetector(),
                new ApiKeyDetector(),
                new PrivateKeyDetector(),
                new PasswordDetector());
    }
}
