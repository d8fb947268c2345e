package io.partguard.catalog.importing;

import io.partguard.catalog.supersession.SupersessionEdges.Edge;
import io.partguard.identity.Ids;
import io.partguard.identity.PartNumber;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Writes parts set-wise, with their history and supersessions, as a part of a transaction that holds the catalogue's
 * lock: what is new goes in by COPY, what changes by way of a table of the transaction's own.
 */
final class PartWriter {
    private static final String PARTS =
            "part (no, id, brand_id, identity, normalized, normaliser, revision, change_seq,"
                    + " hash, import_id, fingerprint, document)";
    private static final String FIRST_REVISIONS = "part_revision (part_no, revision, change_seq, import_id)";

    /** What most parts and revisions take at the most. */
    private static final int PART_BYTES = 1_300;

    private static final int REVISION_BYTES = 70;

    private static final String NUMBERS =
            "SELECT nextval((SELECT pg_get_serial_sequence('part', 'no'))::regclass) FROM generate_series(1, ?)";

    /** A part that was taken away before comes back as a new one: under its own id, with nothing before it. */
    private static final String CHANGE = """
            WITH written AS (
              UPDATE part p SET normalized = s.normalized, normaliser = ?, revision = p.revision + 1,
                change_seq = s.change_seq, hash = s.hash, import_id = ?, fingerprint = s.fingerprint, document = s.document,
                removed = false, changed_at = clock_timestamp()
              FROM stage_part s WHERE p.no = s.no
              RETURNING new.no, new.revision, new.change_seq, new.import_id,
                CASE WHEN old.removed THEN NULL ELSE old.document END AS before
            ), history AS (
              INSERT INTO part_revision (part_no, revision, change_seq, import_id, before)
              SELECT no, revision, change_seq, import_id, before FROM written
            )
            SELECT count(*) FROM written w, %s WHERE w.before IS NULL
            """.formatted(PartRemoval.peoplesLinks("w.no"));

    private static final String OLD_EDGES = """
            DELETE FROM supersession s USING stage_part p
            WHERE s.part_no = p.no AND s.link IS NULL AND NOT EXISTS (
              SELECT 1 FROM stage_edge e WHERE e.part_no = s.part_no AND e.position = s.position
                AND (e.kind, e.note, e.to_printed, e.to_identity, e.to_normalized, e.quantity, e.condition, e.valid_from, e.reason,
                  e.two_way) IS NOT DISTINCT FROM (s.kind, s.note, s.to_printed, s.to_identity, s.to_normalized, s.quantity,
                  s.condition, s.valid_from, s.reason, s.two_way))
            """;

    /**
     * What is there by its printed number is pointed at now, so that a chain is whole while the file is still read. Each
     * target is looked up for itself: joined, while a first import runs and statistics lag behind, all parts of the brand were
     * read for each edge.
     */
    private static final String EDGES = """
            INSERT INTO supersession
              (part_no, position, brand_id, kind, note, to_printed, to_identity, to_normalized, to_no, quantity, condition,
               valid_from, reason, two_way)
            SELECT p.no, e.position, p.brand_id, e.kind, e.note, e.to_printed, e.to_identity, e.to_normalized, t.no, e.quantity,
              e.condition, e.valid_from, e.reason, e.two_way
            FROM stage_edge e JOIN part p ON p.no = e.part_no
            LEFT JOIN LATERAL (
              SELECT no FROM part WHERE brand_id = p.brand_id AND identity = e.to_identity AND NOT removed OFFSET 0
            ) t ON true
            WHERE NOT EXISTS (SELECT 1 FROM supersession s WHERE s.part_no = e.part_no AND s.position = e.position)
            """;

    private final Connection connection;
    private final @Nullable String importId;
    private final CopyText edges = new CopyText();
    private final long before;
    private long lastChange;
    private long movedEdges;
    private boolean changed;

    /**
     * @param importId null where a person writes
     * @param lastChange the last change number that was given out
     */
    PartWriter(Connection connection, @Nullable String importId, long lastChange) {
        this.connection = connection;
        this.importId = importId;
        this.before = lastChange;
        this.lastChange = lastChange;
    }

    /** A part that becomes something else. */
    record Change(
            long partNo,
            PartNumber number,
            PartContent content,
            @Nullable UUID fingerprint) {}

    /** The last change number that this gave out; 0: none. */
    long given() {
        return lastChange == before ? 0 : lastChange;
    }

