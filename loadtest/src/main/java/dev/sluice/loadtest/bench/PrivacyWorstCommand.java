package dev.sluice.loadtest.bench;

import com.sun.management.ThreadMXBean;
import dev.sluice.router.prompt.Part;
import dev.sluice.router.sensitivity.Scanner;
import dev.sluice.router.sensitivity.builtin.Detectors;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.IntFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Says how long the scan of the worst requests takes, and what stops it. */
@Command(
        name = "privacy-worst",
        mixinStandardHelpOptions = true,
        description = "Measures the scan of requests that are made to take long, one kind after the other, the worst"
                + " first: CPU time of the scanning thread, so that others on the machine count little.")
final class PrivacyWorstCommand implements Callable<Integer> {
    private static final double NANOS_A_MILLI = 1e6;

    @Option(names = "--bytes", paramLabel = "N", description = "Bytes of each request (default: ${DEFAULT-VALUE}).")
    private int bytes = 1 << 20;

    @Option(
            names = "--runs",
            paramLabel = "N",
            description = "Scans of each, of which the fastest and the slowest are told (default: ${DEFAULT-VALUE}).")
    private int runs = 3;

    @Option(names = "--only", paramLabel = "TEXT", description = "Kinds with this in their name.")
    private String only = "";

    private final ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final Scanner scanner = new Scanner(Detectors.builtIn());

    /**
     * One kind.
     *
     * @param allocated bytes
     * @param unscannable parts that were not searched to their end
     */
    private record Measured(String kind, double fastest, double slowest, long allocated, int unscannable) {}

    @Override
    public Integer call() {
        for (int i = 0; i < runs; i++) {
            measureAll(1 << 14, ""); // warms up
        }
        List<Measured> all = measureAll(bytes, only);
        all.sort(Comparator.comparingDouble(Measured::fastest).reversed());
        System.out.printf(
                Locale.ROOT,
                "%-34s %10s %10s %12s  %s%n",
                "kind",
                "fastest ms",
                "slowest ms",
                "allocated MB",
                "unscannable");
        for (Measured one : all) {
            System.out.printf(
                    Locale.ROOT,
                    "%-34s %10.1f %10.1f %12.1f  %d%n",
                    one.kind,
                    one.fastest,
                    one.slowest,
                    one.allocated / 1e6,
                    one.unscannable);
        }
        return 0;
    }

    private List<Measured> measureAll(int size, String named) {
        List<Measured> all = new ArrayList<>();
        for (Map.Entry<String, IntFunction<List<Part>>> entry :
                HostileRequests.all().entrySet()) {
            if (entry.getKey().contains(named)) {
                all.add(measure(entry.getKey(), entry.getValue().apply(size)));
            }
        }
        return all;
    }

    private Measured measure(String kind, List<Part> parts) {
        double fastest = Double.MAX_VALUE;
        double slowest = 0;
        long allocated = 0;
        int unscannable = 0;
        for (int run = 0; run < runs; run++) {
            long before = thread.getCurrentThreadAllocatedBytes();
            long begun = thread.getCurrentThreadCpuTime();
            Scanner.Scanned seen = scanner.scan(parts);
            double took = (thread.getCurrentThreadCpuTime() - begun) / NANOS_A_MILLI;
            allocated = thread.getCurrentThreadAllocatedBytes() - before;
            fastest = Math.min(fastest, took);
            slowest = Math.max(slowest, took);
            unscannable = seen.unscannable().size();
        }
        return new Measured(kind, fastest, slowest, allocated, unscannable);
    }
}
