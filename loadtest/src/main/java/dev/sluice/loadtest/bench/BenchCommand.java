package dev.sluice.loadtest.bench;

import dev.sluice.loadtest.load.LoadFailure;
import java.io.Console;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Measures what Sluice costs beside nginx and a direct connection, on this machine. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        subcommands = {JudgeCommand.class, PrivacyCommand.class, PrivacyWorstCommand.class, DifficultyCommand.class},
        // One string a paragraph: picocli breaks the lines.
        description = {
            "Measures what Sluice costs: CPU, latency, memory and start, beside nginx and a direct connection to the same"
                    + " mock upstream, on loopback, in interleaved rounds. Takes under four minutes; needs Linux and, for"
                    + " the ratios, nginx. Every answer is checked byte for byte; the first wrong one ends the run.",
            "Exit code 0 if it was measured, 1 if not; goals that were missed count only with --enforce."
        })
public final class BenchCommand implements Callable<Integer> {
    private static final int EXIT_FAILED = 1;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--quick", description = "About a minute instead of four: an order of magnitude.")
    private boolean quick;

    @Option(names = "--rounds", paramLabel = "N", description = "Rounds (default: 4, quick 2).")
    private @Nullable Integer rounds;

    @Option(
            names = "--prompt-bytes",
            paramLabel = "N",
            description =
                    "Length of the request's body, 200 to 1000000 (default: ${DEFAULT-VALUE}; the goals are for it).")
    private int promptBytes = 300;

    @Option(
            names = "--targets",
            split = ",",
            paramLabel = "NAME",
            description = "Which of direct, nginx, sluice to measure; direct always is (default: all).")
    private List<String> targets = List.of(Target.DIRECT, Target.NGINX, Target.SLUICE);

    @Option(
            names = "--sluice-command",
            paramLabel = "COMMAND",
            description = "How Sluice is started, {config} being its configuration (default: ${DEFAULT-VALUE}).")
    private String sluiceCommand = "./sluice serve --config {config}";

    @Option(
            names = "--sluice-port",
            paramLabel = "N",
            description = "Measure a Sluice that already runs on this port of loopback, with its only backend at"
                    + " --upstream-port; needs --key, and --sluice-pid for CPU and memory.")
    private @Nullable Integer sluicePort;

    @Option(names = "--sluice-pid", paramLabel = "PID", description = "Process of the Sluice that already runs.")
    private @Nullable Long sluicePid;

    @Option(names = "--key", paramLabel = "KEY", description = "Caller key for the Sluice that already runs.")
    private @Nullable String key;

    @Option(
            names = "--model",
            paramLabel = "NAME",
            description = "Model that requests ask for (default: ${DEFAULT-VALUE}: Sluice decides).")
    private String model = "auto";

    @Option(
            names = "--upstream-port",
            paramLabel = "N",
            description = "Port of the mock upstream; 0 takes any free one (default: 0).")
    private int upstreamPort;

    @Option(names = "--json", paramLabel = "FILE", description = "Write every figure of every round there too.")
    private @Nullable Path json;

    @Option(names = "--enforce", description = "Exit code 1 if a goal was missed or could not be measured.")
    private boolean enforce;

    @Override
    public Integer call() throws InterruptedException {
        BenchPlan plan = plan();
        Machine machine = Machine.here();
        if (!ProcFiles.ofThisMachine().exist()) {
            System.err.println(
                    "bench reads CPU time and memory from /proc, which this system has not (expected: Linux).");
            return EXIT_FAILED;
        }
        try (Stage stage = new Stage(plan, upstreamPort, model)) {
            // A Ctrl-C must not leave nginx or Sluice behind.
            Thread cleanUp = new Thread(stage::close);
            Runtime.getRuntime().addShutdownHook(cleanUp);
            Readings readings = measure(stage);
            List<Row> rows = readings.rows(plan.openStreams());
            print(machine, plan, stage, rows);
            Runtime.getRuntime().removeShutdownHook(cleanUp);
            return enforce && !rows.stream().allMatch(BenchCommand::isFine) ? EXIT_FAILED : 0;
        } catch (IOException | LoadFailure failed) {
            System.err.println("\nbench: " + failed.getMessage());
            return EXIT_FAILED;
        }
    }

