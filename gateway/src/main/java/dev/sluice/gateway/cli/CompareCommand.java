package dev.sluice.gateway.cli;

import dev.sluice.config.Settings;
import dev.sluice.gateway.compare.Comparison;
import dev.sluice.gateway.compare.PromptFile;
import dev.sluice.gateway.compare.Scores;
import dev.sluice.gateway.compare.ScoresText;
import dev.sluice.router.catalogue.Route;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code compare}: which of several models is good enough for one's own prompts. */
@Command(
        name = "compare",
        mixinStandardHelpOptions = true,
        description = "Puts your own prompts to several models through a running gateway: quality, latency, cost.",
        footer = {
            "",
            "Prompts are JSON Lines: {\"id\", \"prompt\", \"messages\" or \"body\", \"expect\"}; expect is a text,"
                    + " {\"regex\"}, {\"json\": value or schema}, {\"number\", \"tolerance\"} or {\"judge\": criteria}.",
            "Every request is a caller's like any other: the policy decides where it may go, the ledger has its cost.",
            "The caller's key comes from the variable SLUICE_KEY, or from --key-file.",
            "Exit code 1 if no model passes."
        })
public final class CompareCommand implements Callable<Integer> {
    @Mixin
    private final ConfigOption config = new ConfigOption();

    @Mixin
    private final AskingOptions asking = new AskingOptions();

    @Option(names = "--prompts", required = true, paramLabel = "FILE", description = "Prompts with what is expected.")
    @SuppressWarnings("NullAway.Init") // required
    private Path prompts;

    @Option(
            names = "--models",
            required = true,
            split = ",",
            paramLabel = "ROUTE",
            description = "Routes of the catalogue, with commas between them.")
    @SuppressWarnings("NullAway.Init") // required
    private List<String> models;

    @Option(
            names = "--runs",
            defaultValue = "1",
            paramLabel = "N",
            description = "Of each prompt, 1 to 100. Default: 1.")
    private int runs = 1;

    @Option(
            names = "--pass",
            defaultValue = "0.8",
            paramLabel = "SHARE",
            description = "Share of good answers that is enough, 0 to 1. Default: ${DEFAULT-VALUE}.")
    private double pass = 0.8;

    @Option(names = "--json", description = "Prints JSON with every trial instead of a table.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before it runs anything
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        PrintWriter errors = spec.commandLine().getErr();
        Optional<Settings> loaded = config.loadOrPrint(errors);
        if (loaded.isEmpty()) {
            return 1;
        }
        Settings settings = loaded.get();
        if (runs < 1 || runs > 100 || !(pass >= 0 && pass <= 1)) {
            throw new ParameterException(spec.commandLine(), "--runs, --pass: expected 1 to 100, and 0 to 1");
        }
        models.forEach(model -> asking.route("--models", model, settings));
        String callersKey = asking.key();
        List<PromptFile.Case> cases;
        try {
            cases = asking.prompts(prompts);
        } catch (IOException unreadable) {
            errors.println(unreadable.getMessage());
            return 1;
        }
        Optional<Route> grading = asking.judge(settings, cases);
        try (CallersPort port = asking.port(settings, callersKey)) {
            Scores scores = new Comparison(port, grading).run(cases, models, runs);
            ToDoubleFunction<String> capability =
                    name -> asking.route("--models", name, settings).model().capability();
            PrintWriter out = spec.commandLine().getOut();
            String currency = settings.prices().currency();
            if (json) {
                out.println(ScoresText.json(scores, pass, capability, currency));
            } else {
                ScoresText.table(scores, pass, capability, currency, out);
            }
            out.flush();
            return scores.cheapest(pass, capability).isPresent() ? 0 : 1;
        } catch (IOException unreadable) {
            errors.println(unreadable.getMessage());
            return 1;
        }
    }
}
