package dev.sluice.loadtest.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Starts this module's own commands in a JVM of their own. */
final class OwnJvm {
    private OwnJvm() {}

    static List<String> command(List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home", ""), "bin", "java").toString());
        // Small and quiet: what these two take from the cores is taken from what is measured.
        command.addAll(List.of("-Xms128m", "-Xmx128m", "-XX:+UseSerialGC"));
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path", ""), "dev.sluice.loadtest.LoadTest"));
        command.addAll(arguments);
        return command;
    }
}
