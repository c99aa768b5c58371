package dev.sluice.loadtest.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcFilesTest {
    /** From a real machine; the command's name is made hard on purpose. */
    private static final String STAT = "4711 (a) b (c) S 1 4711 4711 0 -1 4194560 2500 12 3 0 "
            + "150 75 9 9 20 0 12 0 81234 500000000 30000 18446744073709551615 0 0";

    @Test
    void cpu_time_is_user_and_system_of_the_process_without_its_children() {
        assertThat(ProcFiles.cpuSeconds(STAT)).isEqualTo(2.25);
    }

    @Test
    void resident_memory_is_in_megabytes(@TempDir Path proc) throws IOException {
        Path process = Files.createDirectory(proc.resolve("4711"));
        Files.writeString(process.resolve("status"), "Name:\tnginx\nVmRSS:\t   20000 kB\nThreads:\t1\n");
        ProcFiles files = new ProcFiles(proc);

        assertThat(files.residentMb(4711)).isEqualTo(20.48, within(1e-9));

        Files.writeString(process.resolve("smaps_rollup"), "00400000-7fff r--p [rollup]\nRss:   10000 kB\nPss: 5 kB\n");
        assertThat(files.residentMb(4711)).isEqualTo(10.24, within(1e-9));
    }

    @Test
    void a_process_that_has_ended_is_an_error_and_not_a_zero(@TempDir Path proc) {
        ProcFiles files = new ProcFiles(proc);

        assertThatThrownBy(() -> files.cpuSeconds(4711)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> files.residentMb(4711)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> new Proxy(files, java.util.List::of).cpuSeconds())
                .hasMessage("the measured process has ended");
    }
}
