package dev.sluice.router.sensitivity.quasiidentifier;

import dev.sluice.router.sensitivity.Detector;
import dev.sluice.router.sensitivity.DetectorContract;
import java.util.List;

class NationalityDetectorTest extends DetectorContract {
    @Override
    protected Detector detector() {
        return new NationalityDetector();
    }

    @Override
    protected List<String> samples() {
        return List.of("Norwegian", "bolivians", "österreichisch", "française", "Buddhist", "український", "アメリカ人");
    }

    @Override
    protected List<String> benign() {
        return List.of(
                "Use nail polish remover.",
                "french_fries = 3",
                "the finn and jain words",
                "A german.example.org host",
                "Please finish the danish_menu file.");
    }
}
