package dev.sluice.gateway.cli;

import dev.sluice.gateway.audit.SigningKey;
import dev.sluice.gateway.report.Answer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
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
    public Integer call() throws IOException {
        Path folder = facts.resolve().storage().directory();
        Optional<String> pem = SigningKey.publicPem(folder);
        if (pem.isEmpty()) {
            throw new IOException(Facts.nothingIn(folder.toAbsolutePath().normalize()));
        }
        return facts.print(new Answer(200, "application/x-pem-file", pem.get()));
    }
}
