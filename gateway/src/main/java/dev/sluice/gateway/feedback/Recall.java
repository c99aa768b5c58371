package dev.sluice.gateway.feedback;

import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads at the start what was kept before it, for what lives in memory and can begin anew without. */
public final class Recall {
    private static final Logger log = LoggerFactory.getLogger(Recall.class);

    /** Reads what was kept, and hands it on; may block. */
    public interface Reading {
        void read() throws SQLException, InterruptedException;
    }

    private Recall() {}

    /**
     * Begins on a thread of its own and returns at once.
     *
     * @param thread its name
     * @param otherwise what is logged, beside why, if it fails
     */
    public static void begin(String thread, Reading reading, String otherwise) {
        Thread.ofVirtual().name(thread).start(() -> {
            try {
                reading.read();
            } catch (SQLException | RuntimeException away) {
                log.atInfo()
                        .addKeyValue("cause", away.getClass().getSimpleName())
                        .log(otherwise);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        });
    }
}
