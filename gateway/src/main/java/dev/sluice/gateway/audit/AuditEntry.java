package dev.sluice.gateway.audit;

import dev.sluice.gateway.journal.Label;
import dev.sluice.router.catalogue.Route;
import dev.sluice.router.decision.Caller;
import dev.sluice.router.decision.Decision;
import dev.sluice.router.decision.Judgement;
import dev.sluice.router.sensitivity.Confidence;
import dev.sluice.router.sensitivity.Finding;
import dev.sluice.router.sensitivity.Sensitivity;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The data fact of one decision. It says what was found, where and how often, and never what it was.
 *
 * @param at when it was decided; kept to the microsecond
 * @param policy name and version
 * @param findings by kind and confidence, in order of first appearance
 * @param unscannable parts nobody could look into
 * @param difficultyPermille 0 to 1000
 * @param rule the id of the deciding rule
 * @param decision the reason's code
 * @param routes ids of the routes it may go to, first one first; empty if refused
 * @param mayLeave whether one of them leads out of the house
 * @param requestHmac of the body, see {@link RequestHmac}: to recognise a body one holds, not to read it
 */
public record AuditEntry(
        String requestId,
        Instant at,
        String caller,
        String team,
        String policy,
        Sensitivity sensitivity,
        List<FoundKind> findings,
        int unscannable,
        int difficultyPermille,
        String rule,
        List<String> matchedRules,
        String decision,
        List<String> routes,
        boolean mayLeave,
        long bodyBytes,
        String requestHmac,
        String settingsVersion) {

    /** So many places are kept of one request, all kinds together; counts are always whole. */
    static final int MOST_PLACES = 32;

    /**
     * All findings of one kind and confidence.
     *
     * @param places JSON Pointers with the caller's own names as {@code *}, each once; not all if there are many
     */
    public record FoundKind(String kind, Confidence confidence, int count, List<String> places) {
        public FoundKind {
            kind = Label.of(kind, 64);
            places = List.copyOf(places);
        }
    }

    public AuditEntry {
        requestId = Label.of(requestId, 64);
        at = at.truncatedTo(ChronoUnit.MICROS);
        caller = Label.line(caller, 128);
        team = Label.line(team, 128);
        policy = Label.line(policy, 128);
        findings = List.copyOf(findings);
        rule = Label.line(rule, 128);
        matchedRules = matchedRules.stream().map(id -> Label.line(id, 128)).toList();
        decision = Label.of(decision, 32);
        routes = routes.stream().map(id -> Label.line(id, 384)).toList();
        requestHmac = Label.of(requestHmac, 64);
        settingsVersion = Label.of(settingsVersion, 64);
    }

    /** The entry of a decision. */
    public static AuditEntry of(
            String requestId,
            Instant at,
            Caller caller,
            Judgement judgement,
            Decision decision,
            long bodyBytes,
            String requestHmac,
            String settingsVersion) {
        List<Route> routes = decision instanceof Decision.Send send ? send.routes() : List.of();
        return new AuditEntry(
                requestId,
                at,
                caller.name(),
                caller.team(),
                decision.verdict().policy(),
                judgement.sensitivity(),
                summed(judgement.findings()),
                judgement.unscannable().size(),
                (int) Math.round(judgement.difficulty().score() * 1000),
                decision.verdict().rule(),
                decision.verdict().matched(),
                decision.why().code().name(),
                routes.stream().map(Route::id).toList(),
                routes.stream().anyMatch(Route::leavesTheHouse),
                bodyBytes,
                requestHmac,
                settingsVersion);
    }

    private static List<FoundKind> summed(List<Finding> findings) {
        if (findings.isEmpty()) {
            return List.of();
        }
        record Key(String kind, Confidence confidence) {}
        Map<Key, List<Finding>> byKind = new LinkedHashMap<>();
        for (Finding finding : findings) {
            byKind.computeIfAbsent(new Key(finding.kind(), finding.confidence()), key -> new ArrayList<>())
                    .add(finding);
        }
        List<FoundKind> kinds = new ArrayList<>();
        int left = MOST_PLACES;
        for (Map.Entry<Key, List<Finding>> kind : byKind.entrySet()) {
            List<String> places = kind.getValue().stream()
                    .map(finding -> SafePlace.of(finding.place()))
                    .distinct()
                    .limit(left)
                    .toList();
            left -= places.size();
            kinds.add(new FoundKind(
                    kind.getKey().kind(),
                    kind.getKey().confidence(),
                    kind.getValue().size(),
                    places));
        }
        return kinds;
    }
}
