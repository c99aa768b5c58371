package dev.sluice.gateway.report;

import dev.sluice.gateway.audit.AuditPeriod;
import dev.sluice.gateway.audit.AuditVerification;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** An audit summary as one page without scripts, for the screen and for paper. */
final class AuditHtml {
    private final HtmlPage page = new HtmlPage();
    private final AuditSummary sum;

    private AuditHtml(AuditSummary sum) {
        this.sum = sum;
    }

    static String of(AuditPeriod period, AuditSummary summary, AuditVerification chains, Instant madeAt) {
        return new AuditHtml(summary).write(period, chains, madeAt);
    }

    private String write(AuditPeriod period, AuditVerification chains, Instant madeAt) {
        String title = "Data audit, " + period.from() + " to " + period.to().minusDays(1);
        page.begin(title);
        page.text("header", "Sluice");
        page.text("h1", title);
        page.text(
                "p class=lede",
                "What left the house, of which kind, to whom, under which rule and attestation, and what stayed. Days"
                        + " are UTC, both included. Made "
                        + madeAt.toString().replace('T', ' ').replace("Z", " UTC")
                        + ". No text of any prompt or answer is kept in the audit trail.");
        state(chains);
        figures();
        left();
        stayed();
        kinds();
        exceptions();
        callers();
        versions();
        departures();
        chains(chains);
        return page.end();
    }

    private void state(AuditVerification chains) {
        boolean intact = chains.isIntact();
        page.text(
                intact ? "p class=\"state good\"" : "p class=\"state bad\"",
                intact
                        ? "The records are tamper-evident, and the chain is intact: every record fits the one before it, and"
                                + " every checkpoint's signature that could be checked fits."
                        : "The chain is BROKEN: see the last section for the first bad record. What this page says after it"
                                + " cannot be relied upon.");
    }

    private void figures() {
        page.open("div class=figures");
        figure(sum.decisions, "decisions");
        figure(sum.kept, "kept in the house");
        figure(sum.released, "allowed to leave");
        figure(sum.refused, "refused");
        figure(sum.departures.departures(), "departures");
        figure(sum.wireBytes, "bytes sent out");
        page.close("div");
        if (sum.firstForm > 0) {
            page.text(
                    "p class=note",
                    HtmlPage.count(sum.firstForm)
                            + " more decisions were recorded by an older release. They say where a request might go, not"
                            + " what left, and are not in these tables.");
        }
    }

    private void figure(long value, String what) {
        page.open("div");
        page.text("b", HtmlPage.count(value));
        page.text("span", what);
        page.close("div");
    }

    private void left() {
        page.text("h2", "What left");
        if (sum.left.isEmpty()) {
            page.text("p class=none", "Nothing left the house in this time.");
            return;
        }
        page.text(
                "p class=note",
                "A departure is recorded on the disk before its first byte goes out. One with several kinds of findings is"
                        + " in several lines. An end that is unknown counts as having left.");
        page.table(
                List.of(
                        "Kind found",
                        "Treatment",
                        "To",
                        "Attestation",
                        "Rule",
                        "#Findings",
                        "#Departures",
                        "#Served",
                        "#Failed",
                        "#Never sent",
                        "#Unknown"),
                sum.leftByCount().stream().map(AuditHtml::left).toList());
    }

    private static List<String> left(Map.Entry<AuditSummary.Left, AuditSummary.Ends> row) {
        AuditSummary.Left key = row.getKey();
        AuditSummary.Ends ends = row.getValue();
        return List.of(
                key.kind().isEmpty() ? "nothing found" : key.kind(),
                key.kind().isEmpty() ? "–" : key.treated().isEmpty() ? "as it was" : key.treated(),
                key.provider() + "\n" + key.route(),
                key.evidence() + "\n" + key.terms(),
                key.rule().replace(" in ", "\n"),
                HtmlPage.count(ends.findings),
                HtmlPage.count(ends.departures()),
                HtmlPage.count(ends.served),
                HtmlPage.count(ends.failed),
                HtmlPage.count(ends.neverSent),
                HtmlPage.count(ends.unknown));
    }

    private void stayed() {
        page.text("h2", "What stayed");
        page.rows(
                "Everything that was asked was allowed to leave.",
                List.of("Rule", "Policy's outcome", "Reason", "#Requests"),
                sum.stayed.entrySet().stream()
                        .sorted(Map.Entry.<AuditSummary.Stayed, Long>comparingByValue()
                                .reversed())
                        .map(row -> List.of(
                                row.getKey().rule(),
                                words(row.getKey().outcome()),
                                words(row.getKey().reason()),
                                HtmlPage.count(row.getValue())))
                        .toList());
    }

