package dev.sluice.loadtest.load;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs the mock upstream until its standard input ends, so that it never outlives who started it. */
@Command(
        name = "upstream",
        mixinStandardHelpOptions = true,
        description = {
            "A mock model server for the benchmark: fixed answers, JSON and SSE, at next to no cost.",
            "A streamed answer follows a marker in the prompt: sse=EVENTSxGAP_MS, such as sse=100x15.",
            "Prints READY port=N and runs until its standard input is closed."
        })
public final class UpstreamCommand implements Callable<Integer> {
    @Option(names = "--port", paramLabel = "N", description = "Port on loopback; 0 takes any free one (default: 0).")
    private int port;

    @Override
    public Integer call() throws IOException {
        try (MockModel model = new MockModel(port)) {
            System.out.println("READY port=" + model.port());
            while (System.in.read() >= 0) {
                // Nothing is expected; only the end matters.
            }
        }
        return 0;
    }
}
