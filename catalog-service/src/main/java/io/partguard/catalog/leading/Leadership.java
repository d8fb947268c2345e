package io.partguard.catalog.leading;

import jakarta.annotation.PreDestroy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * One of the replicas runs the imports and the indexer: the one that holds an advisory lock of PostgreSQL. The lock
 * ends with its connection, so a killed service's work goes on at the next start at once. It saves double work and
 * nothing else: what must not happen twice is kept apart by compare-and-set and by versions.
 */
@Component
public class Leadership {
    private static final Logger LOG = LoggerFactory.getLogger(Leadership.class);
    private static final String LOCK = "catalog-service leader";
    private static final Duration BEAT = Duration.ofSeconds(1);
    private static final int PING_SECONDS = 2;

    private final DataSource dataSource;
    private volatile boolean leading;
    private volatile boolean closed;
    private @Nullable Connection connection;

    public Leadership(DataSource dataSource) {
        this.dataSource = dataSource;
        Thread.ofVirtual().name("leadership").start(this::run);
    }

    public boolean isLeading() {
        return leading;
    }

    private void run() {
        while (!closed) {
            beat();
            try {
                Thread.sleep(BEAT);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private synchronized void beat() {
        if (closed) {
            return;
        }
        try {
            Connection held = connection;
            if (held != null && !held.isValid(PING_SECONDS)) {
                release();
            }
            if (connection == null) {
                acquire();
            }
        } catch (SQLException e) {
            LOG.warn("the database cannot be asked who leads: {}", e.getSQLState());
            release();
        }
    }

    private void acquire() throws SQLException {
        Connection fresh = dataSource.getConnection();
        boolean locked = false;
        try (PreparedStatement lock = fresh.prepareStatement("SELECT pg_try_advisory_lock(hashtextextended(?, 7))")) {
            lock.setString(1, LOCK);
            try (ResultSet answer = lock.executeQuery()) {
                locked = answer.next() && answer.getBoolean(1);
            }
        } finally {
            if (!locked) {
                fresh.close();
            }
        }
        if (locked) {
            connection = fresh;
            leading = true;
            LOG.info("this replica runs imports and the indexer");
        }
    }

    private void release() {
        leading = false;
        Connection held = connection;
        connection = null;
        if (held != null) {
            try (held) {
                // Back in the pool the session must not go on holding the lock.
                held.createStatement().execute("SELECT pg_advisory_unlock_all()");
            } catch (SQLException e) {
                LOG.info("the leader's connection is gone: {}", e.getSQLState());
            }
        }
    }

    @PreDestroy
    synchronized void close() {
        closed = true;
        release();
    }
}
