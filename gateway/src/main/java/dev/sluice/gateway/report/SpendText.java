package dev.sluice.gateway.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** A spend report for people: a table with numbers to the right and a line of totals. */
final class SpendText {
    private static final int MONEY_DIGITS = 6;

    private SpendText() {}

    static String of(SpendReport report) {
        StringBuilder out = new StringBuilder();
        out.append("Spend by %s, %s up to and excluding %s (UTC)%n%n"
                .formatted(report.by().word(), report.from(), report.to()));
        if (report.rows().isEmpty()) {
            return out.append("No attempts in this time.\n").toString().replace("\r\n", "\n");
        }
        List<List<String>> lines = new ArrayList<>();
        lines.add(List.of(
                report.by().word(),
                "requests",
                "attempts",
                "served",
                "failed",
                "input",
                "cached",
                "output",
                "cost",
                "unknown",
                "baseline",
                "saved"));
        report.rows().forEach(row -> lines.add(line(row.key(), row)));
        report.totals().forEach(row -> lines.add(line("total", row)));
        int[] widths = widths(lines);
        for (int i = 0; i < lines.size(); i++) {
            if (i == 1 || i == lines.size() - report.totals().size()) {
                rule(out, widths);
            }
            append(out, lines.get(i), widths);
        }
        notes(out, report);
        return out.toString();
    }

    private static List<String> line(String key, SpendRow row) {
        return List.of(
                key,
                count(BigDecimal.valueOf(row.requests())),
                count(BigDecimal.valueOf(row.attempts())),
                count(BigDecimal.valueOf(row.served())),
                count(BigDecimal.valueOf(row.failed())),
                count(row.inputTokens()),
                count(row.cachedTokens()),
                count(row.outputTokens()),
                row.unknownCosts() == row.attempts() ? "unknown" : money(row.cost(), row.currency()),
                count(BigDecimal.valueOf(row.unknownCosts())),
                money(row.baseline(), row.currency()),
                money(row.saved(), row.currency()));
    }

    /** What must not be overlooked stands in words below the table. */
    private static void notes(StringBuilder out, SpendReport report) {
        long unknown =
                report.totals().stream().mapToLong(SpendRow::unknownCosts).sum();
        long estimated = report.totals().stream().mapToLong(SpendRow::estimated).sum();
        long without =
                report.totals().stream().mapToLong(SpendRow::withoutUsage).sum();
        List<SpendRow> verified = report.totals().stream()
                .filter(row -> row.verification().attempts() > 0)
                .toList();
        List<SpendRow> copied = report.totals().stream()
                .filter(row -> row.shadows().attempts() > 0)
                .toList();
        if (unknown + estimated + without > 0 || !verified.isEmpty() || !copied.isEmpty()) {
            out.append('\n');
        }
        for (SpendRow row : verified) {
            out.append("Verification: ")
                    .append(Counted.of(row.verifiedAway(), "local answer"))
                    .append(" that did not stand and ")
                    .append(Counted.of(row.samples(), "further sample"))
                    .append(", ")
                    .append(ofTheCost(row.verification(), row.currency()));
        }
        for (SpendRow row : copied) {
            out.append("Shadows: ")
                    .append(Counted.of(row.shadows().attempts(), "attempt"))
                    .append(" whose answers nobody got, ")
                    .append(ofTheCost(row.shadows(), row.currency()));
        }
        if (unknown > 0) {
            out.append("Not in the cost: ")
                    .append(Counted.of(unknown, "attempt"))
                    .append(" whose cost is unknown.\n");
        }
        if (estimated > 0) {
            out.append("Estimated: the tokens of ")
                    .append(Counted.of(estimated, "attempt"))
                    .append("; the backend did not say.\n");
        }
        if (without > 0) {
            out.append("Not in the tokens: ")
                    .append(Counted.of(without, "attempt"))
                    .append(" without any usage.\n");
        }
    }

    private static String ofTheCost(SpendRow.Part part, String currency) {
        if (part.isUnknown()) {
            return "at unknown cost.\n";
        }
        String known = money(part.cost(), currency) + " of the cost";
        return part.unknownCosts() == 0
                ? known + ".\n"
                : "at least " + known + "; what " + part.unknownCosts() + " of them cost is unknown.\n";
    }

    private static int[] widths(List<List<String>> lines) {
        int[] widths = new int[lines.getFirst().size()];
        for (List<String> line : lines) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], line.get(i).length());
            }
        }
        return widths;
    }

    private static void append(StringBuilder out, List<String> line, int[] widths) {
        out.append(line.getFirst()).repeat(' ', widths[0] - line.getFirst().length());
        for (int i = 1; i < widths.length; i++) {
            out.repeat(' ', 2 + widths[i] - line.get(i).length()).append(line.get(i));
        }
        out.append('\n');
    }

    private static void rule(StringBuilder out, int[] widths) {
        out.repeat('─', Stream.of(widths).flatMapToInt(java.util.Arrays::stream).sum() + 2 * (widths.length - 1));
        out.append('\n');
    }

    private static String count(BigDecimal number) {
        return String.format(Locale.ROOT, "%,d", number.toBigIntegerExact());
    }

    /** Rounded for the eye; CSV and JSON hold all nine digits. */
    private static String money(BigDecimal amount, String currency) {
        return String.format(
                Locale.ROOT,
                "%,." + MONEY_DIGITS + "f %s",
                amount.setScale(MONEY_DIGITS, RoundingMode.HALF_UP),
                currency);
    }
}
