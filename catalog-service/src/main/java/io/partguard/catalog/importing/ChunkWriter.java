package io.partguard.catalog.importing;

import io.partguard.catalog.application.ApplicationDraft;
import io.partguard.catalog.application.ApplicationWriter;
import io.partguard.catalog.application.ApplicationWriter.Written;
import io.partguard.catalog.importing.Chunk.Rejected;
import io.partguard.catalog.importing.SessionProgress.Step;
import io.partguard.identity.PartNumber;
import io.partguard.tables.Row;
import io.partguard.tables.RowError;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Writes one chunk in one transaction: the parts, their history and supersessions, the refused rows and the session's
 * position. Rows go in by COPY and from there set-wise, which costs a tenth of row by row.
 */
@Component
class ChunkWriter {
    /** Rows whose part stood further up in the file. */
    private static final String DOUBLED = """
            WITH seen AS (
              INSERT INTO import_seen (import_id, brand_id, identity, line)
              SELECT ?, brand_id, identity, min(line) FROM stage_part GROUP BY brand_id, identity
              ON CONFLICT (import_id, brand_id, identity) DO NOTHING
              RETURNING brand_id, identity, line
            ), doubled AS (
              DELETE FROM stage_part s WHERE NOT EXISTS (
                SELECT 1 FROM seen WHERE seen.brand_id = s.brand_id AND seen.identity = s.identity AND seen.line = s.line)
              RETURNING s.line
            )
            SELECT line FROM doubled
            """;

    /** Rows that take away a part which is not there. */
    private static final String UNKNOWN = """
            DELETE FROM stage_part s WHERE s.document IS NULL AND NOT EXISTS (
              SELECT 1 FROM part p WHERE p.brand_id = s.brand_id AND p.identity = s.identity AND NOT p.removed)
            RETURNING s.line
            """;

    /** A part that was taken away before comes back as a new one: under its own id, with nothing before it. */
    private static final String WRITE = """
            WITH written AS (
              INSERT INTO part (id, brand_id, identity, normalized, normaliser, revision, change_seq, hash, import_id, document)
              SELECT s.id, s.brand_id, s.identity, s.normalized, ?, 1, ? + row_number() OVER (ORDER BY s.line), s.hash, ?, s.document
              FROM stage_part s
              WHERE s.document IS NOT NULL AND NOT EXISTS (
                SELECT 1 FROM part p
                WHERE p.brand_id = s.brand_id AND p.identity = s.identity AND p.hash = s.hash AND NOT p.removed)
              ON CONFLICT (brand_id, identity) DO UPDATE SET
                normalized = excluded.normalized, normaliser = excluded.normaliser, revision = part.revision + 1,
                change_seq = excluded.change_seq, hash = excluded.hash, import_id = excluded.import_id,
                document = excluded.document, removed = false, changed_at = clock_timestamp()
              RETURNING new.no, new.revision, new.change_seq, new.import_id,
                CASE WHEN old.removed THEN NULL ELSE old.document END AS before
            ), history AS (
              INSERT INTO part_revision (part_no, revision, change_seq, import_id, before)
              SELECT no, revision, change_seq, import_id, before FROM written
            ), old_edges AS (
              DELETE FROM supersession s USING written w
              WHERE w.before IS NOT NULL AND s.part_no = w.no AND s.link IS NULL AND NOT ? RETURNING 1
            )
            SELECT count(*) FILTER (WHERE before IS NULL), count(before), coalesce(max(change_seq), 0),
              (SELECT count(*) FROM old_edges) FROM written
            """;

    /** What is there by its printed number is pointed at now, so that a chain is whole while the file is still read. */
    private static final String EDGES = """
            INSERT INTO supersession
              (part_no, position, brand_id, kind, note, to_printed, to_identity, to_normalized, to_no, quantity, condition,
               valid_from, reason, two_way)
            SELECT p.no, e.position, p.brand_id, e.kind, e.note, e.to_printed, e.to_identity, e.to_normalized, t.no, e.quantity,
              e.condition, e.valid_from, e.reason, e.two_way
            FROM stage_edge e JOIN stage_part s ON s.line = e.line
            JOIN part p ON p.brand_id = s.brand_id AND p.identity = s.identity
            LEFT JOIN part t ON t.brand_id = p.brand_id AND t.identity = e.to_identity AND NOT t.removed
            WHERE p.change_seq > ?
            """;