    void remove(List<Long> partNos) throws SQLException, IOException {
        if (partNos.isEmpty()) {
            return;
        }
        CopyText gone = new CopyText();
        partNos.forEach(no -> gone.row(Long.toString(no)));
        Stage.fill(connection, gone, "stage_gone", "no");
        PartRemoval.Removed removed = PartRemoval.remove(connection, importId, lastChange);
        lastChange += removed.parts();
        movedEdges += removed.edges();
    }

    /** @return the record's numbers of the new parts, in the order of the drafts */
    List<Long> create(List<PartDraft> drafts, Map<String, Integer> brands, Clock clock)
            throws SQLException, IOException {
        List<Long> numbers = numbers(drafts.size());
        CopyText parts = new CopyText(drafts.size(), PART_BYTES);
        CopyText revisions = new CopyText(drafts.size(), REVISION_BYTES);
        for (int i = 0; i < drafts.size(); i++) {
            PartDraft draft = drafts.get(i);
            PartContent content = Objects.requireNonNull(draft.content());
            String no = Long.toString(numbers.get(i));
            String change = Long.toString(++lastChange);
            parts.row(
                    no,
                    Ids.next("prt", clock),
                    String.valueOf(brands.get(draft.brand().key())),
                    draft.identity(),
                    draft.number().normalized(),
                    Integer.toString(PartNumber.VERSION),
                    "1",
                    change,
                    content.copiedHash(),
                    importId,
                    draft.fingerprint() == null ? null : draft.fingerprint().toString(),
                    content.json());
            revisions.row(no, "1", change, importId);
            edges(numbers.get(i), draft.supersessions());
        }
        parts.into(connection, PARTS);
        revisions.into(connection, FIRST_REVISIONS);
        return numbers;
    }

    private List<Long> numbers(int many) throws SQLException {
        List<Long> numbers = new ArrayList<>(many);
        if (many > 0) {
            try (PreparedStatement query = connection.prepareStatement(NUMBERS)) {
                query.setInt(1, many);
                try (ResultSet rows = query.executeQuery()) {
                    while (rows.next()) {
                        numbers.add(rows.getLong(1));
                    }
                }
            }
        }
        return numbers;
    }

    void change(List<Change> changes) throws SQLException, IOException {
        if (changes.isEmpty()) {
            return;
        }
        CopyText parts = new CopyText(changes.size(), PART_BYTES);
        for (Change change : changes) {
            parts.row(
                    Long.toString(change.partNo()),
                    Long.toString(++lastChange),
                    change.number().normalized(),
                    change.content().copiedHash(),
                    change.fingerprint() == null ? null : change.fingerprint().toString(),
                    change.content().json());
            edges(change.partNo(), change.content().supersessions());
        }
        Stage.fill(connection, parts, "stage_part", "no");
        changed = true;
        try (PreparedStatement write = connection.prepareStatement(CHANGE)) {
            write.setInt(1, PartNumber.VERSION);
            write.setString(2, importId);
            try (ResultSet row = write.executeQuery()) {
                row.next();
                movedEdges += row.getLong(1);
            }
        }
    }

    /** Parts that stay as they are, and are known by another row from now on. */
    void recognise(Map<Long, UUID> fingerprints) throws SQLException {
        if (fingerprints.isEmpty()) {
            return;
        }
        try (PreparedStatement update = connection.prepareStatement("""
                UPDATE part p SET fingerprint = row.fingerprint FROM unnest(?::bigint[], ?::uuid[]) AS row (no, fingerprint)
                WHERE p.no = row.no
                """)) {
            update.setArray(
                    1, connection.createArrayOf("bigint", fingerprints.keySet().toArray()));
            update.setArray(
                    2, connection.createArrayOf("uuid", fingerprints.values().toArray()));
            update.executeUpdate();
        }
    }

    private void edges(long partNo, List<Edge> of) {
        int position = 0;
        for (Edge edge : of) {
            edges.row(EdgeText.row(position++, edge, Long.toString(partNo)));
        }
    }

    /**
     * Ends the writing: links the parts, where that is other than before, and notes the last change. To be called once,
     * after everything else.
     *
     * @return whether any supersession came, went, or leads elsewhere
     */
    boolean finish() throws SQLException, IOException {
        if (!edges.isEmpty()) {
            Stage.fill(connection, edges, "stage_edge", "part_no");
        }
        if (changed) {
            movedEdges += update(OLD_EDGES);
        }
        if (!edges.isEmpty()) {
            movedEdges += update(EDGES);
        }
        Stage.moved(connection, given(), movedEdges);
        return movedEdges > 0;
    }

    private int update(String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            return statement.executeUpdate();
        }
    }
}
