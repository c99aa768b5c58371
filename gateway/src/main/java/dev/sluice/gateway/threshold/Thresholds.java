package dev.sluice.gateway.threshold;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.sluice.router.decision.Decision;
import dev.sluice.router.mode.Escalation;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;

/** The thresholds of every name and team that has a share. Thread-safe; bounded. */
public final class Thresholds {
    /** Names and teams are the operator's own, so there are hardly ever more; of more the longest unused go. */
    private static final int MOST = 4096;

    private final Cache<Key, ScoreWindow> windows =
            Caffeine.newBuilder().maximumSize(MOST).build();

    private record Key(String alias, String team) {}

    /** The score from which on a request escalates; empty as long as too few have come to say. */
    public OptionalDouble threshold(Escalation escalation, String team) {
        return window(escalation, team).threshold(escalation.share());
    }

    /**
     * A request was decided. Counts it if it may leave, unless it asked for a smaller share than its name has.
     *
     * @param score its difficulty's
     */
    public void decided(Escalation escalation, String team, double score, Decision decision) {
        if (!escalation.isNarrowed() && decision instanceof Decision.Send send && send.mayLeave()) {
            window(escalation, team).add(score, send.routes().getFirst().leavesTheHouse(), escalation.budget());
        }
    }

    private ScoreWindow window(Escalation escalation, String team) {
        Key key = new Key(escalation.alias(), team);
        ScoreWindow known = windows.getIfPresent(key);
        return known != null ? known : windows.get(key, unknown -> new ScoreWindow());
    }

    /**
     * How one share is held.
     *
     * @param budget the share that may leave, 0 to 1
     * @param requests that might have left, since the start
     * @param escalated of them
     * @param threshold the score from which on the next one escalates; empty as long as the fixed one counts
     */
    public record Held(
            String alias, String team, double budget, long requests, long escalated, OptionalDouble threshold) {}

    /** All of them, by alias and team. */
    public List<Held> held() {
        return windows.asMap().entrySet().stream()
                .map(entry -> held(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparing(Held::alias).thenComparing(Held::team))
                .toList();
    }

    private static Held held(Key key, ScoreWindow window) {
        return new Held(
                key.alias,
                key.team,
                window.budget(),
                window.requests(),
                window.escalated(),
                window.threshold(window.budget()));
    }
}
