package dev.sluice.gateway.ledger;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.sluice.config.GatewaySettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;

/**
 * The database of ledger and audit. Opened and migrated by whoever needs a connection first; if that fails, the next
 * one tries again. Thread-safe.
 */
public final class Store implements AutoCloseable {
    /** H2's code for a file that another process has open. */
    private static final int H2_ALREADY_OPEN = 90020;

    private static final String H2_NAME = "facts";

    private final String url;
    private final GatewaySettings.Storage storage;
    private @Nullable HikariDataSource pool;
    private boolean closed;

    /** Does not touch the database yet. */
    public Store(GatewaySettings.Storage storage) {
        this.storage = storage;
        this.url = storage.jdbcUrl().filter(given -> !given.isBlank()).orElseGet(this::h2);
    }

    /** A connection of the pool, with the schema up to date; the caller closes it. */
    public Connection connection() throws SQLException {
        return pool().getConnection();
    }

    /** Returns when all that was committed would survive a loss of power. */
    public void sync() throws SQLException {
        // PostgreSQL syncs at every commit; H2 only writes.
        if (isH2()) {
            try (Connection connection = connection();
                    Statement statement = connection.createStatement()) {
                statement.execute("CHECKPOINT SYNC");
            }
        }
    }

    public boolean isH2() {
        return url.startsWith("jdbc:h2:");
    }

    /**
     * The folder that should hold the database and does not; empty if it is there, or is on a server. Opening would
     * make an empty one, and "nothing happened" must not be the answer where somebody looks in the wrong place.
     */
    public static Optional<Path> missing(GatewaySettings.Storage storage) {
        Path folder = storage.directory().toAbsolutePath().normalize();
        boolean here = storage.jdbcUrl().filter(given -> !given.isBlank()).isEmpty();
        return here && !Files.exists(folder.resolve(H2_NAME + ".mv.db")) ? Optional.of(folder) : Optional.empty();
    }

    /** Whether this was thrown since a running gateway has the H2 file. */
    public static boolean isInUse(Throwable thrown) {
        for (@Nullable Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getErrorCode() == H2_ALREADY_OPEN) {
                return true;
            }
        }
        return false;
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (pool != null) {
            pool.close();
            pool = null;
        }
    }

    private synchronized HikariDataSource pool() throws SQLException {
        if (closed) {
            throw new SQLException("store: closed");
        }
        if (pool == null) {
            HikariDataSource opened = open();
            try {
                migrate(opened);
            } catch (SQLException | RuntimeException e) {
                opened.close();
                throw new SQLException("store: cannot bring the schema up to date", e);
            }
            pool = opened;
        }
        return pool;
    }

    private HikariDataSource open() throws SQLException {
        HikariConfig config = new HikariConfig();
        config.setPoolName("store");
        config.setJdbcUrl(url);
        config.setMaximumPoolSize(4);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(5_000);
        if (isH2()) {
            config.setUsername("sa");
            config.setPassword("");
        } else {
            storage.user().ifPresent(config::setUsername);
            storage.password().ifPresent(password -> config.setPassword(password.reveal()));
            // A server that has gone silent must not hold the drain for ever. Seconds.
            config.addDataSourceProperty("socketTimeout", "30");
            config.addDataSourceProperty("tcpKeepAlive", "true");
            // One round trip for a whole batch.
            config.addDataSourceProperty("reWriteBatchedInserts", "true");
        }
        try {
            return new HikariDataSource(config);
        } catch (RuntimeException e) {
            throw new SQLException("store: cannot connect", e);
        }
    }

    private void migrate(HikariDataSource pool) throws SQLException {
        Flyway flyway = Flyway.configure(Store.class.getClassLoader())
                .dataSource(pool)
                .locations("classpath:db/migration")
                .load();
        if (isH2()) {
            HalfMadeTables.clear(flyway, pool);
        }
        flyway.migrate();
    }

    /**
     * TRACE_LEVEL_FILE=0: a report that finds the database open elsewhere asks the gateway; H2 need not write a stack
     * trace beside the facts for it. WRITE_DELAY=0 hands every commit to the operating system at once: H2's default
     * keeps it in the process for up to half a second, where {@code kill -9} would take it.
     */
    private String h2() {
        return "jdbc:h2:file:" + storage.directory().toAbsolutePath().resolve(H2_NAME)
                + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;WRITE_DELAY=0"
                + ";DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0;CACHE_SIZE=8192";
    }
}
