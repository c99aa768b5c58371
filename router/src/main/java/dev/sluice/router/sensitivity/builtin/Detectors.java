package dev.sluice.router.sensitivity.builtin;

import dev.sluice.router.sensitivity.Detector;
import dev.sluice.router.sensitivity.contact.EmailDetector;
import dev.sluice.router.sensitivity.contact.PhoneDetector;
import dev.sluice.router.sensitivity.credential.ApiKeyDetector;
import dev.sluice.router.sensitivity.credential.AssignmentDetector;
import dev.sluice.router.sensitivity.credential.CommandDetector;
import dev.sluice.router.sensitivity.credential.ConnectionStringDetector;
import dev.sluice.router.sensitivity.credential.JwtDetector;
import dev.sluice.router.sensitivity.credential.PasswordDetector;
import dev.sluice.router.sensitivity.credential.PrivateKeyDetector;
import dev.sluice.router.sensitivity.credential.RandomTokenDetector;
import dev.sluice.router.sensitivity.identity.IdentityNumberDetector;
import dev.sluice.router.sensitivity.payment.AccountNumberDetector;
import dev.sluice.router.sensitivity.payment.CardCodeDetector;
import dev.sluice.router.sensitivity.payment.CreditCardDetector;
import dev.sluice.router.sensitivity.payment.IbanDetector;
import dev.sluice.router.sensitivity.quasiidentifier.AgeDetector;
import dev.sluice.router.sensitivity.quasiidentifier.DateDetector;
import dev.sluice.router.sensitivity.quasiidentifier.LetterheadDetector;
import dev.sluice.router.sensitivity.quasiidentifier.LocationDetector;
import dev.sluice.router.sensitivity.quasiidentifier.NationalityDetector;
import dev.sluice.router.sensitivity.quasiidentifier.OccupationDetector;
import dev.sluice.router.sensitivity.quasiidentifier.OrganisationDetector;
import dev.sluice.router.sensitivity.quasiidentifier.PostcodeDetector;
import dev.sluice.router.sensitivity.quasiidentifier.TitleDetector;
import dev.sluice.router.sensitivity.quasiidentifier.UrlDetector;
import java.util.List;

/** The detectors that every gateway has. */
public final class Detectors {
    private Detectors() {}

    public static List<Detector> builtIn() {
        return List.of(
                new CreditCardDetector(),
                new CardCodeDetector(),
                new IbanDetector(),
                new AccountNumberDetector(),
                new IdentityNumberDetector(),
                new EmailDetector(),
                new PhoneDetector(),
                new ApiKeyDetector(),
                new JwtDetector(),
                new PrivateKeyDetector(),
                new ConnectionStringDetector(),
                new AssignmentDetector(),
                new PasswordDetector(),
                new CommandDetector(),
                new RandomTokenDetector(),
                new LocationDetector(),
                new NationalityDetector(),
                new OrganisationDetector(),
                new LetterheadDetector(),
                new DateDetector(),
                new AgeDetector(),
                new UrlDetector(),
                new TitleDetector(),
                new OccupationDetector(),
                new PostcodeDetector());
    }
}
