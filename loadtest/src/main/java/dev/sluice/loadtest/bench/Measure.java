package dev.sluice.loadtest.bench;

import dev.sluice.loadtest.load.LoadRun;

/** What a round measures of each target. */
enum Measure {
    JSON_ONE(1, 0, 0),
    JSON_MANY(64, 0, 0),
    BURST_ONE(1, 200, 0),
    BURST_MANY(64, 200, 0),
    /** A token every 15 ms on 64 streams: what a model server does. */
    PACED_MANY(64, 66, 15);

    private final int connections;
    private final int events;
    private final int gapMillis;

    Measure(int connections, int events, int gapMillis) {
        this.connections = connections;
        this.events = events;
        this.gapMillis = gapMillis;
    }

    /** What it is, for people. */
    String label() {
        String what = events == 0 ? "JSON" : gapMillis == 0 ? "burst streams" : "paced streams";
        return what + ", " + connections + (connections == 1 ? " connection" : " connections");
    }

    LoadRun run(Target target, BenchPlan plan) {
        double seconds = this == PACED_MANY ? plan.pacedSeconds() : plan.seconds();
        return target.run(plan.promptBytes()).connections(connections).seconds(seconds).stream(events, gapMillis);
    }
}
