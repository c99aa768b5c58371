package dev.sluice.gateway.cli;

import dev.sluice.config.LoadResult;
import dev.sluice.config.Settings;
import dev.sluice.config.SettingsLoader;
import dev.sluice.gateway.calibrate.AskedOutcomes;
import dev.sluice.gateway.calibrate.CalibrationEdit;
import dev.sluice.gateway.calibrate.CalibrationText;
import dev.sluice.gateway.calibrate.EditedFile;
import dev.sluice.gateway.calibrate.Outcomes;
import dev.sluice.gateway.calibrate.OutcomesFile;
import dev.sluice.gateway.calibrate.PairFit;
import dev.sluice.gateway.calibrate.RecordedOutcomes;
import dev.sluice.gateway.calibrate.UnifiedDiff;
import dev.sluice.gateway.compare.PromptFile;
import dev.sluice.gateway.dialect.chat.PolicyTestBody;
import dev.sluice.gateway.report.Answer;
import dev.sluice.gateway.report.Counted;
import dev.sluice.router.catalogue.Route;
import dev.sluice.router.difficulty.calibration.Method;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code calibrate}: fits the chances of success to what came of answers. */
@Command(
        name = "calibrate",
        mixinStandardHelpOptions = true,
        description = "Learns from outcomes how likely a route's answer is good, and shows the change as a diff.",
        footer = {
            "",
            "Outcomes are the feedback that callers sent to POST /v1/feedback, what the answers of shadows said of the"
                    + " weaker model where they could be compared and nobody rated it, and, or instead, JSON Lines of"
                    + " your own:",
            "{\"id\", \"prompt\" or \"body\" or \"score\", \"local\": 0 to 1, \"strong\": 0 to 1}"
                    + " or {\"id\", …, \"route\", \"quality\"}. Their prompts are rated and forgotten.",
            "With --prompts FILE a running gateway is asked, as one of its callers (SLUICE_KEY, or --key-file): what the"
                    + " file expects of an answer, or the judge, says whether it is good, and what cannot be judged does"
                    + " not count. That costs what the answers cost.",
            "Feedback is on answers that were sent: local routes are rated on easy prompts mostly, so outcomes of both"
                    + " routes on the same prompts teach more."
        })
public final class CalibrateCommand implements Callable<Integer> {
    @Mixin
    private final ConfigOption config = new ConfigOption();

    @Mixin
    private final AskingOptions asking = new AskingOptions();

    @Option(
            names = "--since",
            paramLabel = "DATE",
            description = "Recorded feedback and shadows from this day on. Default: all, or none with --outcomes or"
                    + " --prompts.")
    private @Nullable String since;

    @Option(names = "--outcomes", arity = "1..*", paramLabel = "FILE", description = "Outcomes of your own.")
    private List<Path> files = List.of();

    @Option(
            names = "--prompts",
            paramLabel = "FILE",
            description = "Prompts as compare takes them, which are put to both routes of the pair now.")
    private @Nullable Path prompts;

    @Option(
            names = "--local",
            paramLabel = "ROUTE",
            description = "The pair's local route. Default: as recorded, else the catalogue's first in the house.")
    private @Nullable String local;

    @Option(
            names = "--strong",
            paramLabel = "ROUTE",
            description = "The pair's strong route. Default: as recorded, else the most capable other one.")
    private @Nullable String strong;

    @Option(
            names = "--method",
            defaultValue = "AUTO",
            paramLabel = "WORD",
            description = "isotonic, platt, or auto: platt below 1000 outcomes. Default: auto.")
    private Method method = Method.AUTO;

    @Option(names = "--write", description = "Applies the change to DIR/gateway.yml; without it, it is only shown.")
    private boolean write;

    @Option(
            names = "--management",
            paramLabel = "URL",
            description = "Management address of a running gateway, which is asked if it has the database open."
                    + " Default: as in --config.")
    private @Nullable URI management;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before it runs anything
    private CommandSpec spec;

    /** Exit code 0; 1 if there are too few outcomes, or something cannot be read; 2 for a wrong question. */
    @Override
    public Integer call() throws Exception {
        PrintWriter errors = spec.commandLine().getErr();
        Optional<Settings> loaded = config.loadOrPrint(errors);
        if (loaded.isEmpty()) {
            return 1;
        }
        Settings settings = loaded.get();
        for (String option : AskingOptions.NAMES) {
            if (prompts == null && spec.commandLine().getParseResult().hasMatchedOption(option)) {
                throw new ParameterException(
                        spec.commandLine(), option + ": nobody is asked (expected together with --prompts FILE)");
            }
        }
        if (local != null || strong != null || prompts != null) {
            // A misspelt name is told before anything is read.
            usual(settings);
        }
        Outcomes outcomes = new Outcomes();
        PrintWriter out = spec.commandLine().getOut();
        try {
            read(settings, outcomes);
            if (prompts != null) {
                ask(prompts, settings, outcomes, out);
            }
        } catch (IOException | SQLException unreadable) {
            errors.println(unreadable.getMessage());
            return 1;
        }
        if (outcomes.otherModels() > 0) {
            out.printf(
                    "Left out: %s that another difficulty model than %s had scored.%n",
                    Counted.of(outcomes.otherModels(), "rated request"),
                    settings.judge().difficultyVersion());
        }
        List<PairFit> fits = new ArrayList<>();
        for (Outcomes.Pair pair : asked(outcomes, settings)) {
            PairFit fit = PairFit.of(pair, outcomes, method);
            if (fit.any()) {
                CalibrationText.print(fit, threshold(pair.local(), settings), out);
                out.println();
                fits.add(fit);
            } else {
                errors.println(fit.refusal());
            }
        }
        out.flush();
        if (fits.isEmpty()) {
            return 1;
        }
        List<PairFit> truer = fits.stream().filter(PairFit::truer).toList();
        if (truer.isEmpty()) {
            out.println("There is nothing to write.");
            out.flush();
            return 0;
        }
        return edit(truer, settings, out, errors);
    }

