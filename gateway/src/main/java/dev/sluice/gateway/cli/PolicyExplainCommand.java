package dev.sluice.gateway.cli;

import dev.sluice.config.PrivacySettings;
import dev.sluice.config.Unreadable;
import dev.sluice.gateway.dialect.chat.PolicyTestBody;
import dev.sluice.gateway.review.RuleByRule;
import dev.sluice.router.decision.Caller;
import dev.sluice.router.prompt.Prompt;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code policy explain}: which findings and which rules decide about a request. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        description = "Says of a request what was found where, and of each rule whether it matches and why not.",
        footer = {"", "Prints kinds and places of what it finds, never the text. Exceptions with a limit do not count."
        })
final class PolicyExplainCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "Body of a chat completions request; - for standard input.")
    @SuppressWarnings("NullAway.Init") // required
    private Path request;

    @Option(names = "--policy", paramLabel = "FILE", description = "A privacy-policy.yml. Default: the shipped one.")
    private @Nullable Path policy;

    @Option(names = "--team", defaultValue = "explain", paramLabel = "TEAM", description = "Team of the caller.")
    @SuppressWarnings("NullAway.Init") // has a default
    private String team;

    @Option(names = "--region", paramLabel = "REGION", description = "Region of the caller.")
    private @Nullable String region;

    @Option(names = "--purpose", paramLabel = "PURPOSE", description = "Purpose of the caller.")
    private @Nullable String purpose;

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
            byte[] body = request.toString().equals("-") ? System.in.readAllBytes() : Files.readAllBytes(request);
            Caller caller = new Caller("explain", team, Optional.ofNullable(region), Optional.ofNullable(purpose));
            Prompt prompt = PolicyTestBody.read(body);
            new RuleByRule(
                            settings.get().policy(),
                            prompt.parts(),
                            settings.get().judge().judge(prompt),
                            caller,
                            today)
                    .print(spec.commandLine().getOut());
            return 0;
        } catch (IOException unreadable) {
            errors.println(request + ": cannot be read (" + Unreadable.why(unreadable) + ")");
            return 1;
        } catch (IllegalArgumentException bad) {
            errors.println(request + ": " + bad.getMessage());
            return 1;
        }
    }
}
