package io.partguard.catalog.importing;

import io.partguard.catalog.part.PartDocument;
import io.partguard.catalog.part.PartJson;
import io.partguard.catalog.supersession.SupersessionEdges.Edge;
import io.partguard.identity.Ids;
import io.partguard.identity.PartNumber;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The tables that a chunk's rows are copied into, which end with its transaction, and the lock under which it writes. */
final class Stage {
    private static final String TABLES = """
            CREATE TEMPORARY TABLE IF NOT EXISTS stage_part (
              line bigint, id text, brand_id integer, identity text, normalized text, hash bytea, document text
            ) ON COMMIT DELETE ROWS;
            CREATE TEMPORARY TABLE IF NOT EXISTS stage_edge (
              line bigint, position smallint, kind text, note text, to_printed text, to_identity text, to_normalized text,
              quantity integer, condition text, valid_from date, reason text, two_way boolean
            ) ON COMMIT DELETE ROWS;
            CREATE TEMPORARY TABLE IF NOT EXISTS stage_gone (no bigint) ON COMMIT DELETE ROWS;
            CREATE TEMPORARY TABLE IF NOT EXISTS stage_back (no bigint, hash bytea, document text) ON COMMIT DELETE ROWS
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

    static void drafts(Connection connection, List<PartDraft> drafts, Map<String, Integer> brands, Clock clock)
            throws SQLException, IOException {
        CopyText parts = new CopyText();
        CopyText edges = new CopyText();
        for (PartDraft draft : drafts) {
            PartDocument content = draft.document();
            String document = content == null ? null : PartJson.write(content);
            parts.row(
                    Long.toString(draft.position()),
                    Ids.next("prt", clock),
                    String.valueOf(brands.get(draft.brand().key())),
                    draft.number().identity(),
                    draft.number().normalized(),
                    document == null ? null : hash(document),
                    document);
            edges(draft.position(), draft.supersessions(), edges);
        }
        parts.into(connection, "stage_part");
        edges.into(connection, "stage_edge");
    }

    /** @param at the line, or whatever else joins an edge to its part */
    static void edges(long at, List<Edge> edges, CopyText into) {
        int position = 0;
        for (Edge edge : edges) {
            @Nullable PartNumber to = edge.other();
            into.row(
                    Long.toString(at),
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

    /** The hash of a document as COPY writes bytes. */
    static String hash(String document) {
        byte[] hash = Ids.sha256().digest(document.getBytes(StandardCharsets.UTF_8));
        return "\\x" + HexFormat.of().formatHex(hash);
    }
}
