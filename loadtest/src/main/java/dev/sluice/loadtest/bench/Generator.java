package dev.sluice.loadtest.bench;

import dev.sluice.loadtest.load.LoadCommand;
import dev.sluice.loadtest.load.LoadFailure;
import dev.sluice.loadtest.load.LoadOutcome;
import dev.sluice.loadtest.load.LoadRun;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The load generator as a process that stays, so that it is warm for every run. */
final class Generator implements AutoCloseable {
    /** Something to be done at a moment of a run, and allowed to fail. */
    interface Moment {
        void reached() throws IOException, InterruptedException;
    }

    private final Child child;
    private final BufferedReader lines;
    private final BufferedWriter input;

    /** @param first what it does to warm itself up */
    Generator(Path log, LoadRun first) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of("load", LoadCommand.FOLLOW));
        arguments.addAll(List.of(first.toLine().split(" ")));
        child = Child.talking(log, OwnJvm.command(arguments));
        lines = child.lines();
        input = child.input();
        outcome(() -> {});
    }

    /** @throws LoadFailure if an answer was wrong or did not come */
    LoadOutcome run(LoadRun run) throws IOException, InterruptedException {
        return run(run, () -> {});
    }

    /** @param onAllOpen at the moment when all streams of a {@link LoadRun#once} run are open */
    LoadOutcome run(LoadRun run, Moment onAllOpen) throws IOException, InterruptedException {
        input.write(run.toLine());
        input.newLine();
        input.flush();
        return outcome(onAllOpen);
    }

    private LoadOutcome outcome(Moment onAllOpen) throws IOException, InterruptedException {
        for (@Nullable String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith("DONE ")) {
                return LoadOutcome.parse(line);
            }
            if (line.startsWith("FAILED ")) {
                throw new LoadFailure(line.substring("FAILED ".length()));
            }
            if (line.startsWith("OPEN ")) {
                onAllOpen.reached();
            }
        }
        throw new IOException("the load generator has ended: " + child.lastWords());
    }

    @Override
    public void close() {
        child.close();
    }
}
