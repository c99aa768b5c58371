package dev.sluice.gateway.cli;

import dev.sluice.config.LoadResult;
import dev.sluice.config.Settings;
import dev.sluice.gateway.report.Counted;
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
                        "OK: %s, %s, %s, policy %s with %s and %s, %s; settings %s%n",
                        Counted.of(settings.backends().size(), "backend"),
                        Counted.of(settings.catalogue().routes().size(), "route"),
                        Counted.of(settings.prices().entries().size(), "price"),
                        settings.policy().id(),
                        Counted.of(settings.policy().rules().size(), "rule"),
                        Counted.of(settings.policy().tests().size(), "test"),
                        Counted.of(settings.gateway().callers().size(), "caller"),
                        settings.version());
                settings.leftOut().forEach(backend -> out.println("Left out: " + backend));
                settings.warnings().forEach(warning -> out.println("Warning: " + warning));
                out.flush();
                yield 0;
            }
        };
    }
}
