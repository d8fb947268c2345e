package io.partguard.catalog.importing;

import io.partguard.catalog.application.ApplicationDraft;
import io.partguard.catalog.application.ApplicationWriter;
import io.partguard.catalog.application.ApplicationWriter.Written;
import io.partguard.catalog.importing.Chunk.Recognised;
import io.partguard.catalog.importing.Chunk.Rejected;
import io.partguard.catalog.importing.ChunkPlan.Existing;
import io.partguard.catalog.importing.FoundParts.Found;
import io.partguard.catalog.importing.PartWriter.Change;
import io.partguard.catalog.importing.SessionProgress.Step;
import io.partguard.tables.Row;
import io.partguard.tables.RowError;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Writes one chunk in one transaction: the parts, their history and supersessions, the refused rows and the session's
 * position. What a row comes to is decided before anything is written, under the lock that every writer of parts takes.
 */
@Component
class ChunkWriter {
    private final DataSource dataSource;
    private final ApplicationWriter applications;
    private final Clock clock;

    ChunkWriter(DataSource dataSource, ApplicationWriter applications, Clock clock) {
        this.dataSource = dataSource;
        this.applications = applications;
        this.clock = clock;
    }

    /** What is known of a run of an import from its earlier chunks; its writer alone looks at it. */
    static final class Run {
        private final Map<String, Integer> brands = new HashMap<>();
        private @Nullable SeenParts seen;

        private SeenParts seen(Connection connection, String importId) throws SQLException {
            SeenParts known = seen;
            if (known == null) {
                known = SeenParts.of(connection, importId);
                seen = known;
            }
            return known;
        }
    }

    /**
     * @param run is of no use any more where this throws
     * @param bytesRead how far in the file the chunk ends
     * @throws SessionProgress.Overtaken where the session stands elsewhere than {@code position}
     */
    @Transactional(rollbackFor = Exception.class)
    public void write(ImportSession session, long position, Chunk chunk, Run run, long bytesRead)
            throws SQLException, IOException {
        Connection connection = DataSourceUtils.getConnection(dataSource);
        try (Statement statement = connection.createStatement()) {
            Stage.open(statement);
            long lastChange = Stage.lock(statement);
            List<Rejected> rejected = new ArrayList<>(chunk.rejected());
            List<PartDraft> drafts = ChunkBrands.known(connection, session, chunk.drafts(), run.brands, rejected);
            ChunkPlan plan = plan(connection, session, chunk.recognised(), drafts, run);
            reject(plan, rejected);
            PartWriter parts = new PartWriter(connection, session.id(), lastChange);
            List<Long> dealtWith = new ArrayList<>(plan.dealtWith);
            if (session.dryRun()) {
                TrialCatalogue.keep(connection, session.id(), plan, run.brands);
            } else {
                dealtWith.addAll(write(parts, plan, run));
            }
            SeenParts.keep(
                    connection, session.id(), chunk.position(), brandIds(chunk.recognised(), drafts, run), dealtWith);
            Written fits = applications(session, chunk.applications(), rejected);
            SessionProgress.reject(connection, session.id(), rejected);
            Step step = new Step(
                    plan.appearing() + fits.created(),
                    plan.changing() + fits.changed(),
                    plan.removals.size() + fits.removed(),
                    Math.max(parts.given(), fits.lastChange()));
            SessionProgress.advance(
                    connection,
                    session,
                    position,
                    chunk.position(),
                    step.of(chunk.rows() - rejected.size(), rejected.size(), bytesRead));
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
    }

    private static ChunkPlan plan(
            Connection connection, ImportSession session, List<Recognised> recognised, List<PartDraft> drafts, Run run)
            throws SQLException {
        @Nullable Found[] found = FoundParts.of(connection, drafts, run.brands);
        Set<Long> doubledPlaces =
                session.dryRun() ? SeenDrafts.add(connection, session.id(), drafts, found, run.brands) : Set.of();
        return ChunkPlan.of(recognised, drafts, found, run.seen(connection, session.id()), doubledPlaces);
    }

    /** @return the record's numbers of the parts that are new */
    private List<Long> write(PartWriter parts, ChunkPlan plan, Run run) throws SQLException, IOException {
        parts.remove(plan.removals.stream().map(Existing::partNo).toList());
        List<Long> created = parts.create(plan.created, run.brands, clock);
        created.forEach(Objects.requireNonNull(run.seen)::add);
        parts.change(plan.changed.stream().map(ChunkWriter::change).toList());
        parts.recognise(plan.recognised);
        parts.finish();
        return created;
    }

    private static Set<Integer> brandIds(List<Recognised> recognised, List<PartDraft> drafts, Run run) {
        Set<Integer> brandIds = new HashSet<>();
        recognised.forEach(row -> brandIds.add(row.part().brandId()));
        drafts.forEach(draft -> brandIds.add(run.brands.get(draft.brand().key())));
        return brandIds;
    }

    private static Change change(Existing existing) {
        PartDraft draft = existing.draft();
        return new Change(
                existing.partNo(), draft.number(), Objects.requireNonNull(draft.content()), draft.fingerprint());
    }

    private static void reject(ChunkPlan plan, List<Rejected> rejected) throws IOException {
        for (Recognised row : plan.doubledUnread) {
            rejected.add(doubled(row.position(), row.read()));
        }
        plan.doubled.forEach(draft -> rejected.add(doubled(draft.position(), draft.row())));
        plan.unknown.forEach(draft ->
                rejected.add(rejected(draft.position(), draft.row(), "UNKNOWN_PART", "is no part of the catalogue")));
    }

    private static Rejected doubled(long position, Row row) {
        return rejected(position, row, "DUPLICATE_ROW", "stands further up in the file");
    }

    private static Rejected rejected(long position, Row row, String code, String detail) {
        return new Rejected(position, List.of(row.error("partNumber", code, detail)), row.raw());
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

    /** Writes one part that a person entered, as a part of the caller's transaction. */
    @Transactional(propagation = Propagation.MANDATORY, rollbackFor = Exception.class)
    public SingleParts.Written writeOne(PartDraft draft, int brandId, String changedBy)
            throws SQLException, IOException {
        Connection connection = DataSourceUtils.getConnection(dataSource);
        try (Statement statement = connection.createStatement()) {
            Stage.open(statement);
            long lastChange = Stage.lock(statement);
            List<PartDraft> drafts = List.of(draft);
            Map<String, Integer> brands = Map.of(draft.brand().key(), brandId);
            ChunkPlan plan = ChunkPlan.of(
                    List.of(), drafts, FoundParts.of(connection, drafts, brands), new SeenParts(), Set.of());
            PartWriter writer = new PartWriter(connection, null, lastChange);
            writer.create(plan.created, brands, clock);
            writer.change(plan.changed.stream().map(ChunkWriter::change).toList());
            boolean moved = writer.finish();
            try (PreparedStatement by = connection.prepareStatement("""
                    UPDATE part_revision r SET changed_by = ? FROM part p
                    WHERE p.change_seq = ? AND r.part_no = p.no AND r.revision = p.revision
                    """)) {
                by.setString(1, changedBy);
                by.setLong(2, writer.given());
                if (by.executeUpdate() == 0) {
                    return SingleParts.Written.NOTHING;
                }
                return moved ? SingleParts.Written.PART_AND_LINKS : SingleParts.Written.PART;
            }
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
    }
}
