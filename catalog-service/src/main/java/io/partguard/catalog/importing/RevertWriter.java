package io.partguard.catalog.importing;

import io.partguard.catalog.application.ApplicationReverts;
import io.partguard.catalog.importing.SessionProgress.Step;
import io.partguard.catalog.part.PartDocument;
import io.partguard.catalog.part.PartJson;
import io.partguard.catalog.supersession.SupersessionNotes;
import io.partguard.identity.PartNumber;
import io.partguard.tables.BadMapping;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Takes back what an import did to some parts, in one transaction: a part it made is taken away, a part it changed or
 * took away gets the document it had before, each as a new revision. A part that was changed again since is left alone
 * and named, unless the session is forced.
 */
@Component
class RevertWriter {
    /** With the mapping of the import that wrote the document before: see {@link #told}. */
    private static final String TOUCHED = """
            SELECT r.part_no, r.revision, r.before, p.id, b.name AS brand, p.document::json ->> 'partNumber' AS number,
              p.revision AS now, p.removed, p.document,
              (SELECT n.import_id FROM part_revision n WHERE n.part_no = p.no AND n.revision = p.revision) AS changed_by,
              (SELECT s.mapping_yaml FROM part_revision n JOIN import_session s ON s.id = n.import_id
               WHERE n.part_no = p.no AND n.revision = r.revision - 1) AS mapping_yaml
            FROM part_revision r JOIN part p ON p.no = r.part_no JOIN brand b ON b.id = p.brand_id
            WHERE r.import_id = ? AND r.part_no > ? ORDER BY r.part_no LIMIT ?
            """;

    private final DataSource dataSource;
    private final ApplicationReverts applications;
    private final JsonMapper json;

    RevertWriter(DataSource dataSource, ApplicationReverts applications, JsonMapper json) {
        this.dataSource = dataSource;
        this.applications = applications;
        this.json = json;
    }

    /** A part that the import touched, as the import left it behind and as it is now. */
    private record Touched(
            long no,
            int revision,
            @Nullable String before,
            String partId,
            String brand,
            String number,
            int now,
            boolean removed,
            String document,
            @Nullable String changedBy) {

        boolean changedSince() {
            return now != revision;
        }

        /** Whether the part is what the revert would make it. */
        boolean stands() {
            return before == null ? removed : !removed && document.equals(before);
        }
    }

    /**
     * @param position the last part that was dealt with
     * @return the last part that is dealt with now; {@code position} where none was left
     * @throws SessionProgress.Overtaken where the session stands elsewhere
     */
    @Transactional(rollbackFor = Exception.class)
    public long write(ImportSession session, long position, int most) throws SQLException, IOException {
        Connection connection = DataSourceUtils.getConnection(dataSource);
        try (Statement statement = connection.createStatement()) {
            Stage.open(statement);
            long base = Stage.lock(statement);
            List<Touched> touched = touched(connection, session, position, most);
            if (touched.isEmpty()) {
                return position;
            }
            List<Touched> left = new ArrayList<>();
            List<Touched> made = new ArrayList<>();
            List<Touched> changed = new ArrayList<>();
            int stand = 0;
            for (Touched part : touched) {
                if (part.stands()) {
                    // Whoever did it: perhaps a revert that was cancelled half-way.
                    stand++;
                } else if (part.changedSince() && !session.force()) {
                    left.add(part);
                } else {
                    (part.before() == null ? made : changed).add(part);
                }
            }
            long back = changed.stream().filter(Touched::removed).count();
            Step step = new Step(
                    back,
                    changed.size() - back,
                    made.size(),
                    session.dryRun() ? 0 : takeBack(connection, session.id(), base, made, changed),
                    made.size() + changed.size() + stand,
                    left.size(),
                    0);
            conflicts(connection, session.id(), left);
            long last = touched.getLast().no();
            SessionProgress.advance(connection, session, position, last, step);
            return last;
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
    }

    /** As {@link #write}, of what the import said of what parts fit; the position is the last statement. */
    @Transactional(rollbackFor = Exception.class)
    public long writeApplications(ImportSession session, long position, int most) throws SQLException, IOException {
        Connection connection = DataSourceUtils.getConnection(dataSource);
        try {
            ApplicationReverts.Reverted reverted = applications.revert(
                    new ApplicationReverts.Wanted(
                            Objects.requireNonNull(session.reverts()), session.id(), session.force(), session.dryRun()),
                    position,
                    most);
            if (reverted.last() == position) {
                return position;
            }
            long taken = reverted.created() + reverted.changed() + reverted.removed();
            leave(connection, session.id(), reverted.left());
            Step step = new Step(reverted.created(), reverted.changed(), reverted.removed(), reverted.lastChange());
            SessionProgress.advance(
                    connection,
                    session,
                    position,
                    reverted.last(),
                    step.of(taken + reverted.standing(), reverted.left().size(), 0));
            return reverted.last();
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
    }

    private void leave(Connection connection, String id, List<ApplicationReverts.Touched> left)
            throws SQLException, IOException {
        CopyText entries = new CopyText();
        for (ApplicationReverts.Touched one : left) {
            LeftApplication entry = new LeftApplication(
                    one.partId(),
                    one.brand(),
                    one.partNumber(),
                    json.readTree(one.document()),
                    one.removed(),
                    one.changedBy(),
                    "CHANGED_SINCE",
                    "what " + one.brand() + " " + one.partNumber() + " fits was changed again by "
                            + changer(one.changedBy()) + " and is left as it is");
            entries.row(id, Long.toString(one.no()), "0", json.writeValueAsString(entry));
        }
        entries.into(connection, "import_rejected");
    }

    private static String changer(@Nullable String importId) {
        return importId == null ? "an edit" : "import " + importId;
    }

    /** @param application the statement as it is now, or was last where it was taken away */
    private record LeftApplication(
            String partId,
            String brand,
            String value,
            JsonNode application,
            boolean removed,
            @Nullable String changedBy,
            String code,
            String detail) {}

    private List<Touched> touched(Connection connection, ImportSession session, long position, int most)
            throws SQLException {
        List<Touched> touched = new ArrayList<>();
        Map<String, Integer> cuts = new HashMap<>();
        try (PreparedStatement query = connection.prepareStatement(TOUCHED)) {
            query.setString(1, Objects.requireNonNull(session.reverts()));
            query.setLong(2, position);
            query.setInt(3, most);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    touched.add(new Touched(
                            row.getLong("part_no"),
                            row.getInt("revision"),
                            told(row.getString("before"), row.getString("mapping_yaml"), cuts),
                            row.getString("id"),
                            row.getString("brand"),
                            row.getString("number"),
                            row.getInt("now"),
                            row.getBoolean("removed"),
                            row.getString("document"),
                            row.getString("changed_by")));
                }
            }
        }
        return touched;
    }

