package dev.sluice.gateway.verification;

import dev.sluice.config.Settings;
import dev.sluice.config.VerifySettings;
import dev.sluice.gateway.feedback.PastDoubt;
import dev.sluice.gateway.feedback.Recall;
import dev.sluice.gateway.feedback.RoutingBook;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Fills the windows at start with the doubts that were written down before it, so that the shares of {@code verify}
 * hold from the first answer on. A doubt counts if the same models said it: those of other models have other quantiles.
 */
public final class DoubtRecollection {
    /** Of all routes and teams together: as many as fill some eighty windows. */
    private static final int MOST = 20_000;

    private final Threshold threshold;
    private final Settings settings;
    private final String doubtModel;

    private DoubtRecollection(Threshold threshold, Settings settings, String doubtModel) {
        this.threshold = threshold;
        this.settings = settings;
        this.doubtModel = doubtModel;
    }

    /**
     * Begins on a thread of its own and returns at once. If it fails, windows begin empty.
     *
     * @param doubtModel version of what says the doubts now
     */
    public static void begin(Threshold threshold, RoutingBook book, Settings settings, String doubtModel) {
        if (!settings.verified().isEmpty()) {
            DoubtRecollection recollection = new DoubtRecollection(threshold, settings, doubtModel);
            Recall.begin(
                    "sluice-doubt-recollection",
                    () -> recollection.fill(book.recentDoubts(MOST)),
                    "no doubts from before the start, the shares of verify begin anew");
        }
    }

    /** @param recent latest first */
    private void fill(List<PastDoubt> recent) {
        Map<Threshold.Traffic, List<PastAnswer>> answers = new LinkedHashMap<>();
        for (PastDoubt past : recent) {
            if (past.judged().model().equals(doubtModel)
                    && past.difficultyModel().equals(settings.judge().difficultyVersion())) {
                answers.computeIfAbsent(
                                new Threshold.Traffic(past.judged().route(), past.team()), first -> new ArrayList<>())
                        .add(new PastAnswer(past.judged().doubt(), past.judged().wentOn()));
            }
        }
        answers.forEach((traffic, known) -> {
            VerifySettings verify = settings.verified().get(traffic.route());
            if (verify != null) {
                threshold.recall(traffic, verify.escalation(), known);
            }
        });
    }
}
