package io.partguard.pricing.book.store;

import io.partguard.pricing.book.Revision;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;

final class RevisionRow {
    private RevisionRow() {}

    static Revision current(JdbcClient jdbc) {
        return jdbc.sql("SELECT revision, changed_at, chain FROM book ORDER BY revision DESC LIMIT 1")
                .query(RevisionRow::read)
                .optional()
                .orElse(Revision.EMPTY);
    }

    static Revision knownAt(JdbcClient jdbc, Instant instant) {
        return jdbc.sql("""
                        SELECT revision, changed_at, chain FROM book
                        WHERE changed_at <= ? ORDER BY changed_at DESC LIMIT 1
                        """)
                .param(Timestamp.from(instant))
                .query(RevisionRow::read)
                .optional()
                .orElse(Revision.EMPTY);
    }

    static Revision numbered(JdbcClient jdbc, long number) {
        return jdbc.sql("SELECT revision, changed_at, chain FROM book WHERE revision = ?")
                .param(number)
                .query(RevisionRow::read)
                .optional()
                .orElseThrow(() -> new IllegalStateException("there was no revision " + number));
    }

    private static Revision read(ResultSet row, int n) throws SQLException {
        return new Revision(
                row.getLong("revision"), row.getTimestamp("changed_at").toInstant(), row.getString("chain"));
    }
}
