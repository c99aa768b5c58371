package dev.sluice.gateway.cli;

import java.io.Console;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code sluice audit erase}. */
@Command(
        name = "erase",
        mixinStandardHelpOptions = true,
        description = "Destroys the keys to a caller's pseudonyms: nobody can tell any more who it was. The chain stays"
                + " whole.",
        footer = {
            "",
            "This cannot be undone. Of several gateways over one database each has its own pseudonyms and keys:",
            "run it for each. A caller that is still in gateway.yml gets a new pseudonym with its next request.",
            "It asks first; --yes is for scripts, where nobody can answer.",
            "Exit code 1 if nothing is known of that name, or the answer was no."
        })
final class AuditEraseCommand implements Callable<Integer> {
    @Mixin
    private final FactsOptions facts;

    @Option(names = "--caller", required = true, paramLabel = "NAME", description = "Its name in gateway.yml.")
    @SuppressWarnings("NullAway.Init") // required
    private String caller;

    @Option(names = "--yes", description = "Does it without asking.")
    private boolean yes;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before it runs anything
    private CommandSpec spec;

    AuditEraseCommand(GatewayConfiguration configuration) {
        this.facts = new FactsOptions(configuration);
    }

    @Override
    public Integer call() throws Exception {
        Facts where = facts.resolve();
        if (!yes && !confirmed()) {
            spec.commandLine().getErr().println("Nothing was erased.");
            return 1;
        }
        return facts.print(where.erase(caller));
    }

    @SuppressWarnings("SystemConsoleNull") // since JDK 25 it is null again where there is no terminal
    private boolean confirmed() {
        Console console = System.console();
        if (console == null || !console.isTerminal()) {
            throw new ParameterException(
                    spec.commandLine(), "--yes: missing, and nobody can be asked (expected it: this cannot be undone)");
        }
        String typed = console.readLine(
                "This destroys the keys to %s's pseudonyms for good. Type the caller's name to go on: ", caller);
        return caller.equals(typed == null ? "" : typed.strip());
    }
}
