package dev.sluice.router.difficulty;

import dev.sluice.router.catalogue.Ability;
import dev.sluice.router.difficulty.Difficulty.Feature;
import dev.sluice.router.prompt.Message;
import dev.sluice.router.prompt.Prompt;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Rates a prompt by its form: how long it is, whether it holds code or mathematics, what its words ask for. A logistic
 * function of saturating counts ({@link Trait}) over the whole conversation; one pass, linear.
 *
 * <p>Within one kind of question such features are a weak guide (see the package), between kinds a fair one.
 */
final class StructuralModel implements DifficultyModel {
    /** An empty prompt's logit: a score of 0.14. */
    private static final double NOTHING = -1.8;

    /** Smaller moves are not worth telling. */
    private static final double TOLD = 0.01;

    private static final Comparator<Feature> STRONGEST_FIRST =
            Comparator.comparingDouble((Feature feature) -> -Math.abs(feature.weight()));

    @Override
    public Difficulty rate(Prompt prompt) {
        Tally tally = new Tally();
        for (Message message : prompt.messages()) {
            for (String text : message.texts()) {
                tally.read(text);
            }
        }
        tally.add(Trait.TURNS, Math.max(0, prompt.messages().size() - 1));
        tally.add(Trait.TOOLS, prompt.tools());
        tally.add(Trait.SCHEMA, prompt.needs().containsKey(Ability.JSON_SCHEMA) ? 1 : 0);
        double logit = NOTHING;
        List<Feature> features = new ArrayList<>();
        for (Trait trait : Trait.values()) {
            double moved = trait.moves(tally.of(trait));
            logit += moved;
            if (Math.abs(moved) >= TOLD) {
                features.add(new Feature(trait.key(), moved));
            }
        }
        features.sort(STRONGEST_FIRST);
        return new Difficulty(1 / (1 + Math.exp(-logit)), features);
    }
}
