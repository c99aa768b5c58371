package dev.sluice.gateway.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code train}: makes the models that ship, from files. */
@Command(
        name = "train",
        mixinStandardHelpOptions = true,
        description = "Learns what routing goes by from answered questions. Offline.",
        synopsisSubcommandLabel = "WHAT",
        subcommands = TrainCascadeCommand.class)
final class TrainCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before it runs anything
    private CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "Say what to train: cascade.");
    }
}
