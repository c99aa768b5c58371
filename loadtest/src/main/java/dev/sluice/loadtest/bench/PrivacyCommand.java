package dev.sluice.loadtest.bench;

import java.util.concurrent.Callable;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import picocli.CommandLine.Command;

/** Runs the JMH benchmark of the scan. */
@Command(
        name = "privacy",
        mixinStandardHelpOptions = true,
        description = "Measures the scan of one text alone with JMH, time and allocation, by what the text holds: 4 KB"
                + " and 1 MB. Takes about five minutes.")
final class PrivacyCommand implements Callable<Integer> {
    @Override
    public Integer call() throws RunnerException {
        new Runner(new OptionsBuilder()
                        .include(PrivacyBenchmark.class.getName())
                        .addProfiler(GCProfiler.class)
                        // As the gateway runs.
                        .jvmArgsAppend("-Xmx256m", "-XX:+UseSerialGC", "-XX:+UseCompactObjectHeaders")
                        .build())
                .run();
        return 0;
    }
}
