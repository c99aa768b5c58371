package dev.sluice.gateway.cli;

import dev.sluice.config.PrivacySettings;
import dev.sluice.gateway.review.PolicyDiff;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code policy diff}: in what two policies differ. */
@Command(
        name = "diff",
        mixinStandardHelpOptions = true,
        description = "Says in what two policies differ: rules, providers, defaults. Their order is no difference.",
        footer = {"", "Exit code 0 if they say the same, 1 if they differ, 2 if one of them cannot be read."})
final class PolicyDiffCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "OLD", description = "A privacy-policy.yml.")
    @SuppressWarnings("NullAway.Init") // required
    private Path old;

    @Parameters(index = "1", paramLabel = "NEW", description = "Another one.")
    @SuppressWarnings("NullAway.Init") // required
    private Path fresh;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before it runs anything
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter errors = spec.commandLine().getErr();
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        Optional<PrivacySettings> was = PolicyFile.load(old, today, errors);
        Optional<PrivacySettings> is = PolicyFile.load(fresh, today, errors);
        if (was.isEmpty() || is.isEmpty()) {
            return 2;
        }
        PrintWriter out = spec.commandLine().getOut();
        List<PolicyDiff.Change> changes =
                PolicyDiff.of(was.get().policy(), is.get().policy());
        changes.stream().flatMap(change -> change.lines().stream()).forEach(out::println);
        if (changes.isEmpty()) {
            out.println("They say the same.");
        }
        out.flush();
        return changes.isEmpty() ? 0 : 1;
    }
}
