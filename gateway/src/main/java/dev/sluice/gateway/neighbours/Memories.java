package dev.sluice.gateway.neighbours;

import dev.sluice.gateway.feedback.RoutingBook;
import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Fills neighbours at start with what was said before it. */
public final class Memories {
    private static final Logger log = LoggerFactory.getLogger(Memories.class);

    /** Words of feedback, of all teams and routes together. */
    private static final int MOST = 50_000;

    private Memories() {}

    /** Begins on a thread of its own and returns at once. If it fails, neighbours begin anew. */
    public static void recall(Neighbours neighbours, RoutingBook book) {
        Thread.ofVirtual().name("sluice-memories").start(() -> {
            try {
                neighbours.learn(book.rated(MOST));
            } catch (SQLException | RuntimeException away) {
                log.atInfo()
                        .addKeyValue("cause", away.getClass().getSimpleName())
                        .log("no outcomes from before the start, neighbours begin anew");
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        });
    }
}
