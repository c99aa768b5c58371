package dev.sluice.gateway.review;

import dev.sluice.gateway.report.Counted;
import dev.sluice.router.decision.Caller;
import dev.sluice.router.decision.Verdict;
import dev.sluice.router.decision.Verdict.Outcome;
import dev.sluice.router.policy.Policy;
import dev.sluice.router.sensitivity.Finding;
import dev.sluice.router.sensitivity.Sensitivity;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a policy would have done with the decisions of the past, by the audit trail alone: in requests, kinds and money.
 * No text is needed. Each decision is judged on its own day. Region and purpose of callers are not recorded, so rules
 * that ask for them do not match; exceptions with a limit count from 0.
 */
public final class PolicyReplay {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Policy policy;
    private final Map<String, Sensitivity> levels;
    private final Map<String, Cost> costs;
    private final Map<String, Long> unused = new HashMap<>();
    private final Map<Change, Group> changes = new TreeMap<>(
            Comparator.comparing(Change::was).thenComparing(Change::is).thenComparing(Change::rule));
    private final Set<String> departed = new HashSet<>();
    private int decisions;
    private int same;

    /** @param unknown how many of its attempts have no known cost */
    public record Cost(BigDecimal known, int unknown, String currency) {}

    private record Change(Outcome was, Outcome is, String rule) {}

    private static final class Group {
        int requests;
        int left;
        int unknown;
        final Map<String, Integer> kinds = new TreeMap<>();
        final Map<String, BigDecimal> money = new TreeMap<>();
    }

    /**
     * @param levels of the kinds that detectors find
     * @param costs of requests, by their id
     */
    public PolicyReplay(Policy policy, Map<String, Sensitivity> levels, Map<String, Cost> costs) {
        this.policy = policy;
        this.levels = Map.copyOf(levels);
        this.costs = Map.copyOf(costs);
        policy.exceptions().forEach(rule -> unused.put(rule.id(), 0L));
    }

    /**
     * Reads an export of the audit trail and prints what would differ.
     *
     * @param export JSON Lines
     * @param departures the same, read first: which requests left the house
     */
    public void run(BufferedReader departures, BufferedReader export, PrintWriter out) throws IOException {
        each(departures, record -> {
            if (record.path("kind").asString("").equals("EGRESS")) {
                departed.add(record.path("request_id").asString());
            }
        });
        each(export, record -> RecordedDecision.of(record, levels).ifPresent(this::judge));
        print(out);
    }

    private static void each(BufferedReader lines, Consumer<JsonNode> records) throws IOException {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            try {
                JsonNode row = JSON.readTree(line);
                if (row.path("type").asString("").equals("record")) {
                    records.accept(row.path("record"));
                }
            } catch (JacksonException torn) {
                throw new IOException("the export has a line that is not JSON");
            }
        }
    }

    private void judge(RecordedDecision decision) {
        decisions++;
        LocalDate day = LocalDate.ofInstant(decision.at(), ZoneOffset.UTC);
        Verdict verdict = policy.judge(decision.judgement(), new Caller("replay", decision.team()), day, unused);
        if (verdict.would() == decision.outcome()) {
            same++;
            return;
        }
        Group group = changes.computeIfAbsent(
                new Change(decision.outcome(), verdict.would(), verdict.rule()), change -> new Group());
        group.requests++;
        group.left += departed.contains(decision.requestId()) ? 1 : 0;
        decision.judgement().findings().stream()
                .map(Finding::kind)
                .distinct()
                .forEach(kind -> group.kinds.merge(kind, 1, Integer::sum));
        Cost cost = costs.get(decision.requestId());
        if (cost != null) {
            group.money.merge(cost.currency(), cost.known(), BigDecimal::add);
            group.unknown += cost.unknown();
        }
    }

    private void print(PrintWriter out) {
        out.printf(
                "Policy %s over %s: %d would be the same",
                policy.id(), Counted.of(decisions, "recorded decision"), same);
        out.println(changes.isEmpty() ? "." : ", " + (decisions - same) + " would not.");
        changes.forEach((change, group) -> {
            out.printf("%n%s → %s, by %s%n", change.was().word(), change.is().word(), change.rule());
            out.printf("  requests  %d, of which %d had left the house%n", group.requests, group.left);
            out.printf(
                    "  kinds     %s%n",
                    group.kinds.isEmpty()
                            ? "none"
                            : group.kinds.entrySet().stream()
                                    .map(kind -> kind.getKey() + " in " + kind.getValue())
                                    .collect(Collectors.joining(", ")));
            String known = group.money.entrySet().stream()
                    .map(sum -> sum.getValue().toPlainString() + " " + sum.getKey())
                    .collect(Collectors.joining(" + "));
            out.printf(
                    "  money     these requests had cost %s%s%n",
                    known.isEmpty() ? "nothing that is known" : known,
                    group.unknown == 0 ? "" : ", and " + Counted.of(group.unknown, "attempt") + " of unknown cost");
        });
        out.flush();
    }
}
