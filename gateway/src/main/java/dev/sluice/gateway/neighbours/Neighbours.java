package dev.sluice.gateway.neighbours;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.sluice.gateway.feedback.RatedRequest;
import dev.sluice.gateway.feedback.Recall;
import dev.sluice.gateway.feedback.RoutingBook;
import dev.sluice.gateway.feedback.RoutingFact;
import dev.sluice.gateway.feedback.SketchRule;
import dev.sluice.router.decision.Decision;
import dev.sluice.router.decision.Judgement;
import dev.sluice.router.difficulty.Difficulty;
import dev.sluice.router.difficulty.neighbours.Neighbourhood;
import dev.sluice.router.difficulty.neighbours.SecondOpinion;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The outcomes of all teams and routes. Thread-safe, and nobody who asks waits; bounded to some 25 MB. */
public final class Neighbours {
    /** Teams and routes are the operator's own, so there are hardly ever more; of more the longest unused go. */
    private static final int MOST = 512;

    /** Words of feedback, of all teams and routes together. */
    private static final int MOST_RECALLED = 50_000;

    private final Cache<Key, Neighbourhood> known =
            Caffeine.newBuilder().maximumSize(MOST).build();

    /** @param model version of the difficulty model */
    private record Key(String team, String route, String model) {}

    /** Takes what was said of requests, each in place of what was said of it before. */
    public void learn(List<RatedRequest> rated) {
        Map<Key, List<Neighbourhood.Outcome>> outcomes = rated.stream()
                .collect(Collectors.groupingBy(
                        one -> new Key(one.team(), one.route(), one.model()),
                        Collectors.mapping(Neighbours::outcome, Collectors.toList())));
        outcomes.forEach((key, more) ->
                known.asMap().merge(key, Neighbourhood.EMPTY.with(more), (before, ignored) -> before.with(more)));
    }

    /** Begins to learn what was said before the start; if that fails, neighbours begin anew. */
    public void recall(RoutingBook book) {
        Recall.begin(
                "sluice-neighbours",
                () -> learn(book.rated(MOST_RECALLED)),
                "no outcomes from before the start, neighbours begin anew");
    }

    /** Forgets what was asked before. */
    public void forget(Instant before) {
        known.asMap().replaceAll((key, outcomes) -> outcomes.since(time(before)));
    }

    /** How many outcomes there are. */
    public int size() {
        return known.asMap().values().stream().mapToInt(Neighbourhood::size).sum();
    }

    /**
     * The difficulty with what the team's neighbours say of both routes between which it decides.
     *
     * @param model version of the difficulty model that made the judgement
     * @param decision by the judgement alone
     * @return the judgement's own difficulty where there is nothing to decide, no sketch may be kept, or none is near
     */
    public Difficulty secondOpinion(String team, String model, Judgement judgement, Decision decision) {
        Difficulty own = judgement.difficulty();
        if (!(decision instanceof Decision.Send send) || !SketchRule.mayKeep(judgement, decision)) {
            return own;
        }
        RoutingFact.Routes routes = RoutingFact.Routes.of(send, send.routes().getFirst());
        return routes.local() == null || routes.strong() == null
                ? own
                : SecondOpinion.of(own, of(team, routes.local(), model), of(team, routes.strong(), model));
    }

    private Neighbourhood of(String team, String route, String model) {
        @Nullable Neighbourhood outcomes = known.getIfPresent(new Key(team, route, model));
        return outcomes == null ? Neighbourhood.EMPTY : outcomes;
    }

    private static Neighbourhood.Outcome outcome(RatedRequest rated) {
        return new Neighbourhood.Outcome(
                id(rated.requestId()), time(rated.at()), rated.sketch(), rated.predicted(), rated.success());
    }

    private static long time(Instant at) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, at);
    }

    /** FNV-1a: of a few thousand requests no two have the same. */
    private static long id(String requestId) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < requestId.length(); i++) {
            hash = (hash ^ requestId.charAt(i)) * 0x100000001b3L;
        }
        return hash;
    }
}