    private void read(Settings settings, Outcomes outcomes) throws IOException, SQLException, InterruptedException {
        if ((files.isEmpty() && prompts == null) || since != null) {
            Facts facts = new Facts(
                    settings.gateway().storage(),
                    management == null ? settings.gateway().managementAddress() : management);
            Answer answer = facts.ask(Facts.Report.OUTCOMES, since == null ? Map.of() : Map.of("from", since));
            if (answer.status() == 400) {
                throw new ParameterException(
                        spec.commandLine(), "--since: " + answer.body().strip());
            }
            if (answer.status() != 200) {
                throw new IOException(answer.body().strip());
            }
            RecordedOutcomes.read(answer.body(), settings, outcomes);
        }
        if (!files.isEmpty()) {
            OutcomesFile reader = new OutcomesFile(settings, usual(settings), outcomes);
            for (Path file : files) {
                reader.read(file);
            }
        }
    }

    private void ask(Path file, Settings settings, Outcomes outcomes, PrintWriter out)
            throws IOException, InterruptedException {
        String key = asking.key();
        List<PromptFile.Case> cases = asking.prompts(file);
        Optional<Route> judge = asking.judge(settings, cases);
        if (files.isEmpty() && since == null) {
            Optional<String> tooFew = AskedOutcomes.tooFew(cases.size());
            if (tooFew.isPresent()) {
                throw new IOException(file + ": " + tooFew.get());
            }
        }
        try (CallersPort port = asking.port(settings, key)) {
            new AskedOutcomes(settings, usual(settings), outcomes).ask(port, judge, cases, out);
        }
    }

    private List<Outcomes.Pair> asked(Outcomes outcomes, Settings settings) {
        if (local != null || strong != null || outcomes.pairs().isEmpty()) {
            return List.of(usual(settings));
        }
        return outcomes.pairs();
    }

    private Outcomes.Pair usual(Settings settings) {
        List<Route> routes = settings.catalogue().routes();
        String first = local != null
                ? asking.route("--local", local, settings).name()
                : routes.stream()
                        .filter(route -> !route.leavesTheHouse())
                        .findFirst()
                        .map(Route::name)
                        .orElseThrow(() -> new ParameterException(
                                spec.commandLine(), "--local: the catalogue has no route of the house (expected one)"));
        String second = strong != null
                ? asking.route("--strong", strong, settings).name()
                : routes.stream()
                        .filter(route -> !route.name().equals(first))
                        .max(Comparator.comparingDouble(route -> route.model().capability()))
                        .map(Route::name)
                        .orElseThrow(() -> new ParameterException(
                                spec.commandLine(), "--strong: the catalogue has no second route (expected one)"));
        return new Outcomes.Pair(first, second);
    }

    private static OptionalDouble threshold(String route, Settings settings) {
        return settings.catalogue().named(route).stream()
                .mapToDouble(found -> found.model().capability())
                .findFirst();
    }

    private int edit(List<PairFit> fits, Settings settings, PrintWriter out, PrintWriter errors) throws IOException {
        Path file = config.directory().resolve("gateway.yml");
        if (!Files.exists(file)) {
            errors.println(file + ": not there (expected your own gateway.yml, to put the entry into)");
            return 1;
        }
        String before = Files.readString(file);
        String after = before;
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        // The first entry counts, so the first pair is put in last.
        for (PairFit fit : fits.reversed()) {
            String note = today + " from " + Counted.of(fit.countOfLocal(), "outcome") + " of "
                    + fit.pair().local() + " and " + fit.countOfStrong() + " of "
                    + fit.pair().strong() + ".";
            after = CalibrationEdit.of(after, fit.calibration(settings.judge().difficultyVersion()), note);
        }
        if (tried(after, today) instanceof LoadResult.Rejected rejected) {
            ConfigOption.print(rejected, errors);
            return 1;
        }
        out.print(UnifiedDiff.of(file.toString(), before, after));
        if (write) {
            EditedFile.write(file, after);
            out.println("Written. `./sluice reload` makes a running gateway take it.");
        } else {
            out.println("Nothing is written. --write applies it, or patch -p0.");
        }
        out.flush();
        return 0;
    }

    private LoadResult tried(String gatewayYml, LocalDate today) {
        return SettingsLoader.builtIn(PolicyTestBody::read)
                .load(
                        config.directory(),
                        Map.of("gateway.yml", gatewayYml.getBytes(StandardCharsets.UTF_8)),
                        System.getenv(),
                        today);
    }
}
