package dev.sluice.gateway.cli;

import dev.sluice.gateway.evaluate.routing.DifficultyTraining;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code train difficulty}: a difficulty model from outcomes. */
@Command(
        name = "difficulty",
        mixinStandardHelpOptions = true,
        description = "Learns from answered questions how much model a prompt needs, and says how well that tells"
                + " questions apart that were held out. The same files in the same order give the same bytes.",
        footer = {
            "",
            "Rows are JSON Lines: {\"id\", \"benchmark\", \"prompt\", \"weak_score\", \"strong_score\"}, scores from 0 to"
                    + " 1, and if there are any \"weak_pool\", \"strong_pool\" (means over many models) and \"tools\". Rows"
                    + " whose ids are the same before the first @ are the same question.",
            "The gateway uses the file if gateway.yml names it: difficulty: { model: FILE }. To learn from one's own"
                    + " traffic without forgetting the rest, give one's own rows beside those that were learned before."
        })
final class TrainDifficultyCommand implements Callable<Integer> {
    @Option(
            names = "--data",
            required = true,
            arity = "1..*",
            paramLabel = "FILE",
            description = "Questions with how well both models answered them, .jsonl or .jsonl.gz.")
    @SuppressWarnings("NullAway.Init") // required
    private List<Path> data;

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "Where the model is written.")
    @SuppressWarnings("NullAway.Init") // required
    private Path to;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before it runs anything
    private CommandSpec spec;

    @Override
    public Integer call() {
        try {
            DifficultyTraining.run(data, to, spec.commandLine().getOut());
            return 0;
        } catch (IOException unreadable) {
            spec.commandLine().getErr().println(unreadable.getMessage());
            return 1;
        }
    }
}
