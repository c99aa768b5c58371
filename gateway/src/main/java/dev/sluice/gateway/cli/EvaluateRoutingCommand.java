package dev.sluice.gateway.cli;

import dev.sluice.gateway.evaluate.routing.RoutingEvaluation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code evaluate routing}: how well requests are told apart, on questions that two models have answered. */
@Command(
        name = "routing",
        mixinStandardHelpOptions = true,
        description =
                "Says how well requests are told apart that are worth a strong model, on questions that a local and"
                        + " a strong model have answered: APGR, CPT50 and CPT80 as RouteLLM defines them.",
        footer = {
            "",
            "Rows are JSON Lines: {\"id\", \"benchmark\", \"prompt\", \"weak_score\", \"strong_score\"}, scores from 0 to 1,"
                    + " and \"tools\" if there are any.",
            "Samples are {\"id\", \"answer\", \"length\", \"others\"}: the local model's final answer (null: none), the"
                    + " characters of its output, and the final answers of further samples.",
            "",
            "APGR: area under the recovered share of the gap between both models; 0.5 is guessing. CPT50, CPT80: share of"
                    + " strong calls that recovers half, four fifths of the gap. q95: share that reaches 95 %% of the"
                    + " strong model's quality.",
            "AUC: how often, of two questions, that with the higher score is the one of which the strong model does better"
                    + " (gain), or which the local model fails, scoring below 0.5 (failure); 0.5 is guessing."
        })
final class EvaluateRoutingCommand implements Callable<Integer> {
    private static final int MOST_DRAWS = 100_000;
    private static final int MOST_SAMPLES = 2;

    @Option(
            names = "--data",
            required = true,
            arity = "1..*",
            paramLabel = "FILE",
            description = "Questions with how well both models answered them, .jsonl or .jsonl.gz.")
    @SuppressWarnings("NullAway.Init") // required
    private List<Path> data;

    @Option(
            names = "--in-domain",
            arity = "1..*",
            paramLabel = "TRAIN",
            description = "Trains on these questions first. Default: the models that ship.")
    private List<Path> inDomain = List.of();

    @Option(
            names = "--cascade",
            arity = "1..*",
            paramLabel = "SAMPLES",
            description =
                    "What the local model answered; the score then goes by the answer too. Rows belong to questions"
                            + " of --data or --in-domain by their id.")
    private List<Path> cascade = List.of();

    @Option(
            names = "--samples",
            paramLabel = "N",
            description = "Further samples to compare the answer with, 0 to 2. Default: 2.")
    private @Nullable Integer samples;

    @Option(
            names = "--neighbours",
            description =
                    "Scores the questions one after the other, each also by what became of like ones before it, as"
                            + " difficulty.neighbours does; half escalate, and only the outcome of the route that"
                            + " answered is learnt. One stream, so give questions of one pair of models.")
    private boolean neighbours;

    @Option(names = "--scores", paramLabel = "OUT.jsonl", description = "Writes {\"id\", \"score\"} of each question.")
    private @Nullable Path scores;

    @Option(
            names = "--curve",
            arity = "1..*",
            paramLabel = "PICTURE",
            description = "Draws quality over the share of strong calls, as .svg or .png by the name's end.")
    private List<Path> curves = List.of();

    @Option(
            names = "--mix",
            description = "Measures all questions as one stream too, every benchmark weighing the same.")
    private boolean mix;

    @Option(
            names = "--boot",
            paramLabel = "N",
            defaultValue = "0",
            description = "Draws of a bootstrap, for 95 %% intervals. Default: none.")
    private int draws;

    @Option(names = "--json", description = "Prints JSON.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before it runs anything
    private CommandSpec spec;

    @Override
    public Integer call() {
        check();
        try {
            RoutingEvaluation.run(
                    new RoutingEvaluation.Task(
                            data,
                            inDomain,
                            cascade,
                            samples == null ? MOST_SAMPLES : samples,
                            neighbours,
                            scores,
                            curves,
                            mix,
                            draws,
                            json),
                    spec.commandLine().getOut(),
                    spec.commandLine().getErr());
            return 0;
        } catch (IOException unreadable) {
            spec.commandLine().getErr().println(unreadable.getMessage());
            return 1;
        }
    }

    private void check() {
        if (samples != null && (samples < 0 || samples > MOST_SAMPLES)) {
            throw wrong("--samples: " + samples + " (expected 0, 1 or 2)");
        }
        if (samples != null && cascade.isEmpty()) {
            throw wrong("--samples: there are none without --cascade");
        }
        if (neighbours && !cascade.isEmpty()) {
            throw wrong("--neighbours: not with --cascade (expected one of them)");
        }
        if (draws < 0 || draws > MOST_DRAWS) {
            throw wrong("--boot: " + draws + " (expected 0 to " + MOST_DRAWS + ")");
        }
        for (Path curve : curves) {
            if (!curve.toString().endsWith(".svg") && !curve.toString().endsWith(".png")) {
                throw wrong("--curve: " + curve + " (expected a name that ends in .svg or .png)");
            }
        }
    }

    private CommandLine.ParameterException wrong(String message) {
        return new CommandLine.ParameterException(spec.commandLine(), message);
    }
}
