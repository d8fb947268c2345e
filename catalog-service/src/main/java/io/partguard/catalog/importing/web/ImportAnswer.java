package io.partguard.catalog.importing.web;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.partguard.catalog.importing.FileFormat;
import io.partguard.catalog.importing.ImportSession;
import io.partguard.catalog.importing.ImportSession.Counts;
import io.partguard.catalog.importing.ImportSession.Kind;
import io.partguard.catalog.importing.ImportSession.Status;
import io.partguard.catalog.importing.xml.Standard;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far an import is. Counters move while it runs; read = accepted + rejected, and accepted = created + changed +
 * unchanged + removed.
 *
 * @param kind a file, or the revert of an earlier import
 * @param format of the file
 * @param standard of a file in XML, such as {@code PIES 7.2}, once its head was read
 * @param bytesRead how far in the file the committed rows reach
 * @param removed parts that were taken away
 * @param reverts the import that this one takes back
 * @param revertedBy the import that took this one back
 * @param supersessions the report, once all rows are read; of a dry run how they would stand, but of a revert's or a
 *     cancelled one nothing
 * @param uploadDeletedAt since when the file and its rejected rows are no longer kept
 */
record ImportAnswer(
        String id,
        Kind kind,
        Status status,
        FileFormat format,
        @Nullable String standard,
        boolean dryRun,
        @Nullable String mapping,
        long bytes,
        long bytesRead,
        long read,
        long accepted,
        long rejected,
        long created,
        long changed,
        long unchanged,
        long removed,
        @Nullable String reverts,
        @Nullable String revertedBy,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable Failure failure,
        @Nullable Instant uploadDeletedAt,

        @JsonRawValue @Schema(implementation = io.partguard.catalog.supersession.SupersessionReport.class) @Nullable String supersessions) {

    record Failure(String code, @Nullable String detail) {}

    static ImportAnswer of(ImportSession session) {
        Counts counts = session.counts();
        String failure = session.failureCode();
        return new ImportAnswer(
                session.id(),
                session.kind(),
                session.status(),
                session.format(),
                session.standard() == null
                        ? null
                        : Standard.valueOf(session.standard()).title(),
                session.dryRun(),
                session.mapping(),
                session.bytes(),
                session.bytesRead(),
                counts.read(),
                counts.accepted(),
                counts.rejected(),
                counts.created(),
                counts.changed(),
                counts.unchanged(),
                counts.removed(),
                session.reverts(),
                session.revertedBy(),
                session.createdAt(),
                session.startedAt(),
                session.finishedAt(),
                failure == null ? null : new Failure(failure, session.failure()),
                session.uploadDeletedAt(),
                session.supersessions());
    }
}
