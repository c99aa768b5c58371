package dev.sluice.gateway.threshold;

import dev.sluice.config.Settings;
import dev.sluice.gateway.feedback.PastScore;
import dev.sluice.gateway.feedback.Recall;
import dev.sluice.gateway.feedback.RoutingBook;
import dev.sluice.router.catalogue.Catalogue;
import dev.sluice.router.catalogue.Route;
import dev.sluice.router.mode.Mode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Fills the windows at start with the scores that were written down before it, so that shares hold from the first
 * request on. A score counts if its request might have left, by the routes that are noted of it, and if the difficulty
 * model is still the same: another one's scores have other quantiles.
 */
public final class Recollection {
    /** Of all names and teams together: as many as fill some forty windows. */
    private static final int MOST = 20_000;

    private final Thresholds thresholds;
    private final Settings settings;

    private Recollection(Thresholds thresholds, Settings settings) {
        this.thresholds = thresholds;
        this.settings = settings;
    }

    /** Begins on a thread of its own and returns at once. If it fails, windows begin empty. */
    public static void begin(Thresholds thresholds, RoutingBook book, Settings settings) {
        if (settings.catalogue().modes().values().stream().anyMatch(Recollection::hasShare)) {
            Recollection recollection = new Recollection(thresholds, settings);
            Recall.begin(
                    "sluice-recollection",
                    () -> recollection.fill(book.recent(MOST)),
                    "no scores from before the start, thresholds begin anew");
        }
    }

    private static boolean hasShare(Mode mode) {
        return mode.innermost() instanceof Mode.Auto(var share, var quality) && share.isPresent();
    }

    /** @param recent latest first */
    private void fill(List<PastScore> recent) {
        Map<Thresholds.Key, List<Double>> scores = new LinkedHashMap<>();
        Catalogue catalogue = settings.catalogue();
        for (PastScore past : recent) {
            if (past.model().equals(settings.judge().difficultyVersion()) && mightHaveLeft(past)) {
                scores.computeIfAbsent(
                                new Thresholds.Key(catalogue.resolve(past.alias()), past.team()),
                                first -> new ArrayList<>())
                        .add(past.score());
            }
        }
        scores.forEach((key, known) -> catalogue
                .mode(key.alias())
                .filter(Recollection::hasShare)
                .ifPresent(mode -> thresholds.recall(key, budget(mode), known)));
    }

    private static double budget(Mode mode) {
        return mode.innermost() instanceof Mode.Auto(var share, var quality) ? share.orElse(0) : 0;
    }

    private boolean mightHaveLeft(PastScore past) {
        return past.routes().stream().anyMatch(id -> settings.catalogue()
                .route(id)
                .filter(Route::leavesTheHouse)
                .isPresent());
    }
}
