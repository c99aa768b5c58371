package dev.sluice.router.sensitivity;

import java.util.List;

class EmailDetectorTest extends DetectorContract {
    @Override
    Detector detector() {
        return new EmailDetector();
    }

    @Override
    List<String> samples() {
        return List.of(
                "ada.lovelace@analytical.engine.org",
                "o'brien+news@mail-2.house.co.uk",
                "ÄRZTIN@krankenhaus.de",
                "info@bücher.de",
                "x_1@b.io",
                "root@xn--bcher-kva.xn--p1ai");
    }

    @Override
    List<String> benign() {
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
