package dev.sluice.gateway.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code train}: makes models from files: those that ship, and one's own. */
@Command(
        name = "train",
        mixinStandardHelpOptions = true,
        description = "Learns what routing goes by from answered questions. Offline.",
        synopsisSubcommandLabel = "WHAT",
        subcommands = {TrainDifficultyCommand.class, TrainCascadeCommand.class, TrainWordsCommand.class})
final class TrainCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before it runs anything
    private CommandSpec spec;

    @Override
    public void run() {
        throw new CommandNeeded(spec.commandLine(), "Say what to train: difficulty, cascade or words.");
    }
}
