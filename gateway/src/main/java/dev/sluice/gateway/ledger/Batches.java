package dev.sluice.gateway.ledger;

import java.sql.Connection;
import java.sql.SQLException;

/** All rows of a batch, or none. */
public final class Batches {
    /** Work on a connection. */
    public interface Work {
        void run() throws SQLException;
    }

    private Batches() {}

    public static void inOneTransaction(Connection connection, Work work) throws SQLException {
        connection.setAutoCommit(false);
        try {
            work.run();
            connection.commit();
        } catch (SQLException | RuntimeException e) {
            connection.rollback();
            throw e;
        } finally {
            connection.setAutoCommit(true);
        }
    }
}
