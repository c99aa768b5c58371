package dev.sluice.loadtest.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** What the figures were read on; without it they say nothing. */
record Machine(int cores, String cpu, String kernel, String jdk, double loadBefore) {
    static Machine here() {
        return new Machine(
                Runtime.getRuntime().availableProcessors(),
                cpuModel(),
                System.getProperty("os.name") + " " + System.getProperty("os.version"),
                "JDK " + Runtime.version(),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    private static String cpuModel() {
        try {
            return Files.readString(Path.of("/proc/cpuinfo"))
                    .lines()
                    .filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("unknown CPU");
        } catch (IOException unreadable) {
            return "unknown CPU";
        }
    }

    /** Whether others used the cores before we began: then the figures are worth less. */
    boolean isBusy() {
        return loadBefore > cores * 0.25;
    }

    String line() {
        return String.format(Locale.ROOT, "%d cores, %s, %s, %s", cores, cpu, kernel, jdk);
    }
}
