package dev.sluice.gateway.cli;

import dev.sluice.config.PrivacySettings;
import dev.sluice.gateway.report.Answer;
import dev.sluice.gateway.review.PolicyReplay;
import java.io.BufferedReader;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code policy replay}: what a policy would have done with the decisions of the past. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        description =
                "Judges the recorded decisions by another policy: what would differ, in requests, kinds and money.",
        footer = {
            "",
            "Needs no text: the audit trail tells kinds and counts, the ledger what the requests cost. Days are UTC.",
            "Example: sluice policy replay --config conf --since 2026-10-01 stricter-policy.yml"
        })
final class PolicyReplayCommand implements Callable<Integer> {
    @Mixin
    private final FactsOptions facts;

    @Parameters(paramLabel = "FILE", description = "The policy to try: a privacy-policy.yml.")
    @SuppressWarnings("NullAway.Init") // required
    private Path policy;

    @Option(names = "--since", required = true, paramLabel = "DATE", description = "First day.")
    @SuppressWarnings("NullAway.Init") // required
    private String since;

    @Option(names = "--to", paramLabel = "DATE", description = "Day after the last; not included. Default: tomorrow.")
    private @Nullable String to;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before it runs anything
    private CommandSpec spec;

    PolicyReplayCommand(GatewayConfiguration configuration) {
        this.facts = new FactsOptions(configuration);
    }

    @Override
    public Integer call() throws Exception {
        PrintWriter errors = spec.commandLine().getErr();
        Optional<PrivacySettings> settings = PolicyFile.load(policy, LocalDate.now(ZoneOffset.UTC), errors);
        if (settings.isEmpty()) {
            return 1;
        }
        Map<String, String> period = new LinkedHashMap<>();
        period.put("from", since);
        if (to != null) {
            period.put("to", to);
        }
        Path export = Files.createTempFile("sluice-replay-", ".jsonl");
        try {
            try (OutputStream out = Files.newOutputStream(export)) {
                int code = facts.export(period, out);
                if (code != 0) {
                    return code;
                }
            }
            PolicyReplay replay =
                    new PolicyReplay(settings.get().policy(), settings.get().levels(), costs(period));
            try (BufferedReader departures = Files.newBufferedReader(export);
                    BufferedReader decisions = Files.newBufferedReader(export)) {
                replay.run(departures, decisions, spec.commandLine().getOut());
            }
            return 0;
        } finally {
            Files.delete(export);
        }
    }

    private Map<String, PolicyReplay.Cost> costs(Map<String, String> period) throws Exception {
        Map<String, String> asked = new LinkedHashMap<>(period);
        asked.put("by", "request");
        asked.put("format", "json");
        Answer answer = facts.resolve().ask(Facts.Report.SPEND, asked);
        Map<String, PolicyReplay.Cost> costs = new HashMap<>();
        for (JsonNode row : JsonMapper.shared().readTree(answer.body()).path("rows")) {
            costs.put(
                    row.path("key").asString(),
                    new PolicyReplay.Cost(
                            row.path("cost").isString()
                                    ? new BigDecimal(row.path("cost").asString())
                                    : BigDecimal.ZERO,
                            row.path("unknown_costs").asInt(),
                            row.path("currency").asString()));
        }
        return costs;
    }
}
