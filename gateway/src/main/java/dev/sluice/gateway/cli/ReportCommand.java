package dev.sluice.gateway.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sluice report}. */
@Command(
        name = "report",
        mixinStandardHelpOptions = true,
        description = "Prints what was spent: requests, tokens, cost and savings, summed exactly.",
        footer = {
            "",
            "Days are UTC. An attempt whose cost is unknown is counted as such and never summed as zero.",
            "Example: sluice report --config conf --by team --from 2026-11-01 --to 2026-12-01"
        })
public final class ReportCommand implements Callable<Integer> {
    @Mixin
    private final FactsOptions facts;

    @Option(
            names = "--by",
            paramLabel = "WORD",
            defaultValue = "route",
            description = "route, team, model, caller, request or day. Default: ${DEFAULT-VALUE}.")
    private String by = "route";

    @Option(names = "--from", paramLabel = "DATE", description = "First day. Default: the first of this month.")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "DATE", description = "Day after the last; not included. Default: tomorrow.")
    private @Nullable String to;

    @Option(
            names = "--format",
            paramLabel = "WORD",
            defaultValue = "table",
            description = "table, csv or json. Default: ${DEFAULT-VALUE}.")
    private String format = "table";

    public ReportCommand(GatewayConfiguration configuration) {
        this.facts = new FactsOptions(configuration);
    }

    /** Exit code 0; 2 for a question that cannot be understood; 1 if there is no answer. */
    @Override
    public Integer call() throws Exception {
        Map<String, String> asked = new LinkedHashMap<>();
        asked.put("by", by);
        asked.put("format", format);
        if (from != null) {
            asked.put("from", from);
        }
        if (to != null) {
            asked.put("to", to);
        }
        return facts.print(Facts.Report.SPEND, asked);
    }
}
