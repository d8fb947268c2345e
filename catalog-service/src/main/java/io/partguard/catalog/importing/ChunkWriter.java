package io.partguard.catalog.importing;

import io.partguard.catalog.importing.Chunk.Rejected;
import io.partguard.catalog.importing.PartDraft.BrandDraft;
import io.partguard.catalog.part.PartJson;
import io.partguard.catalog.supersession.SupersessionEdges.Edge;
import io.partguard.identity.Ids;
import io.partguard.identity.PartNumber;
import io.partguard.tables.Row;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
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
    private static final String STAGE = """
            CREATE TEMPORARY TABLE IF NOT EXISTS stage_part (
              line bigint, id text, brand_id integer, identity text, normalized text, hash bytea, document text
            ) ON COMMIT DELETE ROWS;
            CREATE TEMPORARY TABLE IF NOT EXISTS stage_edge (
              line bigint, position smallint, kind text, note text, to_printed text, to_identity text, to_normalized text,
              quantity integer, condition text, valid_from date, reason text, two_way boolean
            ) ON COMMIT DELETE ROWS
            """;

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

    private static final String WRITE = """
            WITH written AS (
              INSERT INTO part (id, brand_id, identity, normalized, normaliser, revision, change_seq, hash, import_id, document)
              SELECT s.id, s.brand_id, s.identity, s.normalized, ?, 1, ? + row_number() OVER (ORDER BY s.line), s.hash, ?, s.document
              FROM stage_part s
              WHERE NOT EXISTS (
                SELECT 1 FROM part p WHERE p.brand_id = s.brand_id AND p.identity = s.identity AND p.hash = s.hash)
              ON CONFLICT (brand_id, identity) DO UPDATE SET
                normalized = excluded.normalized, normaliser = excluded.normaliser, revision = part.revision + 1,
                change_seq = excluded.change_seq, hash = excluded.hash, import_id = excluded.import_id,
                document = excluded.document, changed_at = clock_timestamp()
              RETURNING new.no, new.revision, new.change_seq, new.import_id, old.document AS before
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
            LEFT JOIN part t ON t.brand_id = p.brand_id AND t.identity = e.to_identity
            WHERE p.change_seq > ?
            """;

    /** The compare-and-set that is fence, restart point and progress in one. */
    private static final String ADVANCE = """
            UPDATE import_session SET position = ?, read = read + ?, accepted = accepted + ?, rejected = rejected + ?,
              created = created + ?, changed = changed + ?, unchanged = unchanged + ?, last_change = greatest(last_change, ?)
            WHERE id = ? AND position = ? AND status = 'RUNNING'
            """;

    private final DataSource dataSource;
    private final Clock clock;

    ChunkWriter(DataSource dataSource, Clock clock) {
        this.dataSource = dataSource;
        this.clock = clock;
    }

    /** Somebody else has moved the session on; nothing was written. */
    static final class Overtaken extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /**
     * @param brands the numbers of known brands, which grows where brands are made
     * @throws Overtaken where the session stands elsewhere than {@code position}
     */
    @Transactional(rollbackFor = Exception.class)
    public void write(ImportSession session, long position, Chunk chunk, Map<String, Integer> brands)
            throws SQLException, IOException {
        Connection connection = DataSourceUtils.getConnection(dataSource);
        try (Statement statement = connection.createStatement()) {
            statement.execute(STAGE);
            long base = lock(statement);
            List<Rejected> rejected = new ArrayList<>(chunk.rejected());
            List<PartDraft> drafts = knownBrands(connection, session, chunk.drafts(), brands, rejected);
            stage(connection, drafts, brands);
            List<PartDraft> taken = withoutDoubled(connection, session.id(), drafts, rejected);
            Counts written =
                    session.dryRun() ? compare(statement) : write(connection, session.id(), base, taken, false);
            reject(connection, session.id(), rejected);
            advance(connection, session, position, chunk, taken.size(), rejected.size(), written);
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
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
            statement.execute(STAGE);
            long base = lock(statement);
            List<PartDraft> drafts = List.of(keepEdges ? draft.withoutSupersessions() : draft);
            stage(connection, drafts, Map.of(draft.brand().key(), brandId));
            Counts written = write(connection, null, base, drafts, keepEdges);
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

    private record Counts(long created, long changed, long lastChange) {}

    private static long lock(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("SELECT last_change FROM catalogue_state FOR UPDATE")) {
            row.next();
            return row.getLong(1);
        }
    }

    /** Drafts of brands that are known or may be made; the others join the refused rows. */
    private static List<PartDraft> knownBrands(
            Connection connection,
            ImportSession session,
            List<PartDraft> drafts,
            Map<String, Integer> brands,
            List<Rejected> rejected)
            throws SQLException {
        Map<String, BrandDraft> unknown = new HashMap<>();
        for (PartDraft draft : drafts) {
            if (!brands.containsKey(draft.brand().key())) {
                unknown.putIfAbsent(draft.brand().key(), draft.brand());
            }
        }
        if (!unknown.isEmpty()) {
            if (session.createBrands() && !session.dryRun()) {
                create(connection, unknown);
            }
            brands.putAll(find(connection, unknown.keySet().toArray(String[]::new)));
        }
        if (session.createBrands() && session.dryRun()) {
            // Brands that would be made: numbers that no real one has.
            unknown.keySet().forEach(key -> brands.computeIfAbsent(key, made -> -1 - brands.size()));
        }
        if (!session.dryRun()) {
            learnCodes(connection, drafts);
        }
        List<PartDraft> known = new ArrayList<>(drafts.size());
        for (PartDraft draft : drafts) {
            if (brands.containsKey(draft.brand().key())) {
                known.add(draft);
            } else {
                Row row = draft.row();
                rejected.add(new Rejected(
                        row.line(),
                        List.of(row.error("brand", "UNKNOWN_BRAND", "is no brand of the catalogue")),
                        row.raw()));
            }
        }
        return known;
    }

    private static void create(Connection connection, Map<String, BrandDraft> unknown) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO brand (key, name) VALUES (?, ?) ON CONFLICT (key) DO NOTHING")) {
            for (Map.Entry<String, BrandDraft> brand : unknown.entrySet()) {
                insert.setString(1, brand.getKey());
                insert.setString(2, brand.getValue().name().written());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /** Codes that the record does not have yet. */
    private static void learnCodes(Connection connection, List<PartDraft> drafts) throws SQLException {
        Set<BrandDraft> withCodes = new HashSet<>();
        for (PartDraft draft : drafts) {
            if (draft.brand().manufacturerCode() != null || draft.brand().cage() != null) {
                withCodes.add(draft.brand());
            }
        }
        if (withCodes.isEmpty()) {
            return;
        }
        try (PreparedStatement update = connection.prepareStatement("""
                UPDATE brand SET manufacturer_code = coalesce(manufacturer_code, given.code), cage = coalesce(cage, given.cage),
                  revision = revision + 1
                FROM (SELECT ?::text AS code, ?::text AS cage) given
                WHERE key = ? AND ((manufacturer_code IS NULL AND given.code IS NOT NULL) OR (cage IS NULL AND given.cage IS NOT NULL))
                """)) {
            for (BrandDraft brand : withCodes) {
                update.setString(1, brand.manufacturerCode());
                update.setString(2, brand.cage());
                update.setString(3, brand.key());
                update.addBatch();
            }
            update.executeBatch();
        }
    }

    private static Map<String, Integer> find(Connection connection, String[] keys) throws SQLException {
        Map<String, Integer> found = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement("SELECT key, id FROM brand WHERE key = ANY (?)")) {
            select.setArray(1, connection.createArrayOf("text", keys));
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    found.put(rows.getString(1), rows.getInt(2));
                }
            }
        }
        return found;
    }

    private void stage(Connection connection, List<PartDraft> drafts, Map<String, Integer> brands)
            throws SQLException, IOException {
        CopyText parts = new CopyText();
        CopyText edges = new CopyText();
        for (PartDraft draft : drafts) {
            PartNumber number = new PartNumber(draft.document().partNumber());
            String document = PartJson.write(draft.document());
            byte[] hash = Ids.sha256().digest(document.getBytes(StandardCharsets.UTF_8));
            long line = draft.row().line();
            parts.row(
                    Long.toString(line),
                    Ids.next("prt", clock),
                    String.valueOf(brands.get(draft.brand().key())),
                    number.identity(),
                    number.normalized(),
                    "\\x" + HexFormat.of().formatHex(hash),
                    document);
            int position = 0;
            for (Edge edge : draft.supersessions()) {
                PartNumber to = edge.other();
                edges.row(
                        Long.toString(line),
                        Integer.toString(position++),
                        edge.recordKind(),
                        edge.note(),
                        to == null ? null : to.printed(),
                        to == null ? null : to.identity(),
                        to == null ? null : to.normalized(),
                        Integer.toString(edge.quantity()),
                        edge.condition(),
                        edge.validFrom() == null ? null : edge.validFrom().toString(),
                        edge.reason(),
                        Boolean.toString(edge.twoWay()));
            }
        }
        parts.into(connection, "stage_part");
        edges.into(connection, "stage_edge");
    }

    private static List<PartDraft> withoutDoubled(
            Connection connection, String importId, List<PartDraft> drafts, List<Rejected> rejected)
            throws SQLException {
        Set<Long> doubled = new HashSet<>();
        try (PreparedStatement query = connection.prepareStatement(DOUBLED)) {
            query.setString(1, importId);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    doubled.add(rows.getLong(1));
                }
            }
        }
        if (doubled.isEmpty()) {
            return drafts;
        }
        List<PartDraft> taken = new ArrayList<>(drafts.size());
        for (PartDraft draft : drafts) {
            Row row = draft.row();
            if (doubled.contains(row.line())) {
                rejected.add(new Rejected(
                        row.line(),
                        List.of(row.error("partNumber", "DUPLICATE_ROW", "stands further up in the file")),
                        row.raw()));
            } else {
                taken.add(draft);
            }
        }
        return taken;
    }

    private static Counts compare(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("""
                SELECT count(*) FILTER (WHERE p.no IS NULL), count(*) FILTER (WHERE p.hash <> s.hash) FROM stage_part s
                LEFT JOIN part p ON p.brand_id = s.brand_id AND p.identity = s.identity
                """)) {
            row.next();
            return new Counts(row.getLong(1), row.getLong(2), 0);
        }
    }

    private static Counts write(
            Connection connection, @Nullable String importId, long base, List<PartDraft> taken, boolean keepEdges)
            throws SQLException {
        Counts written;
        long moved;
        try (PreparedStatement write = connection.prepareStatement(WRITE)) {
            write.setInt(1, PartNumber.VERSION);
            write.setLong(2, base);
            write.setString(3, importId);
            write.setBoolean(4, keepEdges);
            try (ResultSet row = write.executeQuery()) {
                row.next();
                written = new Counts(row.getLong(1), row.getLong(2), row.getLong(3));
                moved = row.getLong(4);
            }
        }
        if (taken.stream().anyMatch(draft -> !draft.supersessions().isEmpty())) {
            try (PreparedStatement edges = connection.prepareStatement(EDGES)) {
                edges.setLong(1, base);
                moved += edges.executeUpdate();
            }
        }
        if (written.lastChange() > 0) {
            try (PreparedStatement state = connection.prepareStatement(
                    "UPDATE catalogue_state SET last_change = ?, supersession_change = supersession_change + ?"
                            + " WHERE last_change < ?")) {
                state.setLong(1, written.lastChange());
                state.setLong(2, moved > 0 ? 1 : 0);
                state.setLong(3, written.lastChange());
                state.executeUpdate();
            }
        }
        return written;
    }

    private static void reject(Connection connection, String importId, List<Rejected> rejected)
            throws SQLException, IOException {
        CopyText entries = new CopyText();
        for (Rejected row : rejected) {
            int position = 0;
            for (String entry : row.entries()) {
                entries.row(importId, Long.toString(row.line()), Integer.toString(position++), entry);
            }
        }
        entries.into(connection, "import_rejected");
    }

    private static void advance(
            Connection connection,
            ImportSession session,
            long position,
            Chunk chunk,
            long accepted,
            long rejected,
            Counts written)
            throws SQLException {
        try (PreparedStatement advance = connection.prepareStatement(ADVANCE)) {
            advance.setLong(1, chunk.position());
            advance.setLong(2, accepted + rejected);
            advance.setLong(3, accepted);
            advance.setLong(4, rejected);
            advance.setLong(5, written.created());
            advance.setLong(6, written.changed());
            advance.setLong(7, accepted - written.created() - written.changed());
            advance.setLong(8, written.lastChange());
            advance.setString(9, session.id());
            advance.setLong(10, position);
            if (advance.executeUpdate() != 1) {
                throw new Overtaken();
            }
        }
    }
}
