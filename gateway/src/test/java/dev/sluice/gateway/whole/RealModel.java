package dev.sluice.gateway.whole;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import tools.jackson.databind.JsonNode;

/** llama.cpp's own server with the shipped model, in a process of its own that ends when its standard input closes. */
final class RealModel implements AutoCloseable {
    /** A JSON array: the command line, without the port. {@code ./sluice test} sets it. */
    private static final String VARIABLE = "SLUICE_TEST_LLAMA";

    private static final String READY = "READY http://127.0.0.1:";

    private final Process process;
    private final int port;

    private RealModel(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Without the variable the test is skipped, loudly; on a build server ({@code CI=true}) it fails. */
    static RealModel start(String... more) throws IOException {
        String told = VARIABLE + " is not set, so nothing was tried with the real llama.cpp server and model."
                + " Run ./sluice test, which sets it.";
        @Nullable String line = System.getenv(VARIABLE);
        if (line == null) {
            System.err.println("SKIPPED: " + told);
            if ("true".equals(System.getenv("CI"))) {
                Assertions.fail(told);
            }
            return Assumptions.abort(told);
        }
        List<String> command = new ArrayList<>();
        for (JsonNode word : Gateway.JSON.readTree(line)) {
            command.add(word.stringValue());
        }
        command.addAll(List.of("--port", "0"));
        command.addAll(List.of(more));
        Process process =
                new ProcessBuilder(command).redirectError(Redirect.DISCARD).start();
        BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (@Nullable String said = out.readLine(); said != null; said = out.readLine()) {
            if (said.startsWith(READY)) {
                return new RealModel(process, Integer.parseInt(said.substring(READY.length())));
            }
        }
        process.destroyForcibly();
        throw new IOException("the model's server ended before it was ready: " + command);
    }

    int port() {
        return port;
    }

    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
        try {
            if (process.waitFor(10, TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
    }
}
