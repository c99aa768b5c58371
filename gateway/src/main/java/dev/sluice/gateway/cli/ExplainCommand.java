package dev.sluice.gateway.cli;

import dev.sluice.config.Settings;
import dev.sluice.config.Unreadable;
import dev.sluice.gateway.audit.SafePlace;
import dev.sluice.gateway.dialect.chat.ChatRequest;
import dev.sluice.gateway.dialect.chat.ChatRequestReader;
import dev.sluice.gateway.dispatch.Asked;
import dev.sluice.gateway.dispatch.Budget;
import dev.sluice.gateway.failure.Failure;
import dev.sluice.gateway.feedback.SketchRule;
import dev.sluice.gateway.redaction.Prepared;
import dev.sluice.gateway.redaction.Redactor;
import dev.sluice.gateway.redaction.Rescan;
import dev.sluice.gateway.report.Counted;
import dev.sluice.router.Router;
import dev.sluice.router.catalogue.Catalogue;
import dev.sluice.router.decision.Caller;
import dev.sluice.router.decision.Decision;
import dev.sluice.router.decision.Judgement;
import dev.sluice.router.decision.Situation;
import dev.sluice.router.decision.Wish;
import dev.sluice.router.difficulty.Difficulty;
import dev.sluice.router.mode.Mode;
import dev.sluice.router.price.Money;
import dev.sluice.router.prompt.Prompt;
import dev.sluice.router.sensitivity.Finding;
import dev.sluice.router.sensitivity.builtin.PublishedExamples;
import java.io.IOException;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code explain}: what would happen to a request, and why; offline. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        description = "Says how a request is classified, which rules match, and why each route is taken or left out.",
        footer = {
            "",
            "Offline: backends are not asked, so all count as up and as able as the catalogue says,",
            "and what their answers cost is estimated.",
            "Prints kinds and places of what it finds, never the text."
        })
final class ExplainCommand implements Callable<Integer> {
    @Mixin
    private final ConfigOption config = new ConfigOption();

    @Option(
            names = "--team",
            defaultValue = "explain",
            paramLabel = "TEAM",
            description = "Team of the caller, for rules that ask for one.")
    @SuppressWarnings("NullAway.Init") // has a default
    private String team;

    @Option(
            names = "--mode",
            paramLabel = "MODE",
            description =
                    "As the header x-sluice-mode, before what the body says: auto, local-only, cheapest, strong, escalate=10%% or quality=0.9.")
    private @Nullable String mode;

    @Option(
            names = "--max-cost",
            paramLabel = "AMOUNT",
            description = "As the header x-sluice-max-cost, before what the body says, in the price book's currency.")
    private @Nullable BigDecimal maxCost;

    @Option(
            names = "--threshold",
            paramLabel = "SCORE",
            description =
                    "From which difficulty on a request escalates, where the mode has a share; as"
                            + " GET /report/thresholds on the management port tells it. Default: the one a gateway starts with.")
    private @Nullable Double threshold;

