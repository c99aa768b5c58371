package dev.sluice.gateway.cli;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sluice audit export}. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = "Writes the audit trail of a time for an auditor: what left, of which kind, to whom, under which"
                + " rule and attestation.",
        footer = {
            "",
            "jsonl holds every record with its hashes, the checkpoints and a signed manifest;",
            "`sluice verify-audit --file FILE --public-key KEY.pub` checks it without the database.",
            "html is a summary of one page, without scripts, to be read or printed.",
            "Days are UTC. Example: sluice audit export --config conf --from 2026-10-01 --to 2026-11-01"
                    + " --format html --out october.html"
        })
final class AuditExportCommand implements Callable<Integer> {
    @Mixin
    private final FactsOptions facts;

    @Option(names = "--from", paramLabel = "DATE", description = "First day. Default: the first of this month.")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "DATE", description = "Day after the last; not included. Default: tomorrow.")
    private @Nullable String to;

    @Option(
            names = "--format",
            paramLabel = "WORD",
            defaultValue = "jsonl",
            description = "jsonl or html. Default: ${DEFAULT-VALUE}.")
    private String format = "jsonl";

    @Option(names = "--out", paramLabel = "FILE", description = "Where to write it. Default: standard output.")
    private @Nullable Path file;

    AuditExportCommand(GatewayConfiguration configuration) {
        this.facts = new FactsOptions(configuration);
    }

    /** Exit code 0; 2 for a question that cannot be understood; 1 if there is no answer. */
    @Override
    public Integer call() throws Exception {
        Map<String, String> asked = new LinkedHashMap<>();
        asked.put("format", format);
        if (from != null) {
            asked.put("from", from);
        }
        if (to != null) {
            asked.put("to", to);
        }
        if (file == null) {
            return facts.export(asked, new Unclosed(System.out));
        }
        // A half one under the final name would look like a whole one.
        Path part = file.resolveSibling(file.getFileName() + ".part");
        int code;
        try (OutputStream out = Files.newOutputStream(part)) {
            code = facts.export(asked, out);
        } catch (Exception e) {
            Files.deleteIfExists(part);
            throw e;
        }
        if (code == 0) {
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        } else {
            Files.deleteIfExists(part);
        }
        return code;
    }

    /** Standard output is not ours to close. */
    private static final class Unclosed extends FilterOutputStream {
        Unclosed(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
