package dev.sluice.loadtest.load;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The load generator: one run from the command line, or one for each line of its standard input. */
@Command(
        name = "load",
        mixinStandardHelpOptions = true,
        description = {
            "Keeps connections to a chat completions API busy (closed loop) and checks every answer byte for byte",
            "against the mock of `upstream`. Prints DONE with what it measured, or FAILED with the reason."
        })
public final class LoadCommand implements Callable<Integer> {
    /** The option that makes it read runs from its standard input. */
    public static final String FOLLOW = "--follow";

    @Mixin
    private final LoadRun run;

    @Option(
            names = FOLLOW,
            description = "After this run, read further ones from standard input, one a line in these same options.")
    private boolean follow;

    public LoadCommand() {
        this(new LoadRun());
    }

    LoadCommand(LoadRun run) {
        this.run = run;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        try (LoadGenerator generator = new LoadGenerator()) {
            boolean good = attempt(generator, run);
            if (follow) {
                BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
                for (@Nullable String line = lines.readLine(); line != null; line = lines.readLine()) {
                    good = follow(generator, line);
                }
            }
            return good ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
        }
    }

    private static boolean follow(LoadGenerator generator, String line) throws InterruptedException {
        try {
            return attempt(generator, LoadRun.parse(line));
        } catch (CommandLine.ParameterException wrong) {
            System.out.println("FAILED \"" + line + "\": " + wrong.getMessage());
            return false;
        }
    }

    private static boolean attempt(LoadGenerator generator, LoadRun run) throws InterruptedException {
        try {
            LoadOutcome outcome = generator.run(run, () -> opened(run));
            System.out.println(outcome.toLine());
            return true;
        } catch (LoadFailure failure) {
            System.out.println("FAILED " + String.valueOf(failure.getMessage()).replace('\n', ' '));
            return false;
        }
    }

    private static void opened(LoadRun run) {
        if (run.once) {
            System.out.println("OPEN " + run.connections);
        }
    }
}