    /**
     * A document, as it was stored. Before documents said whether their note is cut, the width was known to the mapping
     * alone: what was stored then is told it now.
     */
    private @Nullable String told(@Nullable String stored, @Nullable String mappingYaml, Map<String, Integer> cuts) {
        if (stored == null || mappingYaml == null) {
            return stored;
        }
        PartDocument document = PartJson.read(stored);
        String note = document.supersessionNote();
        if (note == null
                || document.supersessionNoteCut() != null
                || !SupersessionNotes.mayBeCut(note, cuts.computeIfAbsent(mappingYaml, RevertWriter::notesCutAt))) {
            return stored;
        }
        ObjectNode tree = (ObjectNode) json.readTree(PartJson.write(document));
        return PartJson.write(
                PartJson.read(tree.put("supersessionNoteCut", true).toString()));
    }

    /** @return the last change number that was given out; 0: none */
    private static long takeBack(Connection connection, String id, long base, List<Touched> made, List<Touched> changed)
            throws SQLException, IOException {
        PartWriter writer = new PartWriter(connection, id, base);
        writer.remove(made.stream().map(Touched::no).toList());
        List<PartWriter.Change> changes = new ArrayList<>();
        for (Touched part : changed) {
            PartContent before = new PartContent(Objects.requireNonNull(part.before()));
            changes.add(new PartWriter.Change(
                    part.no(), new PartNumber(before.document().partNumber()), before, null));
        }
        writer.change(changes);
        writer.finish();
        return writer.given();
    }

    private static int notesCutAt(String yaml) {
        try {
            return PartRow.notesCutAt(PartFields.parse(yaml));
        } catch (BadMapping e) {
            throw new IllegalStateException("a stored mapping is no longer understood", e);
        }
    }

    /** In the form of rejected rows, and beside it what a person needs to look at the part. */
    private void conflicts(Connection connection, String id, List<Touched> left) throws SQLException, IOException {
        CopyText entries = new CopyText();
        for (Touched part : left) {
            Conflict conflict = new Conflict(
                    part.partId(),
                    part.brand(),
                    part.number(),
                    part.revision(),
                    part.now(),
                    part.removed(),
                    part.changedBy(),
                    "CHANGED_SINCE",
                    part.brand() + " " + part.number() + " was changed again by " + changer(part.changedBy())
                            + " and is left as it is");
            entries.row(id, Long.toString(part.no()), "0", json.writeValueAsString(conflict));
        }
        entries.into(connection, "import_rejected");
    }

    /**
     * @param revision what the import made of the part
     * @param currentRevision what it is now
     * @param changedBy the import that changed it last; null: a person did
     */
    private record Conflict(
            String partId,
            String brand,
            String value,
            int revision,
            int currentRevision,
            boolean removed,
            @Nullable String changedBy,
            String code,
            String detail) {}
}
