package dev.sluice.router.sensitivity.builtin;

import dev.sluice.router.sensitivity.Detector;
import dev.sluice.router.sensitivity.contact.EmailDetector;
import dev.sluice.router.sensitivity.contact.PhoneDetector;
import dev.sluice.router.sensitivity.credential.ApiKeyDetector;
import dev.sluice.router.sensitivity.credential.PasswordDetector;
import dev.sluice.router.sensitivity.credential.PrivateKeyDetector;
import dev.sluice.router.sensitivity.identity.UsSsnDetector;
import dev.sluice.router.sensitivity.payment.CreditCardDetector;
import dev.sluice.router.sensitivity.payment.IbanDetector;
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