    private static final String GONE = """
            INSERT INTO stage_gone SELECT p.no FROM stage_part s
            JOIN part p ON p.brand_id = s.brand_id AND p.identity = s.identity
            WHERE s.document IS NULL
            """;

    private static final String COMPARE = """
            SELECT count(*) FILTER (WHERE s.document IS NOT NULL AND (p.no IS NULL OR p.removed)),
              count(*) FILTER (WHERE s.document IS NOT NULL AND p.hash <> s.hash AND NOT p.removed),
              count(*) FILTER (WHERE s.document IS NULL)
            FROM stage_part s LEFT JOIN part p ON p.brand_id = s.brand_id AND p.identity = s.identity
            """;

    private final DataSource dataSource;
    private final ApplicationWriter applications;
    private final Clock clock;

    ChunkWriter(DataSource dataSource, ApplicationWriter applications, Clock clock) {
        this.dataSource = dataSource;
        this.applications = applications;
        this.clock = clock;
    }

    /**
     * @param brands the numbers of known brands, which grows where brands are made
     * @param bytesRead how far in the file the chunk ends
     * @throws SessionProgress.Overtaken where the session stands elsewhere than {@code position}
     */
    @Transactional(rollbackFor = Exception.class)
    public void write(ImportSession session, long position, Chunk chunk, Map<String, Integer> brands, long bytesRead)
            throws SQLException, IOException {
        Connection connection = DataSourceUtils.getConnection(dataSource);
        try (Statement statement = connection.createStatement()) {
            Stage.open(statement);
            long base = Stage.lock(statement);
            List<Rejected> rejected = new ArrayList<>(chunk.rejected());
            List<PartDraft> drafts = ChunkBrands.known(connection, session, chunk.drafts(), brands, rejected);
            Stage.drafts(connection, drafts, brands, clock);
            List<PartDraft> fresh = without(
                    lines(connection, DOUBLED, session.id()),
                    drafts,
                    rejected,
                    "DUPLICATE_ROW",
                    "stands further up in the file");
            List<PartDraft> taken = without(
                    lines(connection, UNKNOWN, null), fresh, rejected, "UNKNOWN_PART", "is no part of the catalogue");
            Step written = session.dryRun()
                    ? compare(statement)
                    : write(connection, statement, session.id(), base, taken, false);
            Written fits = applications(session, chunk.applications(), rejected);
            SessionProgress.reject(connection, session.id(), rejected);
            SessionProgress.advance(
                    connection,
                    session,
                    position,
                    chunk.position(),
                    new Step(
                                    written.created() + fits.created(),
                                    written.changed() + fits.changed(),
                                    written.removed() + fits.removed(),
                                    Math.max(written.lastChange(), fits.lastChange()))
                            .of(chunk.rows() - rejected.size(), rejected.size(), bytesRead));
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
    }

    /** What cannot be written joins the refused rows. */
    private Written applications(ImportSession session, List<Chunk.Statement> statements, List<Rejected> rejected)
            throws SQLException {
        if (statements.isEmpty()) {
            return Written.NOTHING;
        }
        List<ApplicationDraft> drafts =
                statements.stream().map(Chunk.Statement::draft).toList();
        Written written = applications.write(session.id(), drafts, session.dryRun());
        for (ApplicationWriter.Refused refused : written.refused()) {
            Chunk.Statement at = statements.get(refused.index());
            boolean brand = refused.code().equals("UNKNOWN_BRAND");
            String field = !brand ? "partNumber" : at.draft().brand() == null ? "manufacturerCode" : "brand";
            String detail = brand ? "is no brand of the catalogue" : "is no part of this brand";
            List<RowError> errors = List.of(at.row().error(field, refused.code(), detail));
            rejected.add(new Rejected(at.position(), errors, at.row().raw()));
        }
        return written;
    }

    /**
     * Writes one part that a person entered, as a part of the caller's transaction.
     *
     * @param keepEdges whether its supersessions stay as they are; the draft's are not written then
     * @return whether anything changed
     */
    @Transactional(propagation = Propagation.MANDATORY, rollbackFor = Exception.class)
    public boolean writeOne(PartDraft draft, int brandId, boolean keepEdges, String changedBy)
            throws SQLException, IOException {
        Connection connection = DataSourceUtils.getConnection(dataSource);
        try (Statement statement = connection.createStatement()) {
            Stage.open(statement);
            long base = Stage.lock(statement);
            List<PartDraft> drafts = List.of(keepEdges ? draft.withoutSupersessions() : draft);
            Stage.drafts(connection, drafts, Map.of(draft.brand().key(), brandId), clock);
            Step written = write(connection, statement, null, base, drafts, keepEdges);
            try (PreparedStatement by = connection.prepareStatement("""
                    UPDATE part_revision r SET changed_by = ? FROM part p
                    WHERE p.change_seq = ? AND r.part_no = p.no AND r.revision = p.revision
                    """)) {
                by.setString(1, changedBy);
                by.setLong(2, written.lastChange());
                return by.executeUpdate() == 1;
            }
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
    }

    private static Set<Long> lines(Connection connection, String sql, @Nullable String importId) throws SQLException {
        Set<Long> lines = new HashSet<>();
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            if (importId != null) {
                query.setString(1, importId);
            }
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    lines.add(rows.getLong(1));
                }
            }
        }
        return lines;
    }

    /** Drafts at these places join the refused rows. */
    private static List<PartDraft> without(
            Set<Long> places, List<PartDraft> drafts, List<Rejected> rejected, String code, String detail) {
        if (places.isEmpty()) {
            return drafts;
        }
        List<PartDraft> kept = new ArrayList<>(drafts.size());
        for (PartDraft draft : drafts) {
            Row row = draft.row();
            if (places.contains(draft.position())) {
                rejected.add(new Rejected(draft.position(), List.of(row.error("partNumber", code, detail)), row.raw()));
            } else {
                kept.add(draft);
            }
        }
        return kept;
    }

    private static Step compare(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery(COMPARE)) {
            row.next();
            return new Step(row.getLong(1), row.getLong(2), row.getLong(3), 0);
        }
    }

    private static Step write(
            Connection connection,
            Statement statement,
            @Nullable String importId,
            long base,
            List<PartDraft> taken,
            boolean keepEdges)
            throws SQLException {
        PartRemoval.Removed gone = PartRemoval.Removed.NONE;
        if (taken.stream().anyMatch(PartDraft::removal)) {
            statement.executeUpdate(GONE);
            gone = PartRemoval.remove(connection, importId, base);
        }
        long removed = gone.parts();
        long moved = gone.edges();
        Step written;
        try (PreparedStatement write = connection.prepareStatement(WRITE)) {
            write.setInt(1, PartNumber.VERSION);
            write.setLong(2, base + removed);
            write.setString(3, importId);
            write.setBoolean(4, keepEdges);
            try (ResultSet row = write.executeQuery()) {
                row.next();
                long last = Math.max(row.getLong(3), removed == 0 ? 0 : base + removed);
                written = new Step(row.getLong(1), row.getLong(2), removed, last);
                moved += row.getLong(4);
            }
        }
        if (taken.stream().anyMatch(draft -> !draft.supersessions().isEmpty())) {
            try (PreparedStatement edges = connection.prepareStatement(EDGES)) {
                edges.setLong(1, base);
                moved += edges.executeUpdate();
            }
        }
        Stage.moved(connection, written.lastChange(), moved);
        return written;
    }
}
