package dev.sluice.gateway.cli;

import dev.sluice.config.PrivacySettings;
import dev.sluice.gateway.report.Counted;
import dev.sluice.router.policy.Policy;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code policy check}: problems, warnings and the policy's own tests. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = "Lists every problem of a policy, with file and line, and runs its tests.",
        footer = {
            "",
            "What a gateway would refuse is a problem here: attestations and exceptions that have lapsed, and rules that",
            "ask for what callers do not have in the gateway.yml beside FILE, if there is one.",
            "Exit code 1 if there is any problem; warnings do not count."
        })
final class PolicyCheckCommand implements Callable<Integer> {
    @Parameters(arity = "0..1", paramLabel = "FILE", description = "A privacy-policy.yml. Default: the shipped one.")
    private @Nullable Path file;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before it runs anything
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Optional<PrivacySettings> settings = PolicyFile.loadStrictly(
                file, LocalDate.now(ZoneOffset.UTC), spec.commandLine().getErr());
        if (settings.isEmpty()) {
            return 1;
        }
        settings.get().warnings().forEach(warning -> out.println("warning: " + warning));
        Policy policy = settings.get().policy();
        int tests = policy.tests().size();
        out.printf(
                "OK: policy %s, %s, %s, %s%n",
                policy.id(),
                Counted.of(policy.rules().size(), "rule"),
                Counted.of(policy.providers().size(), "provider"),
                tests == 1 ? "its test passes" : "all " + tests + " tests pass");
        out.flush();
        return 0;
    }
}
