package dev.sluice.loadtest.bench;

import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;

/**
 * The processes of a proxy that is measured.
 *
 * @param pids asked each time: workers come and go
 */
record Proxy(ProcFiles proc, Supplier<List<Long>> pids) {
    /** Of all its processes, in seconds. */
    double cpuSeconds() throws IOException {
        double sum = 0;
        for (long pid : running()) {
            sum += proc.cpuSeconds(pid);
        }
        return sum;
    }

    /** Of all its processes, in MB; pages that they share count once for each. */
    double residentMb() throws IOException {
        double sum = 0;
        for (long pid : running()) {
            sum += proc.residentMb(pid);
        }
        return sum;
    }

    /** The flags that size and shape its JVM; empty if it is none. */
    List<String> jvmFlags() {
        return pids.get().stream()
                .flatMap(pid -> proc.commandLine(pid).stream())
                .filter(word -> word.startsWith("-X"))
                .toList();
    }

    private List<Long> running() throws IOException {
        List<Long> running = pids.get();
        if (running.isEmpty()) {
            throw new IOException("the measured process has ended");
        }
        return running;
    }
}
