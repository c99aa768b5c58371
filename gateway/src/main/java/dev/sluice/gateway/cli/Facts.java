package dev.sluice.gateway.cli;

import dev.sluice.config.GatewaySettings;
import dev.sluice.gateway.audit.JdbcAuditTrail;
import dev.sluice.gateway.journal.JournalException;
import dev.sluice.gateway.journal.JournalLimits;
import dev.sluice.gateway.ledger.Store;
import dev.sluice.gateway.report.Answer;
import dev.sluice.gateway.report.AuditExports;
import dev.sluice.gateway.report.Erasure;
import dev.sluice.gateway.report.Reports;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The facts of one gateway: read from its database or, while it runs and has that open, asked of it.
 *
 * @param management its management address
 */
record Facts(GatewaySettings.Storage storage, URI management) {
    /** A kind of report, with the path it has on the management port. */
    enum Report {
        SPEND("/report/spend"),
        AUDIT("/report/audit"),
        OUTCOMES("/report/outcomes");

        private final String path;

        Report(String path) {
            this.path = path;
        }
    }

    /** The report, whichever way it was had. */
    Answer ask(Report report, Map<String, String> asked) throws SQLException, IOException, InterruptedException {
        mustBeThere();
        try (Store store = new Store(storage)) {
            Reports reports = new Reports(store, storage, Clock.systemUTC());
            return switch (report) {
                case SPEND -> reports.spend(asked);
                case AUDIT -> reports.audit(asked);
                case OUTCOMES -> reports.outcomes(asked);
            };
        } catch (SQLException e) {
            if (!Store.isInUse(e)) {
                throw e;
            }
            return askGateway(report, asked);
        }
    }

    /**
     * Writes an export.
     *
     * @return status 200 without a body, or why there is none
     */
    Answer export(Map<String, String> asked, OutputStream out) throws SQLException, IOException, InterruptedException {
        mustBeThere();
        try (Store store = new Store(storage)) {
            AuditExports exports = new AuditExports(store, storage, Clock.systemUTC());
            return switch (exports.asked(asked)) {
                case AuditExports.Asked.Understood(var question) -> {
                    exports.write(question, out);
                    yield new Answer(200, question.format().contentType(), "");
                }
                case AuditExports.Asked.Not(var why) -> why;
            };
        } catch (SQLException e) {
            if (!Store.isInUse(e)) {
                throw e;
            }
            return exportOfGateway(asked, out);
        }
    }

    private Answer exportOfGateway(Map<String, String> asked, OutputStream out)
            throws IOException, InterruptedException {
        try {
            return new ManagementPort(management)
                    .download("/report/audit/export?" + query(asked), Duration.ofMinutes(30), out);
        } catch (IOException e) {
            throw nobodyAnswers(e);
        }
    }

    /** Erases a caller from the audit trail: here, or in the gateway if one runs. */
    Answer erase(String caller) throws SQLException, IOException, InterruptedException {
        mustBeThere();
        try (Store store = new Store(storage);
                JdbcAuditTrail trail = JdbcAuditTrail.open(storage, store, JournalLimits.DEFAULT, nobody -> "none")) {
            return new Erasure(trail, store, Clock.systemUTC()).erase(caller);
        } catch (JournalException inUse) {
            // The journal has one owner. Whatever else is wrong, the gateway's answer would tell.
            try {
                return new ManagementPort(management)
                        .post(
                                "/audit/erase?" + query(Map.of("caller", caller)),
                                Duration.ofMinutes(5),
                                "x-sluice-confirm",
                                "erase");
            } catch (IOException nobody) {
                IOException told = nobodyAnswers(nobody);
                told.addSuppressed(inUse);
                throw told;
            }
        }
    }

    private Answer askGateway(Report report, Map<String, String> asked) throws IOException, InterruptedException {
        try {
            return new ManagementPort(management).get(report.path + "?" + query(asked), Duration.ofMinutes(5));
        } catch (IOException e) {
            throw nobodyAnswers(e);
        }
    }

    private static String query(Map<String, String> asked) {
        return asked.entrySet().stream()
                .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    /** A relative folder is another one from elsewhere. */
    private void mustBeThere() throws IOException {
        Optional<Path> folder = Store.missing(storage);
        if (folder.isPresent()) {
            throw new IOException(nothingIn(folder.get()));
        }
    }

    static String nothingIn(Path folder) {
        return folder + ": no gateway has kept anything there (expected the folder that it keeps its facts in; a"
                + " relative storage.directory counts from where a command is started)";
    }

    private IOException nobodyAnswers(IOException cause) {
        return new IOException(
                "the database is open in a running gateway, and at " + management
                        + " nobody answers (expected its management address; give it by --management)",
                cause);
    }
}
