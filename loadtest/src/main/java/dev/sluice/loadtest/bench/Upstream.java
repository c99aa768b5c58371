package dev.sluice.loadtest.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The mock upstream as a process. */
final class Upstream implements AutoCloseable {
    private static final String READY = "READY port=";

    private final Child child;
    private final int port;

    /** @param wanted its port; 0 for any free one */
    Upstream(Path log, int wanted) throws IOException {
        child = Child.talking(log, OwnJvm.command(List.of("upstream", "--port", String.valueOf(wanted))));
        @Nullable String line = child.lines().readLine();
        if (line == null || !line.startsWith(READY)) {
            child.close();
            throw new IOException("the mock upstream did not start: " + child.lastWords());
        }
        port = Integer.parseInt(line.substring(READY.length()));
    }

    int port() {
        return port;
    }

    @Override
    public void close() {
        child.close();
    }
}
