package dev.sluice.router.sensitivity.health;

import dev.sluice.router.sensitivity.Detector;
import dev.sluice.router.sensitivity.DetectorContract;
import java.util.List;

class PrescriberNumberDetectorTest extends DetectorContract {
    @Override
    protected Detector detector() {
        return new PrescriberNumberDetector();
    }

    @Override
    protected String announcement() {
        return "prescriber NPI ";
    }

    @Override
    protected List<String> samples() {
        return List.of("1234567893", "BS1234563");
    }

    @Override
    protected List<String> benign() {
        return List.of(
                "NPI 1234567890", "order 1234567893", "DEA agents seized 12 kilos", "What is the NPI number format?");
    }
}
