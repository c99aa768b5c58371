package dev.sluice.loadtest;

import dev.sluice.loadtest.bench.BenchCommand;
import dev.sluice.loadtest.load.LoadCommand;
import dev.sluice.loadtest.load.UpstreamCommand;
import dev.sluice.loadtest.upstream.Simulate;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line of everything that stands around a gateway to try it: a list of subcommands and nothing else. */
@Command(
        name = "loadtest",
        description = "Simulated providers and load.",
        mixinStandardHelpOptions = true,
        subcommands = {Simulate.class, BenchCommand.class, UpstreamCommand.class, LoadCommand.class})
public final class LoadTest {
    private LoadTest() {}

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new LoadTest()).execute(arguments));
    }
}
