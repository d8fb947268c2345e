package io.partguard.catalog.application;

import io.partguard.catalog.application.ApplicationStage.Refusal;
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

/**
 * Writes statements about many parts set-wise, with what they replaced, and lets the index know of the parts. The
 * parts' own revisions stay: what a part fits is no edit of the part.
 */
@Component
public class ApplicationWriter {
    private static final String WRITE = """
            WITH written AS (
              INSERT INTO application (part_no, key, document, removed, import_id, make_key, model_key, vehicle_code, year_from,
                year_to, serial_prefix, serial_low, serial_high, built_from, built_to, qualifier_names, qualifiers)
              SELECT part_no, key, document, removed, ?, make_key, model_key, vehicle_code, year_from, year_to, serial_prefix,
                serial_low, serial_high, built_from, built_to, qualifier_names, qualifiers
              FROM stage_application WHERE effect <> 'UNCHANGED' ORDER BY n
              ON CONFLICT (part_no, key) DO UPDATE SET removed = excluded.removed, import_id = excluded.import_id,
                document = CASE WHEN excluded.removed THEN application.document ELSE excluded.document END,
                changed_at = clock_timestamp()
              RETURNING new.no, new.part_no, CASE WHEN NOT old.removed THEN old.document END AS before
            ), history AS (
              INSERT INTO application_change (application_no, import_id, before) SELECT no, ?, before FROM written
            )
            SELECT DISTINCT part_no FROM written ORDER BY part_no
            """;

    private static final String SHOW = """
            UPDATE part p SET change_seq = ? + fits.rank, fitment = fits.fitment
            FROM (
              SELECT given.no, row_number() OVER (ORDER BY given.no) AS rank, (
                SELECT json_build_object(
                  'makes', json_agg(DISTINCT k.name), 'models', json_agg(DISTINCT k.name || ' ' || m.name))::text
                FROM application a JOIN vehicle_make k ON k.key = a.make_key
                JOIN vehicle_model m ON m.make_key = a.make_key AND m.key = a.model_key
                WHERE a.part_no = given.no AND NOT a.removed HAVING count(*) > 0
              ) AS fitment
              FROM unnest(?::bigint[]) AS given (no)
            ) fits WHERE p.no = fits.no
            """;

    private final DataSource dataSource;

    ApplicationWriter(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * What became of a chunk: created + changed + removed + unchanged + refused is what was given.
     *
     * @param refused by their place in the list that was given
     * @param lastChange the catalogue's last change number that this gave out; 0: none
     */
    public record Written(
            long created, long changed, long removed, long unchanged, List<Refused> refused, long lastChange) {
        public static final Written NOTHING = new Written(0, 0, 0, 0, List.of(), 0);
    }

    /** @param code UNKNOWN_BRAND or UNKNOWN_PART */
    public record Refused(int index, String code) {}

    /**
     * Takes what the drafts say, as a part of the caller's transaction. Of two drafts that are the same statement the
     * later one counts. Taking back what does not hold changes nothing.
     *
     * @param importId where they come from, by which they can be taken back
     * @param dryRun whether only to say what would happen
     */
    @Transactional(propagation = Propagation.MANDATORY, rollbackFor = Exception.class)
    public Written write(@Nullable String importId, List<ApplicationDraft> drafts, boolean dryRun) throws SQLException {
        Connection connection = DataSourceUtils.getConnection(dataSource);
        try (Statement statement = connection.createStatement()) {
            long base = lock(statement);
            List<Refusal> refusals = ApplicationStage.fill(connection, drafts);
            Counts counts = counts(statement);
            long last = dryRun ? 0 : write(connection, importId, base);
            List<Refused> refused = refusals.stream()
                    .map(it -> new Refused(it.index(), it.code()))
                    .toList();
            long unchanged = drafts.size() - refused.size() - counts.created - counts.changed - counts.removed;
            return new Written(counts.created, counts.changed, counts.removed, unchanged, refused, last);
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
    }

    private record Counts(long created, long changed, long removed) {}

    /** Change numbers are given out under the catalogue's lock. */
    static long lock(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("SELECT last_change FROM catalogue_state FOR UPDATE")) {
            row.next();
            return row.getLong(1);
        }
    }

    private static Counts counts(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("""
                SELECT count(*) FILTER (WHERE effect = 'CREATED'), count(*) FILTER (WHERE effect = 'CHANGED'),
                  count(*) FILTER (WHERE effect = 'REMOVED') FROM stage_application
                """)) {
            row.next();
            return new Counts(row.getLong(1), row.getLong(2), row.getLong(3));
        }
    }

    private static long write(Connection connection, @Nullable String importId, long base) throws SQLException {
        ApplicationStage.learnVehicles(connection);
        List<Long> parts = new ArrayList<>();
        try (PreparedStatement write = connection.prepareStatement(WRITE)) {
            write.setString(1, importId);
            write.setString(2, importId);
            try (ResultSet rows = write.executeQuery()) {
                while (rows.next()) {
                    parts.add(rows.getLong(1));
                }
            }
        }
        return show(connection, base, parts);
    }

    /** The index follows the parts whose change number is new. */
    static long show(Connection connection, long base, List<Long> parts) throws SQLException {
        if (parts.isEmpty()) {
            return 0;
        }
        try (PreparedStatement show = connection.prepareStatement(SHOW);
                PreparedStatement state = connection.prepareStatement("UPDATE catalogue_state SET last_change = ?")) {
            show.setLong(1, base);
            show.setArray(2, connection.createArrayOf("bigint", parts.toArray()));
            show.executeUpdate();
            state.setLong(1, base + parts.size());
            state.executeUpdate();
        }
        return base + parts.size();
    }
}
