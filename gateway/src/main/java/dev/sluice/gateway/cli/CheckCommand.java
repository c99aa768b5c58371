package dev.sluice.gateway.cli;

import dev.sluice.config.LoadResult;
import dev.sluice.config.Settings;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code check}: all problems of a configuration, each with file, line and what was expected. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = "Checks a configuration and runs the privacy policy's own tests. Changes nothing, calls nobody.",
        footer = {"", "Exit code 1 if there is any problem."})
final class CheckCommand implements Callable<Integer> {
    @Mixin
    private final ConfigOption config = new ConfigOption();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before it runs anything
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        return switch (config.load()) {
            case LoadResult.Rejected rejected -> {
                ConfigOption.print(rejected, spec.commandLine().getErr());
                yield 1;
            }
            case LoadResult.Loaded(Settings settings) -> {
                out.printf(
                        "OK: %d backends, %d routes, %d prices, policy %s with %d rules and %d tests, %d callers; settings %s%n",
                        settings.backends().size(),
                        settings.catalogue().routes().size(),
                        settings.prices().entries().size(),
                        settings.policy().id(),
                        settings.policy().rules().size(),
                        settings.policy().tests().size(),
                        settings.gateway().callers().size(),
                        settings.version());
                settings.leftOut().forEach(backend -> out.println("Left out: " + backend));
                settings.warnings().forEach(warning -> out.println("Warning: " + warning));
                out.flush();
                yield 0;
            }
        };
    }
}
