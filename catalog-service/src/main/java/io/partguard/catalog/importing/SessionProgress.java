package io.partguard.catalog.importing;

import io.partguard.catalog.importing.Chunk.Rejected;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/** Moves a session on by one chunk, inside the chunk's own transaction. */
final class SessionProgress {
    /** The compare-and-set that is fence, restart point and progress in one. */
    private static final String ADVANCE = """
            UPDATE import_session SET position = ?, read = read + ?, accepted = accepted + ?, rejected = rejected + ?,
              created = created + ?, changed = changed + ?, unchanged = unchanged + ?, removed = removed + ?,
              last_change = greatest(last_change, ?), bytes_read = greatest(bytes_read, ?)
            WHERE id = ? AND position = ? AND status = 'RUNNING'
            """;

    private SessionProgress() {}

    /** Somebody else has moved the session on, or ended it; nothing was written. */
    static final class Overtaken extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /**
     * What a chunk did.
     *
     * @param lastChange the last change number it gave out; 0: none
     */
    record Step(
            long created, long changed, long removed, long lastChange, long accepted, long rejected, long bytesRead) {

        Step(long created, long changed, long removed, long lastChange) {
            this(created, changed, removed, lastChange, 0, 0, 0);
        }

        Step of(long taken, long refused, long bytes) {
            return new Step(created, changed, removed, lastChange, taken, refused, bytes);
        }
    }

    static void reject(Connection connection, String importId, List<Rejected> rejected)
            throws SQLException, IOException {
        CopyText entries = new CopyText();
        for (Rejected row : rejected) {
            int position = 0;
            for (String entry : row.entries()) {
                entries.row(importId, Long.toString(row.position()), Integer.toString(position++), entry);
            }
        }
        entries.into(connection, "import_rejected");
    }

    static void advance(Connection connection, ImportSession session, long from, long to, Step step)
            throws SQLException {
        try (PreparedStatement advance = connection.prepareStatement(ADVANCE)) {
            advance.setLong(1, to);
            advance.setLong(2, step.accepted() + step.rejected());
            advance.setLong(3, step.accepted());
            advance.setLong(4, step.rejected());
            advance.setLong(5, step.created());
            advance.setLong(6, step.changed());
            advance.setLong(7, step.accepted() - step.created() - step.changed() - step.removed());
            advance.setLong(8, step.removed());
            advance.setLong(9, step.lastChange());
            advance.setLong(10, step.bytesRead());
            advance.setString(11, session.id());
            advance.setLong(12, from);
            if (advance.executeUpdate() != 1) {
                throw new Overtaken();
            }
        }
    }
}
