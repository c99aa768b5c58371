package dev.sluice.gateway.report;

import dev.sluice.gateway.audit.AuditPeriod;
import dev.sluice.gateway.audit.Names;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/** What a period's records add up to: the auditor's questions, counted. */
final class AuditSummary {
    /** So many departures are listed one by one; an export as JSON Lines has all. */
    static final int MOST_LISTED = 100;

    /** What left: one line of the answer to "what, to whom, under which rule and attestation". */
    record Left(
            String kind, String treated, String route, String provider, String terms, String evidence, String rule) {}

    /** How departures ended. */
    static final class Ends {
        long findings;
        long served;
        long failed;
        long neverSent;
        long unknown;

        long departures() {
            return served + failed + neverSent + unknown;
        }
    }

    /** What stayed, by the rule and the reason. */
    record Stayed(String rule, String outcome, String reason) {}

    /** Findings of one kind. */
    static final class Kind {
        long findings;
        long requests;
        long kept;
    }

    /** An exception in use. */
    record Used(String exception, String approver, String ticket, String policy) {}

    /** From when until when something was there, and how often. */
    static final class Span {
        long decisions;
        long departures;
        String first = "";
        String last = "";

        void at(String when) {
            first = first.isEmpty() || when.compareTo(first) < 0 ? when : first;
            last = when.compareTo(last) > 0 ? when : last;
        }
    }

    /** What was at work. */
    record Version(String policy, String policyHash, String settings, String build, String detectors) {}

    /** One departure, listed. */
    static final class Listed {
        final String at;
        final String requestId;
        final String who;
        final String route;
        final String rule;
        final String kinds;
        String outcome = "unknown";
        long bytes;

        Listed(String at, String requestId, String who, String route, String rule, String kinds) {
            this.at = at;
            this.requestId = requestId;
            this.who = who;
            this.route = route;
            this.rule = rule;
            this.kinds = kinds;
        }
    }

    /** A departure whose end has not come yet. */
    private record Open(List<Ends> groups, Ends total, Listed listed) {}

    final Map<Left, Ends> left = new LinkedHashMap<>();
    final Ends departures = new Ends();
    final Map<Stayed, Long> stayed = new LinkedHashMap<>();
    final Map<String, Kind> kinds = new TreeMap<>();
    final Map<String, Long> unscannable = new TreeMap<>();
    final Map<Used, Span> exceptions = new LinkedHashMap<>();
    final Map<Version, Span> versions = new LinkedHashMap<>();
    final Map<String, Span> callers = new LinkedHashMap<>();
    final Map<String, String> erased = new LinkedHashMap<>();
    final List<Listed> listed = new ArrayList<>();
    long decisions;
    long released;
    long kept;
    long refused;
    long firstForm;
    long wireBytes;

    private final Names names;
    private final Map<String, Open> open = new HashMap<>();

    private AuditSummary(Names names) {
        this.names = names;
    }

    static AuditSummary of(Connection connection, Path storage, AuditPeriod period) throws SQLException {
        AuditSummary summary = new AuditSummary(Names.read(connection, storage));
        period.contents(connection, (instance, record) -> summary.add(instance, record));
        summary.open.values().forEach(AuditSummary::unknown);
        return summary;
    }

    private void add(String instance, JsonNode record) {
        switch (text(record, "kind")) {
            case "DECISION" -> decision(record);
            case "EGRESS" -> egress(instance, record);
            case "OUTCOME" -> outcome(instance, record);
            case "ERASED" -> erased.put(text(record, "actor"), text(record, "at"));
            case "" -> firstForm++;
            default -> {
                // A pseudonym was given: nothing to count.
            }
        }
    }

    private void decision(JsonNode record) {
        decisions++;
        boolean mayLeave = record.path("may_leave").asBoolean(false);
        if (mayLeave) {
            released++;
        } else {
            refused += record.path("routes").isEmpty() ? 1 : 0;
            kept += record.path("routes").isEmpty() ? 0 : 1;
            stayed.merge(
                    new Stayed(text(record, "rule"), text(record, "outcome"), text(record, "decision")), 1L, Long::sum);
        }
        for (JsonNode found : record.path("findings")) {
            Kind kind = kinds.computeIfAbsent(found(found), name -> new Kind());
            kind.findings += found.path("count").asLong(0);
            kind.requests++;
            kind.kept += mayLeave ? 0 : 1;
        }
        for (JsonNode blind : record.path("unscannable")) {
            unscannable.merge(text(blind, "what"), blind.path("count").asLong(0), Long::sum);
        }
        exceptions(record, span -> {
            span.at(text(record, "at"));
            span.decisions++;
        });
        Span version = versions.computeIfAbsent(version(record), key -> new Span());
        version.at(text(record, "at"));
        version.decisions++;
        Span caller = callers.computeIfAbsent(who(record), key -> new Span());
        caller.at(text(record, "at"));
        caller.decisions++;
    }

