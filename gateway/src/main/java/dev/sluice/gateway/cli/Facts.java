package dev.sluice.gateway.cli;

import dev.sluice.config.GatewaySettings;
import dev.sluice.gateway.ledger.Store;
import dev.sluice.gateway.report.Answer;
import dev.sluice.gateway.report.Reports;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
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
        AUDIT("/report/audit");

        private final String path;

        Report(String path) {
            this.path = path;
        }
    }

    /** The report, whichever way it was had. */
    Answer ask(Report report, Map<String, String> asked) throws SQLException, IOException, InterruptedException {
        try (Store store = new Store(storage)) {
            Reports reports = new Reports(store, storage.directory(), Clock.systemUTC());
            return switch (report) {
                case SPEND -> reports.spend(asked);
                case AUDIT -> reports.audit(asked);
            };
        } catch (SQLException e) {
            if (!Store.isInUse(e)) {
                throw e;
            }
            return askGateway(report, asked);
        }
    }

    private Answer askGateway(Report report, Map<String, String> asked) throws IOException, InterruptedException {
        String query = asked.entrySet().stream()
                .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        try {
            return new ManagementPort(management).get(report.path + "?" + query, Duration.ofMinutes(5));
        } catch (IOException e) {
            throw new IOException(
                    "the database is open in a running gateway, and at " + management
                            + " nobody answers (expected its management address; give it by --management)",
                    e);
        }
    }
}
