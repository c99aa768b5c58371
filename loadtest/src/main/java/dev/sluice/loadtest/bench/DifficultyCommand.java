package dev.sluice.loadtest.bench;

import java.util.concurrent.Callable;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import picocli.CommandLine.Command;

/** Runs the JMH benchmarks of the difficulty model and of its second opinion. */
@Command(
        name = "difficulty",
        mixinStandardHelpOptions = true,
        description =
                "Measures the rating of one prompt alone with JMH, time with its percentiles and allocation, by what"
                        + " the prompt holds: 0.5 KB, 8 KB and 1 MB; and what asking 4,096 neighbours adds. Takes about"
                        + " three minutes.")
final class DifficultyCommand implements Callable<Integer> {
    @Override
    public Integer call() throws RunnerException {
        new Runner(new OptionsBuilder()
                        .include(DifficultyBenchmark.class.getName())
                        .include(NeighboursBenchmark.class.getName())
                        .addProfiler(GCProfiler.class)
                        // As the gateway runs.
                        .jvmArgsAppend("-Xmx256m", "-XX:+UseSerialGC", "-XX:+UseCompactObjectHeaders")
                        .build())
                .run();
        return 0;
    }
}
