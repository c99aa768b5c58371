package dev.sluice.router.verification;

import dev.sluice.router.difficulty.Difficulty;
import dev.sluice.router.difficulty.Difficulty.Feature;
import dev.sluice.router.prompt.Prompt;
import dev.sluice.router.verification.DoubtModel.Reading;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Says how doubtful a local model's answer is. Deterministic and thread-safe. */
public final class Verifier {
    /** Where the strong model is expected to do no better, scores end here; the order among them is kept. */
    private static final double NO_GAIN = 0.02;

    /** Smaller moves are not worth telling. */
    private static final double TOLD = 0.01;

    private static final Comparator<Feature> STRONGEST_FIRST =
            Comparator.comparingDouble((Feature feature) -> -Math.abs(feature.weight()));

    private final DoubtModel model;

    public Verifier(DoubtModel model) {
        this.model = model;
    }

    /** The one that ships. */
    public static Verifier standard() {
        return new Verifier(DoubtModel.standard());
    }

    /** Of its model; another one's doubts are not to be compared with these. Reckoned anew with each call. */
    public String version() {
        return DoubtFile.version(model);
    }

    /** Whether a further sample of the same prompt could be compared with this one. */
    public boolean comparable(Prompt prompt, Sample first) {
        return prompt.choices() == 1
                && flaws(first).isEmpty()
                && AnswerReader.form(prompt, List.of(first.text())) != Form.OPEN;
    }

    /** @param samples the answer, then further ones to the same prompt; at least one */
    public Doubt doubt(Prompt prompt, Difficulty difficulty, List<Sample> samples) {
        Set<Flaw> flaws = flaws(samples.getFirst());
        if (!flaws.isEmpty()) {
            return new Doubt(
                    1,
                    flaws.stream()
                            .map(flaw -> new Feature(flaw.name().toLowerCase(Locale.ROOT), 1))
                            .toList());
        }
        return doubt(prompt, difficulty, Evidence.of(prompt, samples));
    }

    /** The same of an answer that has been read already, and has no flaw. */
    public Doubt doubt(Prompt prompt, Difficulty difficulty, Evidence evidence) {
        Map<String, Double> moves = new TreeMap<>();
        @Nullable Reading reading = model.read(evidence, Asked.lastOf(prompt), difficulty);
        double local = logit(difficulty.local());
        double strong = difficulty.strong();
        if (reading != null) {
            local = reading.localLogit();
            strong = probability(reading.strongLogit());
            List<String> names = reading.head().names();
            double[] moved = reading.moved();
            for (int at = 0; at < names.size(); at++) {
                String group = names.get(at).substring(0, names.get(at).indexOf('.'));
                moves.merge(group, -moved[at], Double::sum);
            }
        } else {
            moves.put("prompt", -local);
        }
        Map<String, Double> tone = Tone.moves(evidence);
        for (double move : tone.values()) {
            local -= move;
        }
        moves.putAll(tone);
        double gain = strong - probability(local);
        return new Doubt(score(gain), features(moves));
    }

    /**
     * The score that an expected gain stands for; strictly growing.
     *
     * @param gain P(strong model is right) - P(local model is right), from -1 to 1
     */
    public static double score(double gain) {
        return gain >= 0 ? NO_GAIN + (1 - NO_GAIN) * gain : NO_GAIN * (1 + gain);
    }

    private static List<Feature> features(Map<String, Double> moves) {
        List<Feature> features = new ArrayList<>();
        moves.forEach((name, move) -> {
            if (Math.abs(move) >= TOLD) {
                features.add(new Feature(name, move));
            }
        });
        features.sort(STRONGEST_FIRST);
        return features;
    }

    /** Those that were found before, and those that the text shows; with any of them, the doubt is 1. */
    public static Set<Flaw> flaws(Sample sample) {
        Set<Flaw> flaws = EnumSet.noneOf(Flaw.class);
        flaws.addAll(sample.flaws());
        if (!flaws.isEmpty()) {
            return flaws;
        }
        if (sample.text().isBlank()) {
            flaws.add(Flaw.EMPTY);
        } else if (Wording.refuses(sample.text())) {
            flaws.add(Flaw.REFUSED);
        }
        return flaws;
    }

    private static double logit(double share) {
        double kept = Math.clamp(share, 1e-6, 1 - 1e-6);
        return Math.log(kept / (1 - kept));
    }

    private static double probability(double logit) {
        return 1 / (1 + Math.exp(-logit));
    }
}