    private void egress(String instance, JsonNode record) {
        JsonNode provider = record.path("provider");
        String rule = rule(record);
        List<Ends> groups = new ArrayList<>();
        List<String> kindsInIt = new ArrayList<>();
        for (JsonNode found : record.path("findings")) {
            String treated = treated(record, text(found, "kind"));
            Ends group = left(text(found, "kind"), treated, record, provider, rule);
            group.findings += found.path("count").asLong(0);
            if (!groups.contains(group)) {
                groups.add(group);
            }
            kindsInIt.add(text(found, "kind") + (treated.isEmpty() ? "" : " (" + treated + ")"));
        }
        if (groups.isEmpty()) {
            groups.add(left("", "", record, provider, rule));
        }
        exceptions(record, span -> span.departures++);
        versions.computeIfAbsent(version(record), key -> new Span()).departures++;
        callers.computeIfAbsent(who(record), key -> new Span()).departures++;
        Listed line = new Listed(
                text(record, "at"),
                text(record, "request_id"),
                who(record),
                text(record, "route"),
                rule,
                String.join(", ", kindsInIt));
        if (listed.size() < MOST_LISTED) {
            listed.add(line);
        }
        open.put(key(instance, record), new Open(groups, departures, line));
    }

    private void outcome(String instance, JsonNode record) {
        wireBytes += record.path("wire_bytes").asLong(0);
        Open departure = open.remove(key(instance, record));
        if (departure == null) {
            return;
        }
        boolean served = text(record, "outcome").equals("SERVED");
        boolean sent = record.path("wire_bytes").asLong(0) > 0;
        departure.listed().outcome = sent ? text(record, "outcome").toLowerCase(java.util.Locale.ROOT) : "never sent";
        departure.listed().bytes = record.path("wire_bytes").asLong(0);
        for (Ends ends : all(departure)) {
            ends.served += sent && served ? 1 : 0;
            ends.failed += sent && !served ? 1 : 0;
            ends.neverSent += sent ? 0 : 1;
        }
    }

    private static void unknown(Open departure) {
        all(departure).forEach(ends -> ends.unknown++);
    }

    private static List<Ends> all(Open departure) {
        List<Ends> all = new ArrayList<>(departure.groups());
        all.add(departure.total());
        return all;
    }

    private Ends left(String kind, String treated, JsonNode record, JsonNode provider, String rule) {
        return left.computeIfAbsent(
                new Left(
                        kind,
                        treated,
                        text(record, "route"),
                        text(provider, "provider"),
                        terms(provider) + "; valid until " + text(provider, "valid_until"),
                        text(provider, "evidence"),
                        rule),
                key -> new Ends());
    }

    /** Most departures first. */
    List<Map.Entry<Left, Ends>> leftByCount() {
        return left.entrySet().stream()
                .sorted(Comparator.comparingLong(
                                (Map.Entry<Left, Ends> row) -> -row.getValue().departures())
                        .thenComparing(row -> row.getKey().kind()))
                .toList();
    }

    private void exceptions(JsonNode record, Consumer<Span> counted) {
        for (JsonNode used : record.path("exceptions")) {
            counted.accept(exceptions.computeIfAbsent(
                    new Used(text(used, "rule"), text(used, "approver"), text(used, "ticket"), text(record, "policy")),
                    key -> new Span()));
        }
    }

    private String who(JsonNode record) {
        return names.shown(text(record, "actor")) + " / " + text(record, "team");
    }

    private static String rule(JsonNode record) {
        return text(record, "rule") + " in " + text(record, "policy");
    }

    private static Version version(JsonNode record) {
        return new Version(
                text(record, "policy"),
                text(record, "policy_hash"),
                text(record, "settings_version"),
                text(record, "build"),
                text(record, "detectors"));
    }

    private static String found(JsonNode found) {
        return text(found, "kind") + " · " + text(found, "confidence").toLowerCase(java.util.Locale.ROOT);
    }

    private static String treated(JsonNode record, String kind) {
        List<String> actions = new ArrayList<>();
        for (JsonNode change : record.path("treated")) {
            if (text(change, "kind").equals(kind)) {
                actions.add(text(change, "action").toLowerCase(java.util.Locale.ROOT));
            }
        }
        return String.join(", ", actions);
    }

    private static String terms(JsonNode provider) {
        List<String> terms = new ArrayList<>();
        provider.path("regions").forEach(region -> terms.add(region.asString("")));
        String regions = terms.isEmpty() ? "region unknown" : String.join(", ", terms);
        String keeps = provider.has("retention_days")
                ? "keeps " + provider.path("retention_days").asLong(0) + " days"
                : "keeps for ever";
        return regions + "; " + keeps + (provider.path("trains").asBoolean(true) ? "; trains" : "; does not train")
                + (provider.path("baa").asBoolean(false) ? "; BAA" : "");
    }

    private static String key(String instance, JsonNode record) {
        return instance + " " + text(record, "request_id") + " "
                + record.path("attempt").asInt(0);
    }

    private static String text(JsonNode node, String name) {
        return node.path(name).asString("");
    }
}
