package dev.sluice.gateway.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sluice verify-audit}. */
@Command(
        name = "verify-audit",
        mixinStandardHelpOptions = true,
        description = "Checks the audit trail's hash chain and names the first bad record.",
        footer = {
            "",
            "Prints the current head of each chain: keep it outside this machine and give it by --head",
            "next time, since a trail whose newest records were cut off looks whole from inside.",
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
        return facts.print(Facts.Report.AUDIT, asked);
    }
}
