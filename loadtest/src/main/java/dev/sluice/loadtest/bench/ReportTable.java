package dev.sluice.loadtest.bench;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The report for people: a line a row, columns aligned. */
final class ReportTable {
    private static final String NOTHING = "–";
    private static final int LABEL = 30;
    private static final int FIGURE = 11;
    private static final int RATIO = 22;
    private static final int GOAL = 14;

    private final List<String> targets;
    private final String yardstick;

    /**
     * @param targets columns, in order
     * @param yardstick what ratios are to: nginx, or direct where there is no nginx
     */
    ReportTable(List<String> targets, String yardstick) {
        this.targets = targets;
        this.yardstick = yardstick;
    }

    String of(List<Row> rows) {
        StringBuilder table = new StringBuilder(heading());
        table.append("─".repeat(table.length() - 1)).append('\n');
        rows.forEach(row -> table.append(line(row)));
        return table.toString();
    }

    /** The last column is the one whose ratio is shown. */
    private String compared() {
        return targets.getLast();
    }

    private String heading() {
        StringBuilder line = new StringBuilder(left("", LABEL));
        targets.forEach(target -> line.append(right(target, FIGURE)));
        line.append(right(compared() + " ÷ " + yardstick, RATIO));
        return line.append(right("goal", GOAL)).append("  \n").toString();
    }

    private String line(Row row) {
        StringBuilder line = new StringBuilder(left(row.label(), LABEL));
        for (String target : targets) {
            line.append(right(
                    row.figure(target)
                            .map(spread -> number(spread.median(), row.digits()))
                            .orElse(NOTHING),
                    FIGURE));
        }
        line.append(right(ratio(row), RATIO));
        String mark = row.met().map(met -> met ? " ✓" : " ✗").orElse("  ");
        return line.append(right(row.goal().map(ReportTable::goal).orElse(""), GOAL))
                .append(mark)
                .append('\n')
                .toString();
    }

    private String ratio(Row row) {
        Optional<Spread> ratio = row.ratio(compared(), yardstick);
        return ratio.map(spread -> spread.smallest() == spread.largest()
                        ? number(spread.median(), 2)
                        : number(spread.median(), 2) + " (" + number(spread.smallest(), 2) + "–"
                                + number(spread.largest(), 2) + ")")
                .orElse(NOTHING);
    }

    private static String goal(Goal goal) {
        String limit = goal.limit() == Math.rint(goal.limit()) ? number(goal.limit(), 0) : String.valueOf(goal.limit());
        return (goal.atMost() ? "≤ " : "≥ ") + limit + (goal.ofRatio() ? " ×" : "  ");
    }

    private static String number(double figure, int digits) {
        return String.format(Locale.ROOT, "%,." + digits + "f", figure);
    }

    private static String left(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }

    private static String right(String text, int width) {
        return " ".repeat(Math.max(1, width - text.length())) + text;
    }
}
