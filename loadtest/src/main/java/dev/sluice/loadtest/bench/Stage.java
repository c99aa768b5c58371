package dev.sluice.loadtest.bench;

import dev.sluice.loadtest.load.LoadRun;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All processes and files of a run; closing it leaves nothing behind. */
final class Stage implements AutoCloseable {
    private static final double GENERATOR_WARM_UP_SECONDS = 1.5;

    private final BenchPlan plan;
    private final String model;
    private final Path directory;
    private final Upstream upstream;
    private final List<Target> targets = new ArrayList<>();
    private final Deque<AutoCloseable> running = new ArrayDeque<>();
    private boolean closed;

    Stage(BenchPlan plan, int upstreamPort, String model) throws IOException {
        this.plan = plan;
        this.model = model;
        directory = Files.createTempDirectory("sluice-bench");
        upstream = new Upstream(directory.resolve("upstream.log"), upstreamPort);
        running.push(upstream);
        targets.add(new Target(Target.DIRECT, upstream.port(), "", model, Optional.empty()));
    }

    void startNginx(Path program, Readings readings) throws IOException, InterruptedException {
        int port = Started.freePort();
        Path home = Files.createDirectory(directory.resolve("nginx"));
        List<String> command = Nginx.command(program, home, port, upstream.port());
        start(Target.NGINX, "nginx", command, port, "", readings);
    }

    /** @param commandLine with {@code {config}} where the configuration's folder goes */
    void startSluice(String commandLine, Readings readings) throws IOException, InterruptedException {
        int port = Started.freePort();
        String key = SluiceFiles.newKey();
        Path home = directory.resolve("sluice");
        SluiceFiles.write(home, port, Started.freePort(), upstream.port(), key, plan.openStreams());
        List<String> command = Stream.of(commandLine.strip().split("\\s+"))
                .map(word -> word.replace("{config}", home.toString()))
                .toList();
        start(Target.SLUICE, "java", command, port, key, readings);
    }

    private void start(String name, String program, List<String> command, int port, String key, Readings readings)
            throws IOException, InterruptedException {
        Path log = directory.resolve(name + ".log");
        for (int i = 1; i <= plan.starts(); i++) {
            Started started = Started.of(name, () -> Child.watched(log, command), port, key, model, upstream.port());
            readings.started(name, started.seconds());
            if (i < plan.starts()) {
                started.child().close();
            } else {
                running.push(started.child());
                Proxy proxy = new Proxy(
                        ProcFiles.ofThisMachine(), () -> started.child().running(program));
                targets.add(new Target(name, port, key, model, Optional.of(proxy)));
            }
        }
    }

    void runningSluice(int port, String key, Optional<Long> pid) {
        Optional<Proxy> proxy = pid.map(number -> new Proxy(ProcFiles.ofThisMachine(), () -> List.of(number)));
        targets.add(new Target(Target.SLUICE, port, key, model, proxy));
    }

    Conductor conductor(Readings readings, Consumer<String> progress) throws IOException, InterruptedException {
        LoadRun first =
                targets.getFirst().run(plan.promptBytes()).connections(1).seconds(GENERATOR_WARM_UP_SECONDS);
        Generator generator = new Generator(directory.resolve("load.log"), first);
        running.push(generator);
        return new Conductor(plan, generator, targets, readings, progress);
    }

    /** What the proxies printed last, for the message of a failure: their logs go with the rest. */
    String lastWords() {
        return running.stream()
                .filter(Child.class::isInstance)
                .map(child -> ((Child) child).lastWords())
                .filter(words -> !words.isEmpty())
                .map(words -> "\n" + words)
                .collect(Collectors.joining());
    }

    List<String> targetNames() {
        return targets.stream().map(Target::name).toList();
    }

    List<String> sluiceJvmFlags() {
        return targets.stream()
                .filter(target -> target.name().equals(Target.SLUICE))
                .flatMap(target -> target.proxy().stream())
                .flatMap(proxy -> proxy.jvmFlags().stream())
                .toList();
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        while (!running.isEmpty()) {
            try {
                running.pop().close();
            } catch (Exception failed) {
                System.err.println("bench: cannot end a process: " + failed);
            }
        }
        try (Stream<Path> files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException | UncheckedIOException failed) {
            System.err.println("bench: " + directory + " is left behind: " + failed.getMessage());
        }
    }
}
