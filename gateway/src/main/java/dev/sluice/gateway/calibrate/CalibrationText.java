package dev.sluice.gateway.calibrate;

import dev.sluice.gateway.calibrate.PairFit.Escalation;
import dev.sluice.gateway.calibrate.RouteOutcome.Source;
import dev.sluice.gateway.report.Counted;
import dev.sluice.router.difficulty.calibration.CrossValidation;
import dev.sluice.router.difficulty.calibration.Reliability;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** Before and after, for people. */
public final class CalibrationText {
    private static final List<Double> TARGETS = List.of(0.5, 0.6, 0.7, 0.8, 0.9);

    private CalibrationText() {}

    /** @param threshold the score up to which the pair's local route is trusted today; empty if it is gone */
    public static void print(PairFit fit, OptionalDouble threshold, PrintWriter out) {
        out.printf("%s → %s%n", fit.pair().local(), fit.pair().strong());
        sources(fit, out);
        fit.local()
                .ifPresentOrElse(
                        side -> print(side, out), () -> tooFew(fit.pair().local(), fit.countOfLocal(), out));
        fit.strong()
                .ifPresentOrElse(
                        side -> print(side, out), () -> tooFew(fit.pair().strong(), fit.countOfStrong(), out));
        out.println();
        out.println("  escalate if local succeeds less often than        before              after");
        for (double target : TARGETS) {
            line(out, String.format(Locale.ROOT, "%.0f %%", target * 100), fit.before(target), fit.after(target));
        }
        threshold.ifPresent(score -> {
            Escalation today = fit.above(score);
            out.printf(
                    Locale.ROOT,
                    "  today, by score above %.2f: %.0f %% would escalate, expected quality %.3f%n",
                    score,
                    today.share() * 100,
                    today.quality());
        });
    }

    /** Where the outcomes come from; sources without any are left out. */
    private static void sources(PairFit fit, PrintWriter out) {
        String local = fit.pair().local();
        String strong = fit.pair().strong();
        String row = "    %-10s  %" + Math.max(8, local.length()) + "s  %" + Math.max(8, strong.length()) + "s%n";
        out.printf("%n" + row.replace("    %-10s", "  %-12s"), "outcomes of", local, strong);
        for (Source source : Source.values()) {
            int first = fit.ofLocal().getOrDefault(source, 0);
            int second = fit.ofStrong().getOrDefault(source, 0);
            if (first + second > 0) {
                out.printf(row, source.shown(), first, second);
            }
        }
    }

    private static void line(PrintWriter out, String target, Escalation before, Escalation after) {
        out.printf(
                Locale.ROOT,
                "  %42s  %4.0f %%, quality %.3f  %4.0f %%, quality %.3f%n",
                target,
                before.share() * 100,
                before.quality(),
                after.share() * 100,
                after.quality());
    }

    private static void tooFew(String route, int count, PrintWriter out) {
        out.printf(
                "%n  %s: %s, too few to learn from (at least %d); its figures stay as they are%n",
                route, Counted.of(count, "outcome"), Side.LEAST);
    }

    private static void print(Side side, PrintWriter out) {
        Reliability before = side.before();
        Reliability after = side.after();
        out.printf(
                "%n  %s: %d outcomes, %s, after by %d-fold cross-validation%n",
                side.route(),
                side.outcomes().size(),
                side.method().name().toLowerCase(Locale.ROOT),
                CrossValidation.FOLDS);
        out.printf(Locale.ROOT, "    %-10s %.4f → %.4f%n", "ECE", before.ece(), after.ece());
        out.printf(Locale.ROOT, "    %-10s %.4f → %.4f%n", "Brier", before.brier(), after.brier());
        out.printf(Locale.ROOT, "    %-10s %.4f → %.4f%n", "log loss", before.logLoss(), after.logLoss());
        if (!side.truer()) {
            out.println("    no truer than before on outcomes that it has not seen: the figures stay as they are");
        }
        out.println("    predicted      before: n, mean, observed     after: n, mean, observed");
        for (int bin = 0; bin < 10; bin++) {
            String was = cell(before, bin);
            String is = cell(after, bin);
            if (!was.isBlank() || !is.isBlank()) {
                out.printf(Locale.ROOT, "    %.1f to %.1f  %27s  %27s%n", bin / 10.0, (bin + 1) / 10.0, was, is);
            }
        }
    }

    private static String cell(Reliability reliability, int bin) {
        return reliability.bins().stream()
                .filter(one -> Math.round(one.from() * 10) == bin)
                .findFirst()
                .map(one -> String.format(Locale.ROOT, "%5d  %.3f  %.3f", one.count(), one.predicted(), one.observed()))
                .orElse("");
    }
}