    private void kinds() {
        page.text("h2", "What was found");
        page.rows(
                "Nothing sensitive was found.",
                List.of("Kind and confidence", "#Findings", "#Requests", "#Of these kept in or refused"),
                sum.kinds.entrySet().stream()
                        .map(row -> List.of(
                                row.getKey(),
                                HtmlPage.count(row.getValue().findings),
                                HtmlPage.count(row.getValue().requests),
                                HtmlPage.count(row.getValue().kept)))
                        .toList());
        if (!sum.unscannable.isEmpty()) {
            page.text("h3", "Could not be looked into");
            page.table(
                    List.of("Part", "#Parts"),
                    sum.unscannable.entrySet().stream()
                            .map(row -> List.of(row.getKey(), HtmlPage.count(row.getValue())))
                            .toList());
        }
    }

    private void exceptions() {
        page.text("h2", "Exceptions used");
        page.rows(
                "No exception was used.",
                List.of("Exception", "Approver", "Ticket", "Policy", "#Decisions", "#Departures", "First", "Last"),
                sum.exceptions.entrySet().stream()
                        .map(row -> List.of(
                                row.getKey().exception(),
                                row.getKey().approver(),
                                row.getKey().ticket(),
                                row.getKey().policy(),
                                HtmlPage.count(row.getValue().decisions),
                                HtmlPage.count(row.getValue().departures),
                                HtmlPage.minute(row.getValue().first),
                                HtmlPage.minute(row.getValue().last)))
                        .toList());
        page.text("h2", "Erasures");
        page.rows(
                "No caller was erased.",
                List.of("When", "Pseudonym", "Caller"),
                sum.erased.entrySet().stream()
                        .map(row -> List.of(HtmlPage.minute(row.getValue()), row.getKey(), "(erased)"))
                        .toList());
    }

    private void callers() {
        page.text("h2", "Who asked");
        page.rows(
                "Nobody asked.",
                List.of("Caller / team", "#Decisions", "#Departures", "First", "Last"),
                sum.callers.entrySet().stream()
                        .map(row -> List.of(
                                row.getKey(),
                                HtmlPage.count(row.getValue().decisions),
                                HtmlPage.count(row.getValue().departures),
                                HtmlPage.minute(row.getValue().first),
                                HtmlPage.minute(row.getValue().last)))
                        .toList());
    }

    private void versions() {
        page.text("h2", "Policies and software at work");
        page.rows(
                "None.",
                List.of(
                        "Policy",
                        "SHA-256 of its file",
                        "Settings",
                        "Build",
                        "Detectors",
                        "#Decisions",
                        "First",
                        "Last"),
                sum.versions.entrySet().stream()
                        .map(row -> List.of(
                                row.getKey().policy(),
                                row.getKey().policyHash(),
                                row.getKey().settings(),
                                row.getKey().build(),
                                row.getKey().detectors(),
                                HtmlPage.count(row.getValue().decisions),
                                HtmlPage.minute(row.getValue().first),
                                HtmlPage.minute(row.getValue().last)))
                        .toList());
    }

    private void departures() {
        if (sum.listed.isEmpty()) {
            return;
        }
        page.text("h2", "Departures one by one");
        if (sum.departures.departures() > sum.listed.size()) {
            page.text(
                    "p class=note",
                    "The first " + sum.listed.size() + " of " + HtmlPage.count(sum.departures.departures())
                            + "; the export as JSON Lines has all.");
        }
        page.table(
                List.of("When (UTC)", "Request", "Caller / team", "Route", "Rule", "Kinds found", "End", "#Bytes"),
                sum.listed.stream()
                        .map(one -> List.of(
                                one.at.replace('T', ' ').substring(0, 19),
                                one.requestId,
                                one.who,
                                one.route,
                                one.rule.replace(" in ", "\n"),
                                one.kinds.isEmpty() ? "nothing found" : one.kinds,
                                one.outcome,
                                HtmlPage.count(one.bytes)))
                        .toList());
    }

    private void chains(AuditVerification chains) {
        page.text("h2", "The chain");
        page.text(
                "p class=note",
                "Each record holds the hash of the one before it; heads are signed every few minutes. This was checked over"
                        + " all records, not only those of this time. Compare the heads with copies that are kept"
                        + " elsewhere: who controls the whole gateway could rebuild a chain and sign it anew.");
        page.rows(
                "There are no records.",
                List.of("Instance", "State", "#Records", "Head", "Checkpoints"),
                chains.chains().stream()
                        .map(chain -> List.of(
                                String.valueOf(chain.head().instance()),
                                chain.fault()
                                        .map(fault -> "BROKEN at record " + fault.sequence() + "\n" + fault.what())
                                        .orElse("intact"),
                                HtmlPage.count(chain.head().sequence()),
                                chain.head().hash(),
                                AuditText.signed(chain.signed())))
                        .toList());
        chains.unreadable().forEach(line -> page.text("p class=\"state bad\"", line));
    }

    private static String words(String code) {
        return code.toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
    }
}
