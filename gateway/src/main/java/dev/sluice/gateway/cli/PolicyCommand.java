package dev.sluice.gateway.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code policy}: for whoever writes the privacy rules. */
@Command(
        name = "policy",
        mixinStandardHelpOptions = true,
        description = "Checks, explains and compares privacy policies. Offline; changes nothing.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            PolicyCheckCommand.class,
            PolicyExplainCommand.class,
            PolicyDiffCommand.class,
            PolicySchemaCommand.class
        })
final class PolicyCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before it runs anything
    private CommandSpec spec;

    /** With its subcommands. */
    static CommandLine of(GatewayConfiguration configuration) {
        return new CommandLine(new PolicyCommand()).addSubcommand(new PolicyReplayCommand(configuration));
    }

    @Override
    public void run() {
        throw new CommandNeeded(spec.commandLine(), "Say what to do with a policy.");
    }
}
