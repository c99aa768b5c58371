package dev.sluice.gateway.report;

import dev.sluice.config.GatewaySettings;
import dev.sluice.gateway.audit.AuditVerification;
import dev.sluice.gateway.audit.ExportCheck;
import dev.sluice.gateway.audit.PublicKeys;
import dev.sluice.gateway.audit.Witnesses;
import dev.sluice.gateway.ledger.Store;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/**
 * Answers questions for reports as the command line and the management port ask them, by name and value. Thread-safe;
 * it waits for the database, so never call it on an event loop.
 *
 * @param storage with the folder that holds the audit's journal, checkpoints and keys
 * @param clock for "until today" if no end is asked for
 */
public record Reports(Store store, GatewaySettings.Storage storage, Clock clock) {
    private static final String TEXT = "text/plain; charset=utf-8";
    private static final String CSV = "text/csv; charset=utf-8";
    private static final String JSON = "application/json";

    /**
     * {@code by} (route, team, model, caller, request, day; default route), {@code from} (first day), {@code to} (the
     * day after the last), {@code format} (table, csv, json; default json). Days are UTC, such as {@code 2026-11-24};
     * by default the current month up to and including today.
     *
     * @return status 200, or 400 with one line that says what was expected
     */
    public Answer spend(Map<String, String> asked) throws SQLException {
        LocalDate today = LocalDate.now(clock);
        LocalDate from;
        LocalDate to;
        try {
            from = Day.of(asked, "from", today.withDayOfMonth(1));
            to = Day.of(asked, "to", today.plusDays(1));
        } catch (Day.None none) {
            return none.answer();
        }
        if (!from.isBefore(to)) {
            return Answer.bad("to: " + to + " (expected a day after from, " + from + "; the end is not included)");
        }
        String word = asked.getOrDefault("by", "route");
        Optional<SpendBy> by = SpendBy.of(word);
        if (by.isEmpty()) {
            return Answer.wrong("by", word, "route, team, model, caller, request or day");
        }
        String format = asked.getOrDefault("format", "json");
        return switch (format) {
            case "json" -> Answer.ok(JSON, ReportJson.of(SpendReport.of(store, by.get(), from, to)));
            case "csv" -> Answer.ok(CSV, SpendCsv.of(SpendReport.of(store, by.get(), from, to)));
            case "table" -> Answer.ok(TEXT, SpendText.of(SpendReport.of(store, by.get(), from, to)));
            default -> Answer.wrong("format", format, "table, csv or json");
        };
    }

    /**
     * {@code head} ({@code [instance/]sequence:hash}, a published head to compare with; may be absent),
     * {@code public_key} (PEM; the only keys to believe; may be absent), {@code format} (table, json; default json).
     *
     * @return status 200 if all chains are intact, 409 if not, 400 for a question that cannot be understood
     */
    public Answer audit(Map<String, String> asked) throws SQLException {
        return switch (AuditQuestion.of(asked)) {
            case AuditQuestion.Not(var why) -> why;
            case AuditQuestion.Understood question ->
                question.answer(AuditVerification.of(
                        store,
                        storage.directory(),
                        new Witnesses(
                                question.head(),
                                question.keys().orElseGet(() -> PublicKeys.of(storage.directory())),
                                storage.checkpoints())));
        };
    }

    /** The same of an export, without a database. */
    public static Answer exported(Path file, Map<String, String> asked) throws IOException {
        return switch (AuditQuestion.of(asked)) {
            case AuditQuestion.Not(var why) -> why;
            case AuditQuestion.Understood question ->
                question.answer(ExportCheck.of(file, question.keys(), question.head()));
        };
    }

    /**
     * Rated requests, and those whose answer was compared with a shadow's, a line of JSON for each word said:
     * {@code from} (first day; default: since ever), {@code to} (the day after the last; default: until today).
     *
     * @return status 200, or 400 with one line that says what was expected
     */
    public Answer outcomes(Map<String, String> asked) throws SQLException {
        try {
            LocalDate from = Day.of(asked, "from", LocalDate.EPOCH);
            LocalDate to = Day.of(asked, "to", LocalDate.now(clock).plusDays(1));
            return Answer.ok("application/x-ndjson", OutcomesReport.of(store, from, to));
        } catch (Day.None none) {
            return none.answer();
        }
    }

    /** @return every attempt of one request as JSON, or 404 if the ledger holds none (yet) */
    public Answer request(String requestId) throws SQLException {
        return RequestReport.of(store, requestId)
                .map(found -> Answer.ok(JSON, found))
                .orElseGet(() -> Answer.bad("no such request in the ledger").withStatus(404));
    }
}