    private static boolean isFine(Row row) {
        return row.goal().isEmpty() || row.met().orElse(false);
    }

    private BenchPlan plan() {
        BenchPlan plan = quick ? BenchPlan.quick() : BenchPlan.full();
        CommandSpec command = Objects.requireNonNull(spec);
        if (promptBytes < 200 || promptBytes > 1_000_000) {
            throw new ParameterException(
                    command.commandLine(), "--prompt-bytes: " + promptBytes + " (expected: 200 to 1000000)");
        }
        if (rounds != null && (rounds < 1 || rounds > 100)) {
            throw new ParameterException(command.commandLine(), "--rounds: " + rounds + " (expected: 1 to 100)");
        }
        for (String target : targets) {
            if (!List.of(Target.DIRECT, Target.NGINX, Target.SLUICE).contains(target)) {
                throw new ParameterException(
                        command.commandLine(), "--targets: \"" + target + "\" (expected: direct, nginx, sluice)");
            }
        }
        if (sluicePort != null && key == null) {
            throw new ParameterException(command.commandLine(), "--sluice-port needs --key");
        }
        if (sluicePort == null && (sluicePid != null || key != null)) {
            throw new ParameterException(
                    command.commandLine(), "--sluice-pid and --key are for a Sluice that already runs: --sluice-port");
        }
        BenchPlan sized = plan.withPromptBytes(promptBytes);
        return rounds == null ? sized : sized.withRounds(rounds);
    }

    private Readings measure(Stage stage) throws IOException, InterruptedException {
        Readings readings = new Readings();
        if (targets.contains(Target.NGINX)) {
            Optional<Path> nginx = Nginx.program();
            if (nginx.isPresent()) {
                progress("starting nginx");
                stage.startNginx(nginx.get(), readings);
            } else {
                System.err.println(Nginx.HOW_TO_INSTALL);
            }
        }
        if (targets.contains(Target.SLUICE)) {
            if (sluicePort != null && key != null) {
                stage.runningSluice(sluicePort, key, Optional.ofNullable(sluicePid));
            } else {
                progress("starting Sluice");
                stage.startSluice(sluiceCommand, readings);
            }
        }
        progress("starting the load generator");
        Conductor conductor = stage.conductor(readings, BenchCommand::progress);
        try {
            conductor.idleMemory();
            conductor.warmUp();
            conductor.rounds();
            conductor.openStreams();
        } catch (LoadFailure failure) {
            throw new LoadFailure(failure.getMessage() + stage.lastWords());
        }
        progress("");
        return readings;
    }

    private static boolean isTerminal() {
        // Null without a terminal, in JDK 25 again.
        return Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
    }

    private static void progress(String what) {
        if (isTerminal()) {
            System.err.print("\r\033[K" + what);
        } else if (!what.isEmpty()) {
            System.err.println(what);
        }
    }

    private void print(Machine machine, BenchPlan plan, Stage stage, List<Row> rows) throws IOException {
        List<String> names = stage.targetNames();
        String yardstick = names.indexOf(Target.NGINX) == 1 && names.size() > 2 ? Target.NGINX : Target.DIRECT;
        List<String> notes = new ArrayList<>();
        notes.add(machine.line());
        notes.add("%s, interleaved, medians (smallest–largest); bodies of %d bytes; %s s of warm-up under load"
                .formatted(
                        plan.rounds() == 1 ? "1 round" : plan.rounds() + " rounds",
                        plan.promptBytes(),
                        plan.warmUpSeconds()));
        notes.add("CPU and RSS are the proxy's own processes'; CPU, RSS and rates at 64 connections where not said");
        if (!stage.sluiceJvmFlags().isEmpty()) {
            notes.add("Sluice's JVM: " + String.join(" ", stage.sluiceJvmFlags()));
        }
        if (machine.isBusy()) {
            notes.add("load average was %.1f before the bench began: others used the cores, so trust only the ratios"
                    .formatted(machine.loadBefore()));
        }
        System.out.println(new ReportTable(names, yardstick).of(rows));
        notes.forEach(System.out::println);
        if (json != null) {
            Files.writeString(
                    json,
                    ReportJson.of(machine, plan, stage.sluiceJvmFlags(), yardstick, rows),
                    StandardCharsets.UTF_8);
        }
    }
}
