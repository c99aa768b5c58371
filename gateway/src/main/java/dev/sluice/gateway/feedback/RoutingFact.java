package dev.sluice.gateway.feedback;

import dev.sluice.gateway.journal.Label;
import dev.sluice.router.catalogue.Route;
import dev.sluice.router.decision.Decision;
import dev.sluice.router.decision.Judgement;
import dev.sluice.router.decision.Reason;
import dev.sluice.router.difficulty.Difficulty;
import dev.sluice.router.difficulty.Sketch;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How one request was routed. Names and numbers only, and of who asked only the team.
 *
 * @param requestId as in {@code x-request-id}
 * @param at when it came; kept to the microsecond
 * @param alias the model as the caller named it
 * @param routes who could answer, and who did
 * @param rated how difficult it was taken to be by the difficulty model alone
 * @param settingsVersion of the settings it was decided by
 * @param judged what was made of a local answer; null where none was judged, or it counts in no share
 * @param likeness null unless neighbours are on and a sketch may be kept
 */
public record RoutingFact(
        String requestId,
        Instant at,
        String team,
        String alias,
        Routes routes,
        Rated rated,
        String settingsVersion,
        @Nullable Judged judged,
        @Nullable Likeness likeness) {
    static final int LONGEST_ROUTE = 400;

    /**
     * Route ids ({@code backend/model}).
     *
     * @param mode how the choice was made: {@code named}, or the word of the mode that made it, such as {@code auto}
     * @param answered the one whose answer the caller got
     * @param local the first of the house among those that could answer; null if none could
     * @param strong the most capable one beside {@code local}; null if there was none
     * @param threshold the highest score that {@code local} is trusted with by its capability; null without
     *     {@code local}
     */
    public record Routes(
            String mode,
            String answered,
            @Nullable String local,
            @Nullable String strong,
            @Nullable Double threshold) {
        public Routes {
            mode = Label.of(mode, 32);
            answered = Label.line(answered, LONGEST_ROUTE);
            local = local == null ? null : Label.line(local, LONGEST_ROUTE);
            strong = strong == null ? null : Label.line(strong, LONGEST_ROUTE);
        }

        private static String mode(Reason.Code why) {
            return switch (why) {
                case NAMED, WEIGHTED, CANARY, CHEAPEST, STRONG -> why.name().toLowerCase(Locale.ROOT);
                case LOCAL_ONLY -> "local-only";
                default -> "auto";
            };
        }

        /** Of a decision and the route whose answer was sent. */
        public static Routes of(Decision.Send decision, Route answered) {
            List<Route> all = decision.routes();
            Route local = all.stream()
                    .filter(route -> !route.leavesTheHouse())
                    .findFirst()
                    .orElse(null);
            Route strong = all.stream()
                    .filter(route -> !route.equals(local))
                    .max(Comparator.comparingDouble(route -> route.model().capability()))
                    .orElse(null);
            return new Routes(
                    mode(decision.why().code()),
                    answered.id(),
                    local == null ? null : local.id(),
                    strong == null ? null : strong.id(),
                    local == null ? null : (Double) local.model().capability());
        }
    }

    /**
     * A difficulty, without what moved it.
     *
     * @param score 0 to 1
     * @param local how likely a local model's answer was thought good, 0 to 1, as calibrated then
     * @param strong how likely a strong model's was, 0 to 1, as calibrated then
     * @param model version of the difficulty model
     */
    public record Rated(double score, double local, double strong, String model) {
        public Rated {
            model = Label.of(model, 64);
        }

        public static Rated of(Difficulty difficulty, String model) {
            return new Rated(difficulty.score(), difficulty.local(), difficulty.strong(), model);
        }
    }

    /**
     * A local answer that was judged before its caller saw it, as it counts in the share of its route and team.
     *
     * @param route its id
     * @param doubt 0 to 1
     * @param wentOn whether an abler route was asked
     * @param model version of what said the doubt
     */
    public record Judged(String route, double doubt, boolean wentOn, String model) {
        public Judged {
            route = Label.line(route, LONGEST_ROUTE);
            model = Label.of(model, 64);
        }
    }

    /**
     * What it is like.
     *
     * @param sketch the bits of the prompt's {@link dev.sluice.router.difficulty.Sketch}
     * @param neighbours how many outcomes of prompts like it moved the difficulty
     * @param score the score that it was decided by, 0 to 1
     */
    public record Likeness(long sketch, int neighbours, double score) {
        /**
         * @param decided the difficulty that it was decided by
         * @return null where no sketch was made, or none may be kept
         */
        public static @Nullable Likeness of(Judgement judgement, Decision decision, Difficulty decided) {
            Sketch sketch = decided.sketch();
            return sketch == null || !SketchRule.mayKeep(judgement, decision)
                    ? null
                    : new Likeness(sketch.bits(), decided.neighbours(), decided.score());
        }
    }

    public RoutingFact {
        requestId = Label.of(requestId, 64);
        at = at.truncatedTo(ChronoUnit.MICROS);
        team = Label.line(team, 128);
        alias = Label.of(alias, 160);
        settingsVersion = Label.of(settingsVersion, 64);
        if (requestId.equals(Label.OTHER)) {
            throw new IllegalArgumentException("requestId: not a name (expected at most 64 letters or digits)");
        }
    }
}
