package dev.sluice.router.verification;

import dev.sluice.router.difficulty.Difficulty;
import dev.sluice.router.difficulty.Difficulty.Feature;
import dev.sluice.router.prompt.Prompt;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Says how doubtful a local model's answer is. Deterministic and thread-safe. */
public final class Verifier {
    /** The one that ships. */
    public static Verifier standard() {
        return new Verifier();
    }

    private Verifier() {}

    /** Whether a further sample of the same prompt could be compared with this one. */
    public boolean comparable(Prompt prompt, Sample first) {
        return first.flaws().isEmpty() && prompt.choices() == 1;
    }

    /** @param samples the answer, then further ones to the same prompt; at least one */
    public Doubt doubt(Prompt prompt, Difficulty difficulty, List<Sample> samples) {
        Sample answer = samples.getFirst();
        List<Feature> features = new ArrayList<>();
        answer.flaws().stream()
                .sorted()
                .forEach(flaw -> features.add(new Feature(flaw.name().toLowerCase(Locale.ROOT), 1)));
        if (!features.isEmpty()) {
            return new Doubt(1, features);
        }
        double doubt = 1 - difficulty.local();
        if (answer.meanLogProb().isPresent()) {
            double unsure = 1 - Math.exp(answer.meanLogProb().getAsDouble());
            features.add(new Feature("log_probability", unsure));
            doubt = (doubt + unsure) / 2;
        }
        return new Doubt(Math.clamp(doubt, 0, 1), features);
    }
}
