package dev.sluice.gateway.cli;

import dev.sluice.gateway.audit.SigningKey;
import dev.sluice.gateway.report.Answer;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code sluice audit key}. */
@Command(
        name = "key",
        mixinStandardHelpOptions = true,
        description = "Prints the public key that checkpoints and exports are signed with.",
        footer = {
            "",
            "Hand it to auditors once, by another way than the exports; the secret half never leaves the"
                    + " storage folder."
        })
final class AuditKeyCommand implements Callable<Integer> {
    @Mixin
    private final FactsOptions facts;

    AuditKeyCommand(GatewayConfiguration configuration) {
        this.facts = new FactsOptions(configuration);
    }

    @Override
    public Integer call() {
        return facts.print(SigningKey.publicPem(facts.resolve().storage().directory())
                .map(pem -> new Answer(200, "application/x-pem-file", pem))
                .orElseGet(
                        () -> new Answer(404, "text/plain", "No key yet: the gateway makes it at its first start.\n")));
    }
}
