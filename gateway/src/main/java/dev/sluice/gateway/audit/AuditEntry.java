package dev.sluice.gateway.audit;

import dev.sluice.gateway.journal.Label;
import dev.sluice.router.catalogue.Route;
import dev.sluice.router.decision.Decision;
import dev.sluice.router.decision.Judgement;
import dev.sluice.router.decision.Verdict;
import dev.sluice.router.policy.Attestation;
import dev.sluice.router.prompt.Part;
import dev.sluice.router.sensitivity.Confidence;
import dev.sluice.router.sensitivity.Finding;
import dev.sluice.router.sensitivity.Sensitivity;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The data fact of one decision. It says what was found, where and how often, and never what it was.
 *
 * @param at when it was decided; kept to the microsecond
 * @param actor the caller's pseudonym
 * @param parts how many strings and names were looked at
 * @param findings by kind and confidence, in order of first appearance
 * @param unscannable what nobody could look into
 * @param difficultyPermille 0 to 1000
 * @param decision the reason's code
 * @param routes where it may go, first one first, a shadow last; empty if refused
 * @param shadow the one of them that gets a copy
 * @param bodyBytes length of the body, all of which was looked at
 * @param requestHmac of the body, see {@link Actor#hmac}: to recognise a body one holds, not to read it
 */
public record AuditEntry(
        String requestId,
        Instant at,
        String actor,
        String team,
        Provenance provenance,
        Sensitivity sensitivity,
        List<FoundKind> findings,
        List<Blind> unscannable,
        int parts,
        int difficultyPermille,
        Ruling ruling,
        String decision,
        List<Candidate> routes,
        Optional<String> shadow,
        long bodyBytes,
        String requestHmac)
        implements AuditFact {

    /** So many places are kept of one request, all kinds together; counts are always whole. */
    static final int MOST_PLACES = 32;

    /** So many kinds of unscannable parts are told apart; the rest are counted together. */
    private static final int MOST_BLIND = 16;

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

    /**
     * Parts of one kind that nobody could look into.
     *
     * @param what such as {@code image_url}, or a detector that failed
     */
    public record Blind(String what, int count) {
        public Blind {
            what = Label.of(what, 64);
        }
    }

    /**
     * A route that the request may take.
     *
     * @param promise what its provider has promised; empty for a route of the house
     */
    public record Candidate(String route, Optional<Promise> promise) {
        public Candidate {
            route = Label.line(route, 384);
        }

        private static void write(JsonLine out, Candidate candidate) {
            out.text("route", candidate.route);
            candidate.promise.ifPresent(promise -> out.object("provider", promise, Promise::write));
        }
    }

    public AuditEntry {
        requestId = Label.of(requestId, 64);
        at = at.truncatedTo(ChronoUnit.MICROS);
        actor = Label.of(actor, 16);
        team = Label.line(team, 128);
        findings = List.copyOf(findings);
        unscannable = List.copyOf(unscannable);
        decision = Label.of(decision, 32);
        routes = List.copyOf(routes);
        shadow = shadow.map(route -> Label.line(route, 384));
        requestHmac = Label.of(requestHmac, 64);
    }

    /**
     * The entry of a decision.
     *
     * @param parts how many strings and names of the body were looked at
     * @param promises what each provider has promised, by its name; null for one that the policy does not know
     */
    public static AuditEntry of(
            String requestId,
            Instant at,
            Actor actor,
            String team,
            Provenance provenance,
            Judgement judgement,
            Decision decision,
            int parts,
            byte[] body,
            Map<String, Attestation> promises) {
        Set<Route> routes = new LinkedHashSet<>();
        Optional<Route> shadow = Optional.empty();
        if (decision instanceof Decision.Send send) {
            routes.addAll(send.routes());
            shadow = send.shadow();
            shadow.ifPresent(routes::add);
        }
        return new AuditEntry(
                requestId,
                at,
                actor.id(),
                team,
                provenance,
                judgement.sensitivity(),
                summed(judgement.findings()),
                blind(judgement.unscannable()),
                parts,
                (int) Math.round(judgement.difficulty().score() * 1000),
                ruling(decision.verdict()),
                decision.why().code().name(),
                routes.stream().map(route -> candidate(route, promises)).toList(),
                shadow.map(Route::id),
                body.length,
                actor.hmac(body));
    }

    /** Whether one of the routes leads out of the house. */
    public boolean mayLeave() {
        return routes.stream().anyMatch(candidate -> candidate.promise().isPresent());
    }

    /** The record of its leaving along one of its routes. */
    public Egress leaving(Instant when, int attempt, Route route, Treated treated, long bytes) {
        Promise promise = routes.stream()
                .filter(candidate -> candidate.route().equals(Label.line(route.id(), 384)))
                .findFirst()
                .flatMap(Candidate::promise)
                .orElseGet(() -> Promise.none(route.backend().provider()));
        return new Egress(
                requestId,
                when,
                attempt,
                actor,
                team,
                provenance,
                ruling,
                route.id(),
                promise,
                findings,
                treated,
                bytes);
    }

    @Override
    public Kind kind() {
        return Kind.DECISION;
    }

    @Override
    public String content() {
        JsonLine out = JsonLine.fact(this)
                .text("actor", actor)
                .text("team", team)
                .text("sensitivity", sensitivity.name())
                .raw("findings", CanonicalJson.findings(findings))
                .objects("unscannable", unscannable, (fields, blind) -> fields.text("what", blind.what())
                        .number("count", blind.count()))
                .number("parts", parts)
                .number("difficulty_permille", difficultyPermille);
        ruling.write(out);
        out.text("decision", decision).objects("routes", routes, Candidate::write);
        shadow.ifPresent(route -> out.text("shadow", route));
        out.flag("may_leave", mayLeave()).number("body_bytes", bodyBytes).text("request_hmac", requestHmac);
        provenance.write(out);
        return out.end();
    }

    private static Candidate candidate(Route route, Map<String, Attestation> promises) {
        if (!route.leavesTheHouse()) {
            return new Candidate(route.id(), Optional.empty());
        }
        String provider = route.backend().provider();
        Attestation attestation = promises.get(provider);
        return new Candidate(
                route.id(),
                Optional.of(attestation == null ? Promise.none(provider) : Promise.of(provider, attestation)));
    }

    private static Ruling ruling(Verdict verdict) {
        return new Ruling(
                verdict.policy(),
                verdict.outcome().name(),
                verdict.would().name(),
                verdict.rule(),
                verdict.matched(),
                verdict.waived().stream()
                        .map(waived -> new Ruling.ExceptionUsed(waived.rule(), waived.approver(), waived.ticket()))
                        .toList());
    }

    private static List<Blind> blind(List<Part.Unscannable> parts) {
        if (parts.isEmpty()) {
            return List.of();
        }
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (Part.Unscannable part : parts) {
            String what = BlindWord.of(part.what());
            counts.merge(
                    counts.size() < MOST_BLIND || counts.containsKey(what) ? what : BlindWord.OTHER, 1, Integer::sum);
        }
        return counts.entrySet().stream()
                .map(count -> new Blind(count.getKey(), count.getValue()))
                .toList();
    }

    static List<FoundKind> summed(List<Finding> findings) {
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
