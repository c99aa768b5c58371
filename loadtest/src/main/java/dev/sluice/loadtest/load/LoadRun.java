package dev.sluice.loadtest.load;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** What the generator is asked to do, once; the same words on its command line and on a line of its standard input. */
public final class LoadRun {
    @Option(names = "--host", paramLabel = "HOST", description = "Where to connect to (default: ${DEFAULT-VALUE}).")
    String host = "127.0.0.1";

    @Option(names = "--port", required = true, paramLabel = "N", description = "Where to connect to.")
    int port;

    @Option(names = "--key", paramLabel = "KEY", description = "Sent as bearer token; empty for none.")
    String key = "";

    @Option(names = "--model", paramLabel = "NAME", description = "Model to ask for (default: ${DEFAULT-VALUE}).")
    String model = "auto";

    @Option(
            names = "--connections",
            paramLabel = "N",
            description = "Connections kept busy (default: ${DEFAULT-VALUE}).")
    int connections = 1;

    @Option(
            names = "--seconds",
            paramLabel = "S",
            description = "No request is begun after so long (default: ${DEFAULT-VALUE}).")
    double seconds = 2;

    @Option(
            names = "--events",
            paramLabel = "N",
            description = "Events of a streamed answer, at least 4; 0 for a JSON answer (default: ${DEFAULT-VALUE}).")
    int events;

    @Option(
            names = "--gap-ms",
            paramLabel = "MS",
            description = "Milliseconds between two events; 0 for a burst (default: ${DEFAULT-VALUE}).")
    int gapMillis;

    @Option(
            names = "--once",
            description = "One answer a connection; prints OPEN N when every connection has seen its first byte.")
    boolean once;

    @Option(
            names = "--prompt-bytes",
            paramLabel = "N",
            description = "Length of the request's body, about (default: ${DEFAULT-VALUE}).")
    int promptBytes = 300;

    LoadRun() {}

    /** JSON answers, one connection, two seconds, 0.3 KB. */
    public static LoadRun at(int port, String key) {
        LoadRun run = new LoadRun();
        run.port = port;
        run.key = key;
        return run;
    }

    public LoadRun connections(int wanted) {
        connections = wanted;
        return this;
    }

    public LoadRun seconds(double wanted) {
        seconds = wanted;
        return this;
    }

    /** @param gap milliseconds between two events */
    public LoadRun stream(int count, int gap) {
        events = count;
        gapMillis = gap;
        return this;
    }

    public LoadRun once() {
        once = true;
        return this;
    }

    public LoadRun prompt(String modelName, int bytes) {
        model = modelName;
        promptBytes = bytes;
        return this;
    }

    /** @throws CommandLine.ParameterException if the line is not a run */
    static LoadRun parse(String line) {
        LoadRun run = new LoadRun();
        new CommandLine(new LoadCommand(run)).parseArgs(line.strip().split("\\s+"));
        return run;
    }

    /** What {@link #parse} reads. */
    public String toLine() {
        List<String> words = new ArrayList<>(List.of("--host", host, "--port", String.valueOf(port)));
        if (!key.isEmpty()) {
            words.addAll(List.of("--key", key));
        }
        words.addAll(List.of("--model", model, "--connections", String.valueOf(connections)));
        words.addAll(List.of("--seconds", String.valueOf(seconds), "--events", String.valueOf(events)));
        words.addAll(List.of("--gap-ms", String.valueOf(gapMillis), "--prompt-bytes", String.valueOf(promptBytes)));
        if (once) {
            words.add("--once");
        }
        return String.join(" ", words);
    }

    /** {@link #toLine} without the key, for messages. */
    public String shown() {
        return key.isEmpty() ? toLine() : toLine().replace(key, "…");
    }

    /** The bytes every connection must receive as the body of every answer. */
    byte[] expected() {
        return events == 0 ? CannedAnswers.json() : CannedAnswers.stream(events);
    }
}
