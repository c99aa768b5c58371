package dev.sluice.gateway.cli;

import dev.sluice.config.GatewaySettings;
import dev.sluice.config.LoadResult;
import dev.sluice.config.Problem;
import dev.sluice.config.Settings;
import dev.sluice.config.SettingsLoader;
import dev.sluice.config.Unreadable;
import dev.sluice.gateway.dialect.chat.PolicyTestBody;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The jar's entry: the root command and its list of subcommands. */
@Command(
        name = "sluice",
        mixinStandardHelpOptions = true,
        versionProvider = Sluice.Version.class,
        description = "A routing gateway between open and proprietary language models.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            ServeCommand.class,
            CheckCommand.class,
            ExplainCommand.class,
            NewKeyCommand.class,
            EvaluateCommand.class,
            TrainCommand.class,
            CalibrateCommand.class,
            CompareCommand.class
        })
public final class Sluice implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before it runs anything
    private CommandSpec spec;

    private Sluice() {}

    @Override
    public void run() {
        throw new CommandNeeded(spec.commandLine(), "A command is needed.");
    }

    /** The whole command line. */
    public static CommandLine commandLine() {
        return new CommandLine(new Sluice())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .addSubcommand(new ReportCommand(Sluice::gatewaySettings))
                .addSubcommand(new VerifyAuditCommand(Sluice::gatewaySettings))
                .addSubcommand(new ReloadCommand(Sluice::gatewaySettings))
                .addSubcommand(AuditCommand.of(Sluice::gatewaySettings))
                .addSubcommand(PolicyCommand.of(Sluice::gatewaySettings))
                .setExecutionExceptionHandler((thrown, line, parsed) -> told(thrown, line))
                .setParameterExceptionHandler((wrong, arguments) -> wrong(wrong));
    }

    /** What is wrong first, and where to read on: the usage's twenty lines would hide it. */
    private static int wrong(CommandLine.ParameterException wrong) {
        CommandLine line = wrong.getCommandLine();
        PrintWriter errors = line.getErr();
        errors.println(wrong.getMessage());
        if (wrong instanceof CommandNeeded) {
            line.usage(errors);
        } else {
            CommandLine.UnmatchedArgumentException.printSuggestions(wrong, errors);
            errors.println("See `" + line.getCommandSpec().qualifiedName() + " --help`.");
        }
        errors.flush();
        return line.getCommandSpec().exitCodeOnInvalidInput();
    }

    /** A file, a port or a database that is not as expected is no defect of ours: a line says so, no stack trace. */
    private static int told(Exception thrown, CommandLine line) throws Exception {
        switch (thrown) {
            case FileSystemException file ->
                line.getErr().println(file.getFile() + ": cannot be read or written (" + Unreadable.why(file) + ")");
            // Its own message may quote values.
            case SQLException away ->
                line.getErr()
                        .println("storage: the database cannot be read ("
                                + away.getClass().getSimpleName() + ", SQL state " + away.getSQLState() + ")");
            case IOException io when io.getMessage() != null -> line.getErr().println(io.getMessage());
            default -> throw thrown;
        }
        line.getErr().flush();
        return 1;
    }

    private static GatewaySettings gatewaySettings(Path directory) {
        return switch (SettingsLoader.load(directory, System.getenv(), PolicyTestBody::read)) {
            case LoadResult.Loaded(Settings settings) -> settings.gateway();
            case LoadResult.Rejected(var problems) ->
                throw new IllegalArgumentException(
                        problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        };
    }

    public static void main(String[] arguments) {
        QuietLog.install();
        int code = commandLine().execute(arguments);
        if (code != ServeCommand.RUNNING) {
            System.exit(code);
        }
    }

    /** Says what the jar says of itself. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Sluice.class.getPackage().getImplementationVersion();
            return new String[] {"sluice " + (version == null ? "(not packaged)" : version)};
        }
    }
}
