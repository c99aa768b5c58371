package dev.sluice.gateway.report;

import dev.sluice.gateway.audit.AuditTrail;
import dev.sluice.gateway.journal.JournalException;
import dev.sluice.gateway.ledger.Store;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;

/** Erases a caller from the audit trail, and says what that did and did not do. */
public record Erasure(AuditTrail audit, Store store, Clock clock) {
    private static final String TEXT = "text/plain; charset=utf-8";

    /**
     * Waits for the disk and the database.
     *
     * @return status 200; 404 if there is nobody of that name; 500 if it could not be done
     */
    public Answer erase(String caller) throws SQLException {
        int erased;
        try {
            erased = audit.erase(caller, clock.instant());
        } catch (JournalException failed) {
            return new Answer(500, TEXT, "Not erased: " + failed.getMessage() + "\n");
        }
        long firstForm = firstForm(caller);
        if (erased == 0 && firstForm == 0) {
            return new Answer(
                    404,
                    TEXT,
                    "Nothing is known here of a caller " + Answer.quoted(caller)
                            + ", or not any more. Nothing was changed.\n");
        }
        StringBuilder told = new StringBuilder();
        told.append(
                erased == 0
                        ? "No pseudonym of this caller has a key here.\n"
                        : "Erased: the " + (erased == 1 ? "key" : "keys") + " of " + erased
                                + (erased == 1 ? " pseudonym is" : " pseudonyms are")
                                + " destroyed. The chain goes on unbroken; verify-audit checks it.\n");
        if (firstForm > 0) {
            told.append(Counted.of(firstForm, "record"))
                    .append(" of the first form, by an older release, " + (firstForm == 1 ? "names" : "name")
                            + " the caller for good: the chain's hashes are made of it.\n");
        }
        told.append("The ledger keeps what the caller spent, by name: records of money are kept by legal duty.\n");
        told.append("Exports that were handed out, backups and gateway.yml are yours to look after.\n");
        return new Answer(erased == 0 ? 404 : 200, TEXT, told.toString());
    }

    private long firstForm(String caller) throws SQLException {
        try (Connection connection = store.connection();
                PreparedStatement select =
                        connection.prepareStatement("SELECT COUNT(*) FROM audit_entry WHERE caller = ?")) {
            select.setString(1, caller);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }
}
