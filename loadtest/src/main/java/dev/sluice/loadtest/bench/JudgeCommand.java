package dev.sluice.loadtest.bench;

import java.util.concurrent.Callable;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import picocli.CommandLine.Command;

/** Runs the JMH benchmark of the judge. */
@Command(
        name = "judge",
        mixinStandardHelpOptions = true,
        description = "Measures a judgement alone with JMH: all detectors and the difficulty model, 0.3 and 8 KB of"
                + " text. Takes about twenty seconds.")
final class JudgeCommand implements Callable<Integer> {
    @Override
    public Integer call() throws RunnerException {
        new Runner(new OptionsBuilder()
                        .include(JudgeBenchmark.class.getName())
                        // As the gateway runs.
                        .jvmArgsAppend("-Xmx256m", "-XX:+UseSerialGC", "-XX:+UseCompactObjectHeaders")
                        .build())
                .run();
        return 0;
    }
}
