package dev.sluice.gateway.cli;

import dev.sluice.gateway.evaluate.routing.CascadeTraining;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code train cascade}: the weights that say how doubtful a local model's answer is. */
@Command(
        name = "cascade",
        mixinStandardHelpOptions = true,
        description =
                "Learns from questions and what a local model answered to them how doubtful an answer is. The same"
                        + " files give the same bytes.",
        footer = {
            "",
            "The forms of both kinds of files are those of evaluate routing.",
        })
final class TrainCascadeCommand implements Callable<Integer> {
    @Option(
            names = "--data",
            required = true,
            arity = "1..*",
            paramLabel = "FILE",
            description = "Questions with how well both models answered them, .jsonl or .jsonl.gz.")
    @SuppressWarnings("NullAway.Init") // required
    private List<Path> data;

    @Option(
            names = "--cascade",
            required = true,
            arity = "1..*",
            paramLabel = "SAMPLES",
            description = "What the local model and further samples answered.")
    @SuppressWarnings("NullAway.Init") // required
    private List<Path> cascade;

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "Where the weights are written.")
    @SuppressWarnings("NullAway.Init") // required
    private Path to;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before it runs anything
    private CommandSpec spec;

    @Override
    public Integer call() {
        try {
            CascadeTraining.run(data, cascade, to, spec.commandLine().getOut());
            return 0;
        } catch (IOException unreadable) {
            spec.commandLine().getErr().println(unreadable.getMessage());
            return 1;
        }
    }
}
