package dev.sluice.gateway.cli;

import dev.sluice.config.PrivacySettings;
import dev.sluice.gateway.evaluate.PrivacyEvaluation;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code evaluate privacy}: recall, false alarms and misses by kind, on labelled rows. */
@Command(
        name = "privacy",
        mixinStandardHelpOptions = true,
        description = "Says what the detectors find and the policy decides on labelled requests, and how good that is.",
        footer = {
            "",
            "Rows are JSON Lines: {\"id\", \"text\", \"spans\": [{\"start\", \"end\", \"type\"}], \"tier\"} for"
                    + " detectors, {\"id\", \"body\", \"expect\": \"local_only\" or \"may_escalate\"} for whole requests.",
            "Spans count code points; those of the predictions count UTF-16 units."
        })
final class EvaluatePrivacyCommand implements Callable<Integer> {
    @Option(names = "--policy", paramLabel = "FILE", description = "A privacy-policy.yml. Default: the shipped one.")
    private @Nullable Path policy;

    @Option(
            names = "--data",
            required = true,
            arity = "1..*",
            paramLabel = "FILE",
            description = "Labelled rows, .jsonl or .jsonl.gz.")
    @SuppressWarnings("NullAway.Init") // required
    private List<Path> data;

    @Option(names = "--predictions", paramLabel = "OUT.jsonl", description = "Writes what was said of each row.")
    private @Nullable Path predictions;

    @Option(names = "--show", description = "Prints misses and false alarms with their text.")
    private boolean show;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before it runs anything
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter errors = spec.commandLine().getErr();
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        Optional<PrivacySettings> settings = PolicyFile.load(policy, today, errors);
        if (settings.isEmpty()) {
            return 1;
        }
        try {
            new PrivacyEvaluation(settings.get(), today)
                    .run(data, predictions, show, spec.commandLine().getOut());
            return 0;
        } catch (IOException unreadable) {
            errors.println(unreadable.getMessage());
            return 1;
        }
    }
}
