package dev.sluice.gateway.cli;

import dev.sluice.gateway.report.Reports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code sluice verify-audit}. */
@Command(
        name = "verify-audit",
        mixinStandardHelpOptions = true,
        description = "Checks the audit trail's hash chain and names the first bad record.",
        footer = {
            "",
            "Every record must fit the one before it, and every signed checkpoint the chain. Prints the current head",
            "of each chain: keep it outside this machine and give it by --head next time.",
            "Exit code 0 if all is intact, 1 if not."
        })
public final class VerifyAuditCommand implements Callable<Integer> {
    @Mixin
    private final FactsOptions facts;

    @Option(
            names = "--head",
            paramLabel = "[INSTANCE/]SEQ:HASH",
            description = "A head printed earlier: the chain must still hold it.")
    private @Nullable String head;

    @Option(
            names = "--format",
            paramLabel = "WORD",
            defaultValue = "table",
            description = "table or json. Default: ${DEFAULT-VALUE}.")
    private String format = "table";

    @Option(
            names = "--public-key",
            paramLabel = "FILE",
            description = "PEM with the keys that signatures must be by; others count as forged."
                    + " Default: the storage folder's own, and those of other gateways are not checked.")
    private @Nullable Path publicKey;

    @Option(
            names = "--file",
            paramLabel = "FILE",
            description = "An export (audit export --format jsonl), to be checked without a database. Then neither"
                    + " --config nor --storage is needed.")
    private @Nullable Path file;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before it runs anything
    private CommandSpec spec;

    public VerifyAuditCommand(GatewayConfiguration configuration) {
        this.facts = new FactsOptions(configuration);
    }

    /** Exit code 0 if all chains are intact; 1 if not; 2 for a question that cannot be understood. */
    @Override
    public Integer call() throws Exception {
        Map<String, String> asked = new LinkedHashMap<>();
        asked.put("format", format);
        if (head != null) {
            asked.put("head", head);
        }
        if (publicKey != null) {
            asked.put("public_key", read(publicKey));
        }
        if (file != null) {
            if (!Files.isRegularFile(file)) {
                throw new ParameterException(spec.commandLine(), "--file: no file at " + file);
            }
            return facts.print(Reports.exported(file, asked));
        }
        return facts.print(Facts.Report.AUDIT, asked);
    }

    private String read(Path pem) {
        try {
            return Files.readString(pem);
        } catch (IOException unreadable) {
            throw new ParameterException(spec.commandLine(), "--public-key: cannot read " + pem, unreadable);
        }
    }
}
