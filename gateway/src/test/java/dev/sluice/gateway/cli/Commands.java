package dev.sluice.gateway.cli;

import dev.sluice.gateway.RunningGateway;
import dev.sluice.gateway.Served;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** Commands as an operator types them, and what they print. */
abstract class Commands {
    final StringWriter out = new StringWriter();
    final StringWriter err = new StringWriter();

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    Path folder;

    int run(String... arguments) {
        return Sluice.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }

    /** Nobody listens at these addresses: whoever asks them fails. */
    void configured() throws IOException {
        RunningGateway.write(
                folder,
                "",
                "{}",
                Served.by("house", "http://127.0.0.1:1/v1").costing("1").able("json_object"),
                Served.by("away", "http://127.0.0.1:2/v1").outside().costing("3"));
    }
}
