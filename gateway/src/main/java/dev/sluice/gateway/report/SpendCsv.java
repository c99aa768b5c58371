package dev.sluice.gateway.report;

import java.util.List;
import java.util.stream.Collectors;

/** A spend report as CSV (RFC 4180, UTF-8, a line of names first); without totals, so that a column can be summed. */
final class SpendCsv {
    private SpendCsv() {}

    static String of(SpendReport report) {
        StringBuilder out = new StringBuilder(report.by().word()
                + ",currency,requests,attempts,served,failed,input_tokens,cached_tokens,output_tokens,cost,"
                + "unknown_costs,estimated,without_usage,baseline,saved,verified_away,samples,verification,"
                + "unknown_verification,shadows,shadow_cost,unknown_shadow_costs\r\n");
        for (SpendRow row : report.rows()) {
            List<Object> cells = List.of(
                    quoted(row.key()),
                    row.currency(),
                    row.requests(),
                    row.attempts(),
                    row.served(),
                    row.failed(),
                    row.inputTokens().toPlainString(),
                    row.cachedTokens().toPlainString(),
                    row.outputTokens().toPlainString(),
                    // Nothing known is an empty cell: a zero would be read as free.
                    row.unknownCosts() == row.attempts() ? "" : row.cost().toPlainString(),
                    row.unknownCosts(),
                    row.estimated(),
                    row.withoutUsage(),
                    row.baseline().toPlainString(),
                    row.saved().toPlainString(),
                    row.verifiedAway(),
                    row.samples(),
                    known(row.verification()),
                    row.verification().unknownCosts(),
                    row.shadows().attempts(),
                    known(row.shadows()),
                    row.shadows().unknownCosts());
            out.append(cells.stream().map(String::valueOf).collect(Collectors.joining(",")))
                    .append("\r\n");
        }
        return out.toString();
    }

    private static String known(SpendRow.Part part) {
        return part.isUnknown() ? "" : part.cost().toPlainString();
    }

    /** A leading sign could make a spreadsheet run it as a formula, so it is put behind an apostrophe. */
    private static String quoted(String value) {
        String harmless = !value.isEmpty() && "=+-@".indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
        return harmless.matches("[^\",\r\n]*") ? harmless : '"' + harmless.replace("\"", "\"\"") + '"';
    }
}
