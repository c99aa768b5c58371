package dev.sluice.router.difficulty;

import dev.sluice.router.prompt.Prompt;

/** Rates as another model does, and says how likely success is by what outcomes have taught. */
public record CalibratedModel(DifficultyModel model, PairCalibration calibration) implements DifficultyModel {
    @Override
    public Difficulty rate(Prompt prompt) {
        return calibration.of(model.rate(prompt));
    }

    /** The model's own: its scores are not changed. */
    @Override
    public String version() {
        return model.version();
    }
}
