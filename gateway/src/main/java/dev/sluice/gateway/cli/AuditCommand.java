package dev.sluice.gateway.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code sluice audit}: what auditors and data-protection officers do with the audit trail. */
@Command(
        name = "audit",
        mixinStandardHelpOptions = true,
        description = "Exports the audit trail, erases a caller from it, prints its public key.",
        synopsisSubcommandLabel = "COMMAND")
public final class AuditCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before it runs anything
    private CommandSpec spec;

    private AuditCommand() {}

    /** With its subcommands. */
    public static CommandLine of(GatewayConfiguration configuration) {
        return new CommandLine(new AuditCommand())
                .addSubcommand(new AuditExportCommand(configuration))
                .addSubcommand(new AuditEraseCommand(configuration))
                .addSubcommand(new AuditKeyCommand(configuration));
    }

    @Override
    public void run() {
        throw new CommandNeeded(spec.commandLine(), "A command is needed.");
    }
}
