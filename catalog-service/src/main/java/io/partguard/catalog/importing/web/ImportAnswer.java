package io.partguard.catalog.importing.web;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.partguard.catalog.importing.ImportSession;
import io.partguard.catalog.importing.ImportSession.Counts;
import io.partguard.catalog.importing.ImportSession.Status;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far an import is. Counters move while it runs; read = accepted + rejected, and accepted = created + changed +
 * unchanged.
 *
 * @param supersessions the report, once all rows are read
 */
record ImportAnswer(
        String id,
        Status status,
        boolean dryRun,
        @Nullable String mapping,
        long bytes,
        long read,
        long accepted,
        long rejected,
        long created,
        long changed,
        long unchanged,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable Failure failure,

        @JsonRawValue @Schema(implementation = io.partguard.catalog.supersession.SupersessionReport.class) @Nullable String supersessions) {

    record Failure(String code, @Nullable String detail) {}

    static ImportAnswer of(ImportSession session) {
        Counts counts = session.counts();
        String failure = session.failureCode();
        return new ImportAnswer(
                session.id(),
                session.status(),
                session.dryRun(),
                session.mapping(),
                session.bytes(),
                counts.read(),
                counts.accepted(),
                counts.rejected(),
                counts.created(),
                counts.changed(),
                counts.unchanged(),
                session.createdAt(),
                session.startedAt(),
                session.finishedAt(),
                failure == null ? null : new Failure(failure, session.failure()),
                session.supersessions());
    }
}
