package dev.sluice.router.sensitivity.contact;

import dev.sluice.router.sensitivity.Detector;
import dev.sluice.router.sensitivity.DetectorContract;
import java.util.List;

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
}
