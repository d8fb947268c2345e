package io.partguard.catalog.importing;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The tables that what changes is copied into, which end with their transaction, and the lock under which it is written. */
final class Stage {
    private static final String TABLES = """
            CREATE TEMPORARY TABLE IF NOT EXISTS stage_part (
              no bigint, change_seq bigint, normalized text, hash bytea, fingerprint uuid, document text
            ) ON COMMIT DELETE ROWS;
            CREATE TEMPORARY TABLE IF NOT EXISTS stage_edge (
              part_no bigint, position smallint, kind text, note text, to_printed text, to_identity text, to_normalized text,
              quantity integer, condition text, valid_from date, reason text, two_way boolean
            ) ON COMMIT DELETE ROWS;
            CREATE TEMPORARY TABLE IF NOT EXISTS stage_gone (no bigint) ON COMMIT DELETE ROWS
            """;

    private Stage() {}

    static void open(Statement statement) throws SQLException {
        statement.execute(TABLES);
    }

    /** @return the last change number that was given out; the next ones are the caller's until its transaction ends */
    static long lock(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("SELECT last_change FROM catalogue_state FOR UPDATE")) {
            row.next();
            return row.getLong(1);
        }
    }

    /**
     * Fills one of the tables.
     *
     * @param key the column that it is joined by: the planner is told of it, or it takes the table for a large one and
     *     reads the whole catalogue beside it
     */
    static void fill(Connection connection, CopyText rows, String table, String key) throws SQLException, IOException {
        rows.into(connection, table);
        try (Statement analyze = connection.createStatement()) {
            analyze.execute("ANALYZE " + table + " (" + key + ")");
        }
    }

    /**
     * Notes what was written.
     *
     * @param edges how many supersessions came, went or lost their target
     */
    static void moved(Connection connection, long lastChange, long edges) throws SQLException {
        if (lastChange > 0) {
            try (PreparedStatement state = connection.prepareStatement(
                    "UPDATE catalogue_state SET last_change = ?, supersession_change = supersession_change + ?"
                            + " WHERE last_change < ?")) {
                state.setLong(1, lastChange);
                state.setLong(2, edges > 0 ? 1 : 0);
                state.setLong(3, lastChange);
                state.executeUpdate();
            }
        }
    }
}
