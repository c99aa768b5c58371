package dev.sluice.loadtest.bench;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A process that the bench has started, and that ends with it, even when the bench itself is killed. */
final class Child implements AutoCloseable {
    /** Ends the command when standard input ends, which is what happens when we are gone, however we went. */
    private static final String WATCH = "\"$@\" & child=$!; read -r line; kill \"$child\" 2>/dev/null; wait \"$child\"";

    private static final long PATIENCE_SECONDS = 10;
    private static final int TAIL = 1500;

    private final Process process;
    private final Path log;

    private Child(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /** A command that ends by itself when its standard input does. Its standard output is for {@link #lines}. */
    static Child talking(Path log, List<String> command) throws IOException {
        return new Child(new ProcessBuilder(command).redirectError(log.toFile()).start(), log);
    }

    /** Any command. What it prints goes to the log. */
    static Child watched(Path log, List<String> command) throws IOException {
        List<String> words = new ArrayList<>(List.of("sh", "-c", WATCH, "sh"));
        words.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        return new Child(builder.start(), log);
    }

    BufferedReader lines() {
        return process.inputReader(StandardCharsets.UTF_8);
    }

    BufferedWriter input() {
        return process.outputWriter(StandardCharsets.UTF_8);
    }

    /** Its processes whose program has this file name; empty when it has ended. */
    List<Long> running(String program) {
        return process.descendants()
                .filter(descendant -> isProgram(descendant, program))
                .map(ProcessHandle::pid)
                .toList();
    }

    /** Whether anything of it still runs, the watching shell aside. */
    boolean isRunning() {
        return process.descendants().findAny().isPresent();
    }

    private static boolean isProgram(ProcessHandle handle, String program) {
        Optional<String> command = handle.info().command();
        return command.isPresent() && Path.of(command.get()).endsWith(program);
    }

    /** The last of what it printed, for a message. */
    String lastWords() {
        try {
            String all = Files.readString(log, StandardCharsets.UTF_8);
            return all.substring(Math.max(0, all.length() - TAIL)).strip();
        } catch (IOException unreadable) {
            return "(" + log + " cannot be read: " + unreadable.getMessage() + ")";
        }
    }

    @Override
    public void close() {
        List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
        all.add(process.toHandle());
        try {
            process.getOutputStream().close();
        } catch (IOException alreadyClosed) {
            // Then it has ended already.
        }
        try {
            process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
        all.forEach(ProcessHandle::destroyForcibly);
    }
}
