package dev.sluice.loadtest.upstream;

import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code simulate}: serves the simulated providers until it is told to end. */
@Command(
        name = "simulate",
        description = "Plays OpenAI and Anthropic on 127.0.0.1. Every answer says SIMULATED.",
        mixinStandardHelpOptions = true)
public final class Simulate implements Callable<Integer> {
    @Option(
            names = "--port",
            description = "Port to listen on; 0 takes a free one (default: ${DEFAULT-VALUE}).",
            defaultValue = "0")
    private int port;

    @Option(
            names = "--exit-with-stdin",
            description = "End when standard input closes, so that nothing outlives the process that started this one.")
    private boolean exitWithStdin;

    @Override
    public Integer call() throws IOException, InterruptedException {
        try (var providers = SimulatedProviders.start(port)) {
            System.out.println("READY port=" + providers.port());
            System.out.flush();
            if (exitWithStdin) {
                System.in.transferTo(OutputStream.nullOutputStream());
            } else {
                new CountDownLatch(1).await();
            }
        }
        return 0;
    }
}
