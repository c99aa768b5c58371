package dev.sluice.gateway.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A gateway in a process of its own, which can be killed. */
final class Child implements AutoCloseable {
    private final Process process;

    private Child(Process process) {
        this.process = process;
    }

    /** @param scratch where its output goes */
    static Child start(Path config, Path scratch) throws IOException {
        return start(config, scratch, List.of());
    }

    /** @param first folders of classes that go before the gateway's own */
    static Child start(Path config, Path scratch, List<Path> first) throws IOException {
        ProcessBuilder builder = command(first, "serve", "--config", config.toString())
                .redirectErrorStream(true)
                .redirectOutput(
                        scratch.resolve("log-" + System.nanoTime() + ".txt").toFile());
        // If this process dies, the child sees its input end.
        builder.environment().put("SLUICE_EXIT_WITH_STDIN", "1");
        return new Child(builder.start());
    }

    /** Runs another of Sluice's commands to its end; gives all that it says. */
    static String run(Path scratch, String... arguments) throws IOException {
        Path said = Files.createTempFile(scratch, "said", ".txt");
        Process process = command(List.of(), arguments)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        int code = process.onExit().orTimeout(60, TimeUnit.SECONDS).join().exitValue();
        String all = Files.readString(said);
        assertThat(code).as(all).isZero();
        return all;
    }

    private static ProcessBuilder command(List<Path> first, String... arguments) {
        StringBuilder classPath = new StringBuilder();
        first.forEach(folder -> classPath.append(folder).append(File.pathSeparatorChar));
        classPath.append(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classPath.toString(),
                "dev.sluice.gateway.cli.Sluice"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(House.ENVIRONMENT);
        return builder;
    }

    /** Returns once it serves callers. */
    void awaitReady(Gateway gateway) throws Exception {
        Eventually.holds("ready", Duration.ofSeconds(60), () -> {
            assertThat(process.isAlive()).as("the child runs").isTrue();
            try {
                return gateway.managed("/health/ready").statusCode() == 200;
            } catch (IOException notYet) {
                return false;
            }
        });
    }

    /** By SIGKILL; returns once it is gone. */
    void kill() {
        process.toHandle().destroyForcibly();
        assertThat(process.onExit().orTimeout(20, TimeUnit.SECONDS).join().isAlive())
                .isFalse();
    }

    @Override
    public void close() {
        kill();
    }

    static int freePort() throws IOException {
        try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return any.getLocalPort();
        }
    }
}
