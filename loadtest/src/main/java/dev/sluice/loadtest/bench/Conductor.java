package dev.sluice.loadtest.bench;

import dev.sluice.loadtest.load.LoadFailure;
import dev.sluice.loadtest.load.LoadOutcome;
import dev.sluice.loadtest.load.LoadRun;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Measures targets that already run. */
final class Conductor {
    /** What a JVM gives back or still touches right after a load is not what it needs. */
    private static final long SETTLE_MILLIS = 1000;

    /** Share of the warm-up for each kind of load; JSON takes the rest. */
    private static final double BURST_SHARE = 0.4;

    private static final double PACED_SECONDS = 1;
    private static final int MANY = 64;
    private static final int EVENTS = 200;
    private static final int GAP_MILLIS = 15;

    private final BenchPlan plan;
    private final Generator generator;
    private final List<Target> targets;
    private final Readings readings;
    private final Consumer<String> progress;

    Conductor(BenchPlan plan, Generator generator, List<Target> targets, Readings readings, Consumer<String> progress) {
        this.plan = plan;
        this.generator = generator;
        this.targets = List.copyOf(targets);
        this.readings = readings;
        this.progress = progress;
    }

    void idleMemory() throws IOException, InterruptedException {
        Thread.sleep(SETTLE_MILLIS);
        for (Target target : targets) {
            if (target.proxy().isPresent()) {
                readings.idle(target.name(), target.proxy().get().residentMb());
            }
        }
    }

    void warmUp() throws IOException, InterruptedException {
        for (Target target : targets) {
            // Direct warms generator and mock, which every proxy's turn does too.
            if (target.proxy().isPresent() || targets.size() == 1) {
                progress.accept("warming up " + target.name());
                double burst = plan.warmUpSeconds() * BURST_SHARE;
                LoadRun many = target.run(plan.promptBytes()).connections(MANY);
                checked(target, many.seconds(plan.warmUpSeconds() - burst - PACED_SECONDS));
                checked(target, many.stream(EVENTS, 0).seconds(burst));
                checked(target, many.stream(EVENTS / 4, GAP_MILLIS).seconds(PACED_SECONDS));
            }
        }
    }

    void rounds() throws IOException, InterruptedException {
        for (int round = 0; round < plan.rounds(); round++) {
            List<Target> order = new ArrayList<>(targets);
            Collections.rotate(order, round);
            for (Measure measure : Measure.values()) {
                progress.accept("round " + (round + 1) + " of " + plan.rounds() + ": " + measure.label());
                for (Target target : order) {
                    if (measure != Measure.PACED_MANY || target.proxy().isPresent()) {
                        readings.add(measure, target.name(), read(measure, target));
                    }
                }
            }
        }
        for (Target target : targets) {
            if (target.proxy().isPresent()) {
                readings.loaded(target.name(), target.proxy().get().residentMb());
            }
        }
    }

    private Readings.Reading read(Measure measure, Target target) throws IOException, InterruptedException {
        LoadRun run = measure.run(target, plan);
        if (target.proxy().isEmpty()) {
            return new Readings.Reading(checked(target, run), Optional.empty());
        }
        Proxy proxy = target.proxy().get();
        double before = proxy.cpuSeconds();
        LoadOutcome outcome = checked(target, run);
        return new Readings.Reading(outcome, Optional.of(proxy.cpuSeconds() - before));
    }

    private LoadOutcome checked(Target target, LoadRun run) throws IOException, InterruptedException {
        return checked(target, run, () -> {});
    }

    private LoadOutcome checked(Target target, LoadRun run, Generator.Moment onAllOpen)
            throws IOException, InterruptedException {
        try {
            return generator.run(run, onAllOpen);
        } catch (LoadFailure failure) {
            throw new LoadFailure(target.name() + ": " + failure.getMessage() + " (run: " + run.shown() + ")");
        }
    }

    /** Memory while many streams are open and each gets an event a second. */
    void openStreams() throws IOException, InterruptedException {
        for (Target target : targets) {
            if (target.proxy().isPresent()) {
                Proxy proxy = target.proxy().get();
                progress.accept(plan.openStreams() + " open streams through " + target.name());
                LoadRun run = target.run(plan.promptBytes()).connections(plan.openStreams()).stream(
                                plan.holdSeconds(), (int) SETTLE_MILLIS)
                        .once();
                checked(target, run, () -> {
                    Thread.sleep(SETTLE_MILLIS);
                    readings.streamsOpen(target.name(), proxy.residentMb());
                });
            }
        }
    }
}
