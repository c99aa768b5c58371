package dev.sluice.gateway.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code evaluate}: how good the classification is, on labelled data of one's own. */
@Command(
        name = "evaluate",
        mixinStandardHelpOptions = true,
        description = "Measures the classification on labelled data. Offline.",
        synopsisSubcommandLabel = "WHAT",
        subcommands = {EvaluatePrivacyCommand.class, EvaluateRoutingCommand.class})
final class EvaluateCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before it runs anything
    private CommandSpec spec;

    @Override
    public void run() {
        throw new CommandNeeded(spec.commandLine(), "Say what to evaluate: privacy or routing.");
    }
}
