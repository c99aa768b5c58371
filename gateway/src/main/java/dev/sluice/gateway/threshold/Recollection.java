package dev.sluice.gateway.threshold;

import dev.sluice.config.Settings;
import dev.sluice.gateway.feedback.PastScore;
import dev.sluice.gateway.feedback.RoutingBook;
import dev.sluice.router.catalogue.Catalogue;
import dev.sluice.router.catalogue.Route;
import dev.sluice.router.mode.Mode;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fills the windows at start with the scores that were written down before it, so that shares hold from the first
 * request on. A score counts if its request might have left, by the routes that are noted of it, and if the difficulty
 * model is still the same: another one's scores have other quantiles.
 */
public final class Recollection {
    private static final Logger log = LoggerFactory.getLogger(Recollection.class);

    /** Of all names and teams together: as many as fill some forty windows. */
    private static final int MOST = 20_000;

    private final Thresholds thresholds;
    private final RoutingBook book;
    private final Settings settings;

    private Recollection(Thresholds thresholds, RoutingBook book, Settings settings) {
        this.thresholds = thresholds;
        this.book = book;
        this.settings = settings;
    }

    /** Begins on a thread of its own and returns at once. If it fails, windows begin empty. */
    public static void begin(Thresholds thresholds, RoutingBook book, Settings settings) {
        if (settings.catalogue().modes().values().stream().anyMatch(Recollection::hasShare)) {
            Recollection recollection = new Recollection(thresholds, book, settings);
            Thread.ofVirtual().name("sluice-recollection").start(recollection::run);
        }
    }

    private static boolean hasShare(Mode mode) {
        return mode.innermost() instanceof Mode.Auto(var share, var quality) && share.isPresent();
    }

    private void run() {
        try {
            fill(book.recent(MOST));
        } catch (SQLException | RuntimeException away) {
            log.atInfo()
                    .addKeyValue("cause", away.getClass().getSimpleName())
                    .log("no scores from before the start, thresholds begin anew");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
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
