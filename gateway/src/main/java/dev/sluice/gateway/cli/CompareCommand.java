package dev.sluice.gateway.cli;

import dev.sluice.config.AnswerJudge;
import dev.sluice.config.Settings;
import dev.sluice.gateway.compare.Comparison;
import dev.sluice.gateway.compare.PromptFile;
import dev.sluice.gateway.compare.Scores;
import dev.sluice.gateway.compare.ScoresText;
import dev.sluice.router.catalogue.Route;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
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
            names = "--judge",
            paramLabel = "ROUTE",
            description = "Whose model grades what nothing else can. Default: as in gateway.yml, else none."
                    + " One outside the house only if gateway.yml allows it.")
    private @Nullable String judge;

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

    @Option(
            names = "--max-tokens",
            defaultValue = "512",
            paramLabel = "N",
            description = "Of an answer, where the prompt does not say. Default: ${DEFAULT-VALUE}.")
    private int maxTokens = 512;

    @Option(names = "--json", description = "Prints JSON with every trial instead of a table.")
    private boolean json;

    @Option(
            names = "--gateway",
            paramLabel = "URL",
            description = "Address of the running gateway. Default: host and port of --config.")
    private @Nullable URI gateway;

    @Option(names = "--key-file", paramLabel = "FILE", description = "File with the caller's key.")
    private @Nullable Path keyFile;

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
        if (runs < 1 || runs > 100 || !(pass >= 0 && pass <= 1) || maxTokens < 1) {
            throw wrong("--runs, --pass, --max-tokens: expected 1 to 100, 0 to 1, and 1 or more");
        }
        models.forEach(model -> route("--models", model, settings));
        Optional<Route> grading = judge(settings);
        String callersKey = key();
        List<PromptFile.Case> cases;
        try {
            cases = PromptFile.read(prompts, maxTokens);
        } catch (IOException unreadable) {
            errors.println(unreadable.getMessage());
            return 1;
        }
        try (CallersPort port =
                CallersPort.of(gateway == null ? settings.gateway().callersAddress() : gateway, callersKey)) {
            Scores scores = new Comparison(port, grading).run(cases, models, runs);
            ToDoubleFunction<String> capability =
                    name -> route("--models", name, settings).model().capability();
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

    /**
     * One outside the house must be named in {@code gateway.yml} as such; the gateway's policy then has the last word.
     */
    private Optional<Route> judge(Settings settings) {
        Optional<AnswerJudge> configured = settings.gateway().judge();
        if (judge == null) {
            return configured.map(one -> route("judge in gateway.yml", one.route(), settings));
        }
        Route asked = route("--judge", judge, settings);
        boolean allowed = configured
                .filter(AnswerJudge::external)
                .map(one -> route("--judge", one.route(), settings))
                .filter(asked::equals)
                .isPresent();
        if (asked.leavesTheHouse() && !allowed) {
            throw wrong(
                    "--judge: " + judge + " is outside the house (expected a route of the house, or gateway.yml with"
                            + " judge: { route: " + judge + ", external: true })");
        }
        return Optional.of(asked);
    }

    private Route route(String option, String name, Settings settings) {
        return settings.catalogue()
                .named(name)
                .orElseThrow(() -> wrong(option + ": no route \"" + name + "\" (expected some of: "
                        + String.join(
                                ", ",
                                settings.catalogue().routes().stream()
                                        .map(Route::name)
                                        .toList())
                        + ")"));
    }

    private String key() throws IOException {
        if (keyFile != null) {
            if (!Files.isRegularFile(keyFile)) {
                throw wrong("--key-file: no file at " + keyFile);
            }
            return Files.readString(keyFile).strip();
        }
        String key = System.getenv("SLUICE_KEY");
        if (key == null || key.isBlank()) {
            throw wrong("a caller's key is needed (expected the variable SLUICE_KEY, or --key-file FILE)");
        }
        return key.strip();
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
