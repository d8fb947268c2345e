package io.partguard.catalog.application;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Takes back what an import said of what parts fit, some statements at a time. */
@Component
public class ApplicationReverts {
    /** What the import found when it came first, beside how the statement is now. */
    private static final String TOUCHED = """
            WITH found AS (
              SELECT DISTINCT ON (application_no) application_no, before FROM application_change
              WHERE import_id = ? AND application_no > ? ORDER BY application_no, no LIMIT ?
            )
            SELECT a.no, found.before, a.document, a.removed, a.import_id, p.id, b.name,
              p.document::json ->> 'partNumber'
            FROM found JOIN application a ON a.no = found.application_no
            JOIN part p ON p.no = a.part_no JOIN brand b ON b.id = p.brand_id ORDER BY a.no
            """;

    private static final String WRITE = """
            WITH written AS (
              UPDATE application a SET removed = found.before IS NULL, document = coalesce(found.before, a.document),
                import_id = ?, changed_at = clock_timestamp()
              FROM unnest(?::bigint[], ?::text[]) AS found (no, before) WHERE a.no = found.no
              RETURNING new.no, new.part_no, CASE WHEN NOT old.removed THEN old.document END AS before
            ), history AS (
              INSERT INTO application_change (application_no, import_id, before) SELECT no, ?, before FROM written
            )
            SELECT DISTINCT part_no FROM written ORDER BY part_no
            """;

    private final DataSource dataSource;

    ApplicationReverts(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * @param importId what is taken back
     * @param revertId under which this is put down, so that it can be taken back in turn
     * @param force whether also what was changed since
     * @param dryRun whether only to say what would happen
     */
    public record Wanted(String importId, String revertId, boolean force, boolean dryRun) {}

    /**
     * A statement that the import touched.
     *
     * @param before what the import found; null: nothing
     * @param changedBy the import that changed it last; null: a person did
     */
    public record Touched(
            long no,
            @Nullable String before,
            String document,
            boolean removed,
            @Nullable String changedBy,
            String partId,
            String brand,
            String partNumber) {

        /** Whether it is what the revert would make it, whoever did that. */
        boolean stands() {
            return before == null ? removed : !removed && document.equals(before);
        }
    }

    /**
     * @param last the last statement that was dealt with; where none was left, the one it went on from
     * @param created said again that had been taken away
     * @param standing that were as before the import already
     * @param left changed again since, and left as they are
     * @param lastChange the last change number that was given out; 0: none
     */
    public record Reverted(
            long last, long created, long changed, long removed, long standing, List<Touched> left, long lastChange) {}

    /** Whether the import said anything of what parts fit. */
    @Transactional(propagation = Propagation.SUPPORTS)
    public boolean concerns(String importId) throws SQLException {
        Connection connection = DataSourceUtils.getConnection(dataSource);
        try (PreparedStatement query =
                connection.prepareStatement("SELECT EXISTS (SELECT 1 FROM application_change WHERE import_id = ?)")) {
            query.setString(1, importId);
            try (ResultSet row = query.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
    }

    /** Takes back the next statements behind {@code after}, as a part of the caller's transaction. */
    @Transactional(propagation = Propagation.MANDATORY, rollbackFor = Exception.class)
    public Reverted revert(Wanted wanted, long after, int most) throws SQLException {
        Connection connection = DataSourceUtils.getConnection(dataSource);
        try (Statement statement = connection.createStatement()) {
            long base = ApplicationWriter.lock(statement);
            List<Touched> touched = touched(connection, wanted.importId(), after, most);
            List<Touched> left = new ArrayList<>();
            List<Touched> back = new ArrayList<>();
            for (Touched one : touched) {
                if (one.stands()) {
                    continue;
                }
                boolean changedSince = !wanted.importId().equals(one.changedBy());
                (changedSince && !wanted.force() ? left : back).add(one);
            }
            long removed = back.stream().filter(one -> one.before() == null).count();
            long created = back.stream()
                    .filter(one -> one.before() != null && one.removed())
                    .count();
            return new Reverted(
                    touched.isEmpty() ? after : touched.getLast().no(),
                    created,
                    back.size() - created - removed,
                    removed,
                    touched.size() - back.size() - left.size(),
                    left,
                    wanted.dryRun() || back.isEmpty() ? 0 : write(connection, wanted.revertId(), base, back));
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
    }

    private static List<Touched> touched(Connection connection, String importId, long after, int most)
            throws SQLException {
        List<Touched> touched = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(TOUCHED)) {
            query.setString(1, importId);
            query.setLong(2, after);
            query.setInt(3, most);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    touched.add(new Touched(
                            row.getLong(1),
                            row.getString(2),
                            row.getString(3),
                            row.getBoolean(4),
                            row.getString(5),
                            row.getString(6),
                            row.getString(7),
                            row.getString(8)));
                }
            }
        }
        return touched;
    }

    private static long write(Connection connection, String revertId, long base, List<Touched> back)
            throws SQLException {
        List<Long> parts = new ArrayList<>();
        try (PreparedStatement write = connection.prepareStatement(WRITE)) {
            write.setString(1, revertId);
            write.setArray(
                    2,
                    connection.createArrayOf(
                            "bigint", back.stream().map(Touched::no).toArray()));
            write.setArray(
                    3,
                    connection.createArrayOf(
                            "text", back.stream().map(Touched::before).toArray()));
            write.setString(4, revertId);
            try (ResultSet rows = write.executeQuery()) {
                while (rows.next()) {
                    parts.add(rows.getLong(1));
                }
            }
        }
        return ApplicationWriter.show(connection, base, parts);
    }
}
