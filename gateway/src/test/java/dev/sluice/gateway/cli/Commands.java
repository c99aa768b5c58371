package dev.sluice.gateway.cli;

import dev.sluice.gateway.RunningGateway;
import dev.sluice.gateway.Served;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;

/** Commands as an operator types them, and what they print. */
public abstract class Commands {
    protected final StringWriter out = new StringWriter();
    protected final StringWriter err = new StringWriter();

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    protected Path folder;

    protected int run(String... arguments) {
        return Sluice.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }

    /** Nobody listens at these addresses: whoever asks them fails. */
    protected void configured() throws IOException {
        RunningGateway.write(
                folder,
                "",
                "{}",
                Served.by("house", "http://127.0.0.1:1/v1").costing("1").able("json_object"),
                Served.by("away", "http://127.0.0.1:2/v1").outside().costing("3"));
    }

    /**
     * A command that puts prompts to a running gateway.
     *
     * @param settings further lines of gateway.yml
     * @param gateway its address
     */
    protected int prompted(
            String command, String settings, String prompts, String gateway, Served[] backends, String... more)
            throws IOException {
        RunningGateway.write(folder, "", "{ window: 20 }", backends);
        Files.writeString(folder.resolve("gateway.yml"), settings, StandardOpenOption.APPEND);
        Path file = Files.writeString(folder.resolve("prompts.jsonl"), prompts);
        Path key = Files.writeString(folder.resolve("key"), RunningGateway.KEY + "\n");
        Stream<String> common = Stream.of(
                command,
                "--config",
                folder.toString(),
                "--prompts",
                file.toString(),
                "--key-file",
                key.toString(),
                "--gateway",
                gateway);
        return run(Stream.concat(common, Stream.of(more)).toArray(String[]::new));
    }
}
