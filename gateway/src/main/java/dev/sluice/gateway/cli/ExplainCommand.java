package dev.sluice.gateway.cli;

import dev.sluice.config.Settings;
import dev.sluice.gateway.audit.SafePlace;
import dev.sluice.gateway.dialect.chat.ChatRequest;
import dev.sluice.gateway.dialect.chat.ChatRequestReader;
import dev.sluice.gateway.failure.Failure;
import dev.sluice.gateway.redaction.Prepared;
import dev.sluice.gateway.redaction.Redactor;
import dev.sluice.gateway.redaction.Rescan;
import dev.sluice.router.Router;
import dev.sluice.router.catalogue.Route;
import dev.sluice.router.decision.Caller;
import dev.sluice.router.decision.Decision;
import dev.sluice.router.decision.Judgement;
import dev.sluice.router.decision.Situation;
import dev.sluice.router.difficulty.Difficulty;
import dev.sluice.router.price.Usage;
import dev.sluice.router.prompt.Prompt;
import dev.sluice.router.sensitivity.Finding;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
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
            "Offline: backends are not asked, so all count as up and as able as the catalogue says.",
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
            errors.println(
                    request + ": cannot be read (" + unreadable.getClass().getSimpleName() + ")");
            return 1;
        } catch (Failure bad) {
            errors.println(request + ": " + bad.publicMessage());
            return 1;
        }
        Prompt prompt = chat.prompt();
        Instant now = Instant.now();
        Judgement judgement = settings.judge().judge(prompt);
        Decision decided = new Router(settings.catalogue(), settings.policy(), settings.prices())
                .decide(prompt, judgement, new Situation(new Caller("explain", team), now, Map.of()));
        Prepared prepared = new Redactor(new SecureRandom())
                .prepare(
                        chat,
                        judgement,
                        decided,
                        settings.judge(),
                        settings.gateway().limits().jsonDepth());
        PrintWriter out = spec.commandLine().getOut();
        classification(out, prompt, judgement);
        decision(out, prepared.decision(), settings, prompt, now);
        treatment(out, prepared);
        out.flush();
        return 0;
    }

    private static void classification(PrintWriter out, Prompt prompt, Judgement judgement) {
        out.printf("Request      model \"%s\", about %d tokens%n", prompt.model(), prompt.estimatedTokens());
        out.printf(
                Locale.ROOT,
                "Difficulty   %.2f  %s%n",
                judgement.difficulty().score(),
                judgement.difficulty().features().stream()
                        .limit(5)
                        .map(ExplainCommand::shown)
                        .collect(Collectors.joining(", ")));
        out.printf("Sensitivity  %s%n", judgement.sensitivity().name().toLowerCase(Locale.ROOT));
        Map<String, Long> findings = judgement.findings().stream()
                .collect(Collectors.groupingBy(ExplainCommand::shown, TreeMap::new, Collectors.counting()));
        findings.forEach((finding, count) -> out.printf("  found      %s%s%n", finding, count > 1 ? " ×" + count : ""));
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

    private static void decision(PrintWriter out, Decision decision, Settings settings, Prompt prompt, Instant now) {
        out.printf(
                "Policy       %s: %s by rule %s; matched %s%n",
                decision.verdict().policy(),
                decision.verdict().outcome().name().toLowerCase(Locale.ROOT),
                decision.verdict().rule(),
                decision.verdict().matched().isEmpty()
                        ? "none"
                        : String.join(", ", decision.verdict().matched()));
        switch (decision) {
            case Decision.Refuse refuse ->
                out.printf("Decision     refused: %s%n", refuse.why().text());
            case Decision.Send send -> {
                out.printf(
                        "Decision     %s: %s%n",
                        send.why().code().name().toLowerCase(Locale.ROOT),
                        send.why().text());
                int output = prompt.maxOutputTokens() > 0 ? prompt.maxOutputTokens() : 256;
                Usage usage = Usage.estimated(prompt.estimatedTokens(), (long) output * prompt.choices());
                int number = 1;
                for (Route route : send.routes()) {
                    out.printf(
                            "  %d. %s  about %s %s for up to %d tokens of answer%n",
                            number++,
                            route.id(),
                            settings.prices().cost(route, usage, now).shown(),
                            settings.prices().currency(),
                            usage.output());
                }
            }
        }
        decision.excluded()
                .forEach(exclusion -> out.printf("  left out   %s: %s%n", exclusion.route(), exclusion.why()));
    }
}
