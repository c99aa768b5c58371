package dev.sluice.gateway.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.sluice.config.GatewaySettings;
import dev.sluice.gateway.audit.JdbcAuditTrail;
import dev.sluice.gateway.journal.JournalLimits;
import dev.sluice.gateway.ledger.Entries;
import dev.sluice.gateway.ledger.JdbcLedger;
import dev.sluice.gateway.ledger.Store;
import dev.sluice.router.decision.Caller;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class FactsCommandsTest {
    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    Path folder;

    @Test
    void the_report_is_read_from_the_storage_folder() throws Exception {
        recorded();
        int code = run(
                new ReportCommand(this::nothing),
                "--storage=" + folder,
                "--from=2026-11-24",
                "--to=2026-11-25",
                "--format=csv");
        assertThat(out.toString()).contains("llama-1/smollm2,USD,1,1,1,0,100,0,20,0.000001000,0,0,0");
        assertThat(code).isZero();
    }

    @Test
    void the_audit_of_an_untouched_folder_is_intact() throws Exception {
        recorded();
        assertThat(run(new VerifyAuditCommand(this::nothing), "--storage=" + folder))
                .isZero();
        assertThat(out.toString()).contains("No records yet");
    }

    @Test
    void an_export_is_written_and_verified_without_the_folder_and_a_caller_is_erased() throws Exception {
        Path file = folder.resolve("export.jsonl");
        Path key = folder.resolve("key.pub");
        try (Store store = new Store(storage(folder));
                JdbcAuditTrail trail =
                        JdbcAuditTrail.open(storage(folder), store, JournalLimits.DEFAULT, nobody -> "none")) {
            trail.record(
                    dev.sluice.gateway.audit.Facts.kept("r1", trail.actor(new Caller("payroll-app", "finance"), NOON)));
            trail.flush(Duration.ofSeconds(60));
        }
        assertThat(run(
                        AuditCommand.of(this::nothing),
                        "export",
                        "--storage=" + folder,
                        "--from=2026-11-01",
                        "--to=2026-12-01",
                        "--out=" + file))
                .isZero();
        assertThat(Files.readString(file)).contains("payroll-app");
        assertThat(run(AuditCommand.of(this::nothing), "key", "--storage=" + folder))
                .isZero();
        Files.writeString(key, out.toString());
        assertThat(run(new VerifyAuditCommand(this::nothing), "--file=" + file, "--public-key=" + key))
                .isZero();
        assertThat(out.toString()).contains("intact  2 records");

        assertThat(run(AuditCommand.of(this::nothing), "erase", "--caller=payroll-app", "--storage=" + folder))
                .isEqualTo(2);
        assertThat(err.toString()).contains("--yes: missing");
        assertThat(run(AuditCommand.of(this::nothing), "erase", "--yes", "--caller=payroll-app", "--storage=" + folder))
                .isZero();
        assertThat(run(AuditCommand.of(this::nothing), "erase", "--yes", "--caller=payroll-app", "--storage=" + folder))
                .isEqualTo(1);
        assertThat(out.toString()).contains("Nothing is known here of a caller \"payroll-app\"");
        assertThat(run(
                        AuditCommand.of(this::nothing),
                        "export",
                        "--storage=" + folder,
                        "--from=2026-11-01",
                        "--to=2027-12-01",
                        "--format=html",
                        "--out=" + file))
                .isZero();
        assertThat(Files.readString(file)).contains("(erased)").doesNotContain("payroll-app");
        assertThat(run(AuditCommand.of(this::nothing), "export", "--storage=" + folder, "--format=pdf"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("expected jsonl or html");

        Files.writeString(file, Files.readString(file).replace("(erased)", "someone"));
        assertThat(run(new VerifyAuditCommand(this::nothing), "--file=" + file)).isEqualTo(1);
    }

    @Test
    void a_wrong_option_ends_with_code_2_and_says_what_was_expected() throws Exception {
        recorded();
        assertThat(run(new ReportCommand(this::nothing), "--storage=" + folder, "--by=colour"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("by: \"colour\" (expected route, team, model, caller, request or day)");
        assertThat(run(new ReportCommand(this::nothing), "--storage=" + folder, "--from=yesterday"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("from: \"yesterday\" (expected a date of the form 2026-11-24)");
        assertThat(run(new ReportCommand(this::nothing))).isEqualTo(2);
        assertThat(err.toString()).contains("expected either --config DIR or --storage DIR");
        assertThat(run(new ReportCommand(this::nothing), "--config=" + folder)).isEqualTo(2);
        assertThat(err.toString()).contains("gateway.yml:1: bad");
    }

    @Test
    @org.junit.jupiter.api.Timeout(60)
    void while_the_gateway_has_the_database_open_it_is_asked_instead() throws Exception {
        HttpServer gateway = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        gateway.createContext("/report/audit", exchange -> {
            byte[] body = exchange.getRequestURI().toString().getBytes(UTF_8);
            exchange.sendResponseHeaders(409, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        gateway.start();
        Process holder = holder();
        try {
            assertThat(holder.inputReader().readLine()).isEqualTo("open");
            int code = run(
                    new VerifyAuditCommand(this::nothing),
                    "--storage=" + folder,
                    "--management=http://127.0.0.1:" + gateway.getAddress().getPort());
            assertThat(out.toString()).isEqualTo("/report/audit?format=table");
            assertThat(code).isEqualTo(1);
        } finally {
            holder.destroyForcibly().waitFor();
            gateway.stop(0);
        }
    }

    private Process holder() throws Exception {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        Holder.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private void recorded() throws Exception {
        try (Store store = new Store(storage(folder));
                JdbcLedger ledger = JdbcLedger.open(folder, store, JournalLimits.DEFAULT)) {
            ledger.record(Entries.served("r1"));
            ledger.flush(Duration.ofSeconds(60));
        }
    }

    private int run(Object command, String... arguments) {
        return (command instanceof CommandLine line ? line : new CommandLine(command))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }

    private GatewaySettings nothing(Path directory) {
        throw new IllegalArgumentException("gateway.yml:1: bad");
    }

    private static GatewaySettings.Storage storage(Path folder) {
        return new GatewaySettings.Storage(folder, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** A process that has the database open, like a running gateway. */
    static final class Holder {
        private Holder() {}

        public static void main(String[] arguments) throws Exception {
            try (java.sql.Connection connection =
                    java.sql.DriverManager.getConnection("jdbc:h2:file:" + arguments[0] + "/facts", "sa", "")) {
                System.out.println(connection.isClosed() ? "closed" : "open");
                System.out.flush();
                int end = System.in.read();
                assert end <= 0;
            }
        }
    }
}
