package dev.sluice.gateway.cli;

import dev.sluice.config.GatewaySettings;
import dev.sluice.gateway.report.Answer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** Where the facts are: options that the commands over ledger and audit share. */
final class FactsOptions {
    @Option(
            names = "--config",
            paramLabel = "DIR",
            description = "Folder with gateway.yml and its fellows: tells the storage and the management port.")
    private @Nullable Path config;

    @Option(
            names = "--storage",
            paramLabel = "DIR",
            description = "Storage folder with the H2 database, in place of --config.")
    private @Nullable Path storage;

    @Option(
            names = "--management",
            paramLabel = "URL",
            description = "Management address of a running gateway, which is asked if it has the database open."
                    + " Default: as in --config, else http://127.0.0.1:8081.")
    private @Nullable URI management;

    @Spec(Target.MIXEE)
    private @Nullable CommandSpec spec;

    private final GatewayConfiguration configuration;

    FactsOptions(GatewayConfiguration configuration) {
        this.configuration = configuration;
    }

    /** Where the facts are. */
    Facts resolve() {
        if ((config == null) == (storage == null)) {
            throw wrong("expected either --config DIR or --storage DIR");
        }
        if (config != null) {
            return configured(config);
        }
        Path folder = Objects.requireNonNull(storage);
        if (!Files.isDirectory(folder)) {
            throw wrong("--storage: no folder at " + folder);
        }
        return new Facts(
                new GatewaySettings.Storage(folder, Optional.empty(), Optional.empty(), Optional.empty()),
                management == null ? ManagementOption.USUAL : management);
    }

    /**
     * Asks for a report and prints it.
     *
     * @return exit code 0, or 1 if the answer is not a good one
     * @throws ParameterException if the question cannot be understood
     */
    int print(Facts.Report report, Map<String, String> asked) throws SQLException, IOException, InterruptedException {
        return print(resolve().ask(report, asked));
    }

    /**
     * Writes an export.
     *
     * @return exit code 0, or 1 after the reason was printed
     * @throws ParameterException if the question cannot be understood
     */
    int export(Map<String, String> asked, OutputStream out) throws SQLException, IOException, InterruptedException {
        Answer answer = resolve().export(asked, out);
        out.flush();
        if (answer.status() == 400) {
            throw wrong(answer.body().strip());
        }
        if (answer.status() != 200) {
            PrintWriter err = Objects.requireNonNull(spec).commandLine().getErr();
            err.print(answer.body());
            err.flush();
        }
        return answer.status() == 200 ? 0 : 1;
    }

    /**
     * Prints an answer.
     *
     * @return exit code 0, or 1 if the answer is not a good one
     * @throws ParameterException if the question was not understood
     */
    int print(Answer answer) {
        if (answer.status() == 400) {
            throw wrong(answer.body().strip());
        }
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        out.print(answer.body());
        out.flush();
        return answer.status() == 200 ? 0 : 1;
    }

    private ParameterException wrong(String message) {
        return new ParameterException(Objects.requireNonNull(spec).commandLine(), message);
    }

    private Facts configured(Path directory) {
        try {
            GatewaySettings settings = configuration.read(directory);
            return new Facts(settings.storage(), management == null ? settings.managementAddress() : management);
        } catch (IllegalArgumentException e) {
            throw wrong(String.valueOf(e.getMessage()));
        }
    }
}
