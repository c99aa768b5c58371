package dev.sluice.loadtest.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;

/** What Linux says of a process in {@code /proc/PID} (proc(5)). */
final class ProcFiles {
    /** {@code USER_HZ}: 100 on every architecture that Linux runs a JVM on, whatever the kernel's own tick. */
    private static final double TICKS_A_SECOND = 100;

    private static final double KIB_A_MB = 1e6 / 1024;

    /** Place of {@code utime} and {@code stime} among the fields that follow the command's name. */
    private static final int UTIME = 11;

    private static final int STIME = 12;

    private final Path root;

    /** @param root {@code /proc} */
    ProcFiles(Path root) {
        this.root = root;
    }

    static ProcFiles ofThisMachine() {
        return new ProcFiles(Path.of("/proc"));
    }

    boolean exist() {
        return Files.isReadable(root.resolve("self/stat"));
    }

    /**
     * Processor time of all its threads, ended ones included, in seconds; its children's apart. Counted in hundredths.
     *
     * @throws IOException if there is no such process
     */
    double cpuSeconds(long pid) throws IOException {
        return cpuSeconds(read(pid, "stat"));
    }

    /** @param stat what {@code /proc/PID/stat} holds */
    static double cpuSeconds(String stat) {
        // The command's name stands in brackets and may itself hold brackets and blanks: the last one ends it.
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return (Long.parseLong(fields[UTIME]) + Long.parseLong(fields[STIME])) / TICKS_A_SECOND;
    }

    /**
     * Memory it holds now, in MB (10⁶ bytes); exact where the kernel has {@code smaps_rollup}.
     *
     * @throws IOException if there is no such process
     */
    double residentMb(long pid) throws IOException {
        try {
            OptionalDouble exact = megabytes(read(pid, "smaps_rollup"), "Rss:");
            if (exact.isPresent()) {
                return exact.getAsDouble();
            }
        } catch (NoSuchFileException old) {
            // A kernel before 4.14, or a sandbox without it: the next best figure follows.
        }
        return megabytes(read(pid, "status"), "VmRSS:")
                .orElseThrow(() -> new IOException("/proc/" + pid + "/status has no VmRSS"));
    }

    /** The figure in a line like {@code Rss: 12345 kB}, in MB; empty if there is no such line. */
    static OptionalDouble megabytes(String text, String name) {
        return text.lines()
                .filter(line -> line.startsWith(name))
                .mapToDouble(line -> Long.parseLong(line.substring(name.length(), line.lastIndexOf(' '))
                                .strip())
                        / KIB_A_MB)
                .findFirst();
    }

    /** The words it was started with; empty if it has ended. */
    List<String> commandLine(long pid) {
        try {
            return List.of(read(pid, "cmdline").split("\0"));
        } catch (IOException gone) {
            return List.of();
        }
    }

    private String read(long pid, String file) throws IOException {
        return Files.readString(root.resolve(String.valueOf(pid)).resolve(file), StandardCharsets.ISO_8859_1);
    }
}