    @Parameters(paramLabel = "REQUEST.json", description = "Body of a chat completions request; - for standard input.")
    @SuppressWarnings("NullAway.Init") // required
    private Path request;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before it runs anything
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter errors = spec.commandLine().getErr();
        Optional<Settings> loaded = config.loadOrPrint(errors);
        if (loaded.isEmpty()) {
            return 1;
        }
        Settings settings = loaded.get();
        ChatRequest chat;
        try {
            byte[] body = request.toString().equals("-") ? System.in.readAllBytes() : Files.readAllBytes(request);
            chat = ChatRequestReader.read(body, settings.gateway().limits().jsonDepth());
        } catch (IOException unreadable) {
            errors.println(request + ": cannot be read (" + Unreadable.why(unreadable) + ")");
            return 1;
        } catch (Failure bad) {
            errors.println(request + ": " + bad.publicMessage());
            return 1;
        }
        Prompt prompt = chat.prompt();
        Instant now = Instant.now();
        Optional<Wish> wish = wish(chat, errors);
        if (wish.isEmpty()) {
            return 1;
        }
        Caller caller = new Caller("explain", team);
        Router router = new Router(settings.catalogue(), settings.policy(), settings.prices());
        String notGranted = router.whyNotGranted(wish.get(), prompt.model(), caller);
        if (!notGranted.isEmpty()) {
            errors.println((mode == null ? request + ": " + ChatRequest.MODE : "--mode") + ": " + notGranted);
            return 1;
        }
        boolean hasShare = router.escalation(wish.get(), prompt.model(), caller).isPresent();
        if (threshold != null && isUnfit(threshold, hasShare, prompt.model(), errors)) {
            return 1;
        }
        Judgement judgement = settings.judge().judge(prompt);
        OptionalDouble from = threshold == null ? OptionalDouble.empty() : OptionalDouble.of(threshold);
        Situation situation = new Situation(caller, now, Map.of()).with(wish.get(), from, "");
        Decision decided = router.decide(prompt, judgement, situation);
        Prepared prepared = new Redactor(new SecureRandom())
                .prepare(
                        chat,
                        judgement,
                        decided,
                        settings.judge(),
                        settings.gateway().limits().jsonDepth());
        PrintWriter out = spec.commandLine().getOut();
        classification(out, prompt, judgement);
        if (settings.gateway().neighbours() && SketchRule.mayKeep(judgement, decided)) {
            out.println("Neighbours   not asked offline; a gateway says in x-sluice-explanation how many counted");
        }
        mode(out, settings.catalogue(), prompt.model());
        router.escalation(wish.get(), prompt.model(), caller)
                .ifPresent(share -> out.printf(
                        Locale.ROOT,
                        "Threshold    %.3f  %s%n",
                        from.orElse(Router.FIRST_THRESHOLD),
                        from.isPresent() ? "as given" : "the first one; a gateway goes by its own traffic"));
        decision(out, prepared.decision());
        if (prepared.decision() instanceof Decision.Send send) {
            Budget budget = new Budget(Asked.in(prompt, wish.get()), settings.prices(), now);
            VerifyText.of(settings, send, budget).ifPresent(text -> out.println("Answer       " + text));
        }
        new RouteTable(router, settings, prompt, judgement, now).print(out, prepared.decision());
        treatment(out, prepared);
        settings.leftOut().stream()
                .filter(one -> one.startsWith("backend "))
                .forEach(backend -> out.println("Left out: " + backend));
        out.flush();
        return 0;
    }

    /** Told if so. Above 1 it is fit: nothing goes out then. */
    private static boolean isUnfit(double threshold, boolean hasShare, String model, PrintWriter errors) {
        if (hasShare && threshold >= 0 && Double.isFinite(threshold)) {
            return false;
        }
        errors.println("--threshold: " + threshold
                + (hasShare
                        ? " (expected 0 or more)"
                        : ": \"" + model + "\" has no share that may escalate, so there is no threshold"
                                + " (expected a name with escalate, or --mode escalate=10%)"));
        return true;
    }

    /** As of a header, an option comes before a member of the body. Empty if one cannot be read, which is then told. */
    private Optional<Wish> wish(ChatRequest chat, PrintWriter errors) {
        Optional<Mode> wished = Optional.ofNullable(mode).flatMap(Wish::mode);
        if (mode != null && wished.isEmpty()) {
            errors.println("--mode: \"" + mode + "\" (expected " + Wish.WORDS + ")");
            return Optional.empty();
        }
        if (maxCost != null && (maxCost.signum() < 0 || maxCost.precision() - maxCost.scale() > 9)) {
            errors.println("--max-cost: " + maxCost + " (expected 0 to below 1000000000)");
            return Optional.empty();
        }
        try {
            Wish own = new ChatRequest.Wishes(
                            mode == null ? chat.wishes().mode() : Optional.empty(),
                            maxCost == null ? chat.wishes().maxCost() : Optional.empty())
                    .read();
            return Optional.of(new Wish(
                    wished.or(own::mode),
                    Optional.ofNullable(maxCost).map(Money::ofDecimal).or(own::maxCost)));
        } catch (Failure bad) {
            errors.println(request + ": " + bad.publicMessage());
            return Optional.empty();
        }
    }

    private static void mode(PrintWriter out, Catalogue catalogue, String model) {
        catalogue
                .mode(model)
                .filter(mode -> !mode.equals(Mode.Auto.USUAL))
                .ifPresent(mode -> out.printf("Mode         %s%n", ModeText.of(mode)));
    }

    private static void classification(PrintWriter out, Prompt prompt, Judgement judgement) {
        out.printf(
                "Request      model \"%s\", about %s%n", prompt.model(), Counted.of(prompt.estimatedTokens(), "token"));
        out.printf(
                Locale.ROOT,
                "Difficulty   %.2f  small model %.2f, strong model %.2f; %s%n",
                judgement.difficulty().score(),
                judgement.difficulty().local(),
                judgement.difficulty().strong(),
                judgement.difficulty().features().stream()
                        .limit(5)
                        .map(ExplainCommand::shown)
                        .collect(Collectors.joining(", ")));
        out.printf("Sensitivity  %s%n", judgement.sensitivity().name().toLowerCase(Locale.ROOT));
        Map<String, Long> findings = judgement.findings().stream()
                .collect(Collectors.groupingBy(ExplainCommand::shown, TreeMap::new, Collectors.counting()));
        findings.forEach((finding, count) -> out.printf("  found      %s%s%n", finding, count > 1 ? " ×" + count : ""));
        PublishedExamples.in(prompt.parts(), judgement.findings())
                .forEach(one -> out.printf(
                        "  passed over: published example value (%s) at %s%n", one.kind(), SafePlace.of(one.place())));
        judgement
                .unscannable()
                .forEach(part -> out.printf("  cannot see %s at %s%n", part.what(), SafePlace.of(part.place())));
    }

    /** What would be done before it leaves: kinds, actions and counts. */
    private static void treatment(PrintWriter out, Prepared prepared) {
        if (prepared.rescan() == Rescan.NOT_NEEDED) {
            return;
        }
        out.printf("Treatment    %s%n", prepared.rescan().shown());
        prepared.treated()
                .forEach(treated -> out.printf(
                        "  treated    %s: %s ×%d%n",
                        treated.kind(), treated.action().name().toLowerCase(Locale.ROOT), treated.count()));
    }

    private static String shown(Difficulty.Feature feature) {
        return String.format(Locale.ROOT, "%s %+.2f", feature.name(), feature.weight());
    }

    private static String shown(Finding finding) {
        return finding.kind() + " (" + finding.confidence().name().toLowerCase(Locale.ROOT) + ") at "
                + SafePlace.of(finding.place());
    }

    private static void decision(PrintWriter out, Decision decision) {
        out.printf(
                "Policy       %s: %s by rule %s; matched %s%n",
                decision.verdict().policy(),
                decision.verdict().outcome().name().toLowerCase(Locale.ROOT),
                decision.verdict().rule(),
                decision.verdict().matched().isEmpty()
                        ? "none"
                        : String.join(", ", decision.verdict().matched()));
        String word = decision instanceof Decision.Refuse
                ? "refused"
                : decision.why().code().name().toLowerCase(Locale.ROOT);
        out.printf("Decision     %s: %s%n", word, decision.why().text());
    }
}
