package dev.sluice.gateway.report;

import dev.sluice.config.GatewaySettings;
import dev.sluice.gateway.audit.AuditExport;
import dev.sluice.gateway.audit.AuditPeriod;
import dev.sluice.gateway.audit.AuditVerification;
import dev.sluice.gateway.audit.PublicKeys;
import dev.sluice.gateway.audit.Witnesses;
import dev.sluice.gateway.ledger.Store;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;

/**
 * Copies of the audit trail for auditors. What is still in the journal comes a moment later.
 *
 * @param storage its folder has the keys: to sign with, and to tell who is behind a pseudonym
 */
public record AuditExports(Store store, GatewaySettings.Storage storage, Clock clock) {
    /** What an export is made of. */
    public enum Format {
        /** Every record, to be checked again. */
        JSONL("application/jsonl"),
        /** What they add up to, to be read. */
        HTML("text/html; charset=utf-8");

        private final String contentType;

        Format(String contentType) {
            this.contentType = contentType;
        }

        public String contentType() {
            return contentType;
        }
    }

    /** A question that was understood. */
    public record Question(AuditPeriod period, Format format) {}

    /** What was asked, or why it is not understood. */
    public sealed interface Asked {
        /** It is. */
        record Understood(Question question) implements Asked {}

        /** It is not. */
        record Not(Answer why) implements Asked {}
    }

    /**
     * {@code from} (first day), {@code to} (the day after the last), both UTC; by default the current month up to and
     * including today; {@code format} (jsonl, html; default jsonl).
     */
    public Asked asked(Map<String, String> words) {
        LocalDate today = LocalDate.now(clock);
        LocalDate from;
        LocalDate to;
        try {
            from = Day.of(words, "from", today.withDayOfMonth(1));
            to = Day.of(words, "to", today.plusDays(1));
        } catch (Day.None none) {
            return new Asked.Not(none.answer());
        }
        if (!from.isBefore(to)) {
            return new Asked.Not(
                    Answer.bad("to: " + to + " (expected a day after from, " + from + "; the end is not included)"));
        }
        AuditPeriod period = new AuditPeriod(from, to);
        String format = words.getOrDefault("format", "jsonl");
        return switch (format) {
            case "jsonl" -> new Asked.Understood(new Question(period, Format.JSONL));
            case "html" -> new Asked.Understood(new Question(period, Format.HTML));
            default -> new Asked.Not(Answer.wrong("format", format, "jsonl or html"));
        };
    }

    /** Writes the answer; waits for the database. */
    public void write(Question question, OutputStream out) throws SQLException, IOException {
        try (Connection connection = store.connection()) {
            // All queries see the same state.
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            try {
                switch (question.format()) {
                    case JSONL -> AuditExport.write(connection, storage.directory(), question.period(), trail(), out);
                    case HTML -> out.write(html(connection, question.period()).getBytes(StandardCharsets.UTF_8));
                }
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }

    private String html(Connection connection, AuditPeriod period) throws SQLException {
        return AuditHtml.of(
                period,
                AuditSummary.of(connection, storage.directory(), period),
                trail(),
                clock.instant().truncatedTo(ChronoUnit.SECONDS));
    }

    private AuditVerification trail() throws SQLException {
        return AuditVerification.of(
                store,
                storage.directory(),
                new Witnesses(Optional.empty(), PublicKeys.of(storage.directory()), storage.checkpoints()));
    }
}
