package dev.sluice.gateway.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

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
            "Exit code 1 if there is nobody of that name."
        })
final class AuditEraseCommand implements Callable<Integer> {
    @Mixin
    private final FactsOptions facts;

    @Option(names = "--caller", required = true, paramLabel = "NAME", description = "Its name in gateway.yml.")
    @SuppressWarnings("NullAway.Init") // required
    private String caller;

    AuditEraseCommand(GatewayConfiguration configuration) {
        this.facts = new FactsOptions(configuration);
    }

    @Override
    public Integer call() throws Exception {
        return facts.print(facts.resolve().erase(caller));
    }
}
