package dev.sluice.gateway.evaluate.routing;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Prints where a router stands, for people. */
final class StandingTable {
    private static final String HEAD = String.format(
            Locale.ROOT,
            "%25s%8s%8s%8s%16s%8s%8s%13s%9s",
            "APGR",
            "CPT50",
            "CPT80",
            "q95",
            "10 bins: APGR",
            "CPT50",
            "CPT80",
            "AUC: gain",
            "failure");

    private StandingTable() {}

    static void print(List<Standing> standings, PrintWriter out) {
        for (Standing standing : standings) {
            print(standing, out);
        }
        macro(standings)
                .ifPresent(macro -> out.printf(
                        Locale.ROOT, "macro APGR over %d benchmarks  %.4f%n", macro.benchmarks(), macro.apgr()));
        out.flush();
    }

    /** The mean over benchmarks, each counting once. */
    record Macro(int benchmarks, double apgr) {}

    /** Empty if fewer than two benchmarks have a gap; a stream of several is none. */
    static Optional<Macro> macro(List<Standing> standings) {
        double[] apgrs = standings.stream()
                .filter(standing -> !standing.mixed())
                .flatMap(standing -> standing.router().recovery().stream())
                .mapToDouble(recovery -> recovery.exact().apgr())
                .toArray();
        if (apgrs.length < 2) {
            return Optional.empty();
        }
        double sum = 0;
        for (double apgr : apgrs) {
            sum += apgr;
        }
        return Optional.of(new Macro(apgrs.length, sum / apgrs.length));
    }

    private static void print(Standing standing, PrintWriter out) {
        Measures router = standing.router();
        out.printf(
                Locale.ROOT,
                "%s: %,d question%s, local model %.4f, strong model %.4f%n",
                standing.name(),
                router.questions(),
                router.questions() == 1 ? "" : "s",
                router.local(),
                router.strong());
        if (router.recovery().isEmpty()) {
            out.printf("  Both models are equally good: there is no gap to recover.%n%n");
            return;
        }
        out.println(HEAD);
        row("router", router, out);
        standing.intervals()
                .ifPresent(intervals -> out.printf(
                        "    95 %% of draws  %s   CPT50 %s   CPT80 %s%n",
                        plain(intervals.apgr()), percent(intervals.cpt50()), percent(intervals.cpt80())));
        out.printf(
                Locale.ROOT,
                "  random           0.5000  50.00%%  80.00%%          (95 %% of those that guess: %s)%n",
                plain(standing.chance()));
        row("prompt length", standing.length(), out);
        row("oracle", standing.oracle(), out);
        out.println();
    }

    private static void row(String name, Measures measures, PrintWriter out) {
        measures.recovery()
                .ifPresent(recovery -> out.printf(
                        Locale.ROOT,
                        "  %-15s %7.4f %6.2f%% %6.2f%% %6.2f%%         %7.4f %6.2f%% %6.2f%%       %s   %s%n",
                        name,
                        recovery.exact().apgr(),
                        100 * recovery.exact().cpt50(),
                        100 * recovery.exact().cpt80(),
                        100 * recovery.q95(),
                        recovery.binned().apgr(),
                        100 * recovery.binned().cpt50(),
                        100 * recovery.binned().cpt80(),
                        auc(measures.gainAuc()),
                        auc(measures.failureAuc())));
    }

    private static String auc(Optional<Double> auc) {
        return auc.map(value -> String.format(Locale.ROOT, "%.4f", value)).orElse("     -");
    }

    private static String plain(Interval interval) {
        return String.format(Locale.ROOT, "%.4f to %.4f", interval.low(), interval.high());
    }

    private static String percent(Interval interval) {
        return String.format(Locale.ROOT, "%.1f to %.1f %%", 100 * interval.low(), 100 * interval.high());
    }
}
