package dev.sluice.gateway.live;

import dev.sluice.config.Problem;
import java.util.List;

/** What came of reading the configuration again. */
public sealed interface Reloaded {
    /** Requests that come now go by the new settings. */
    record Changed(String from, String to) implements Reloaded {}

    /** The files are those in force. */
    record Same(String version) implements Reloaded {}

    /**
     * The last good settings stay.
     *
     * @param problems why; at least one
     */
    record Kept(String version, List<Problem> problems) implements Reloaded {
        public Kept {
            problems = List.copyOf(problems);
        }
    }
}
