package io.partguard.cli.api;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Long work: an import or a scan. */
public record Job(
        String id,
        String status,
        long read,
        long accepted,
        long rejected,
        @Nullable Long unchanged,
        @Nullable Long total,
        @Nullable Long decided,
        @Nullable Long undecided,
        @Nullable JsonNode verdicts,
        @Nullable Supersessions supersessions,
        @Nullable Failure failure,
        @Nullable String startedAt,
        @Nullable String finishedAt) {

    /** How the supersessions of the file's brands stand; of a dry run how they would. */
    public record Supersessions(
            long superseded,
            long resolved,
            long chained,
            long dangling,
            long inCycles,
            long overclaimed,
            long unparsed) {}

    public record Failure(@Nullable String code, @Nullable String detail) {}

    /** How long the service worked on it; 0 where it does not say. */
    public double seconds() {
        return startedAt == null || finishedAt == null
                ? 0
                : Duration.between(Instant.parse(startedAt), Instant.parse(finishedAt))
                                .toMillis()
                        / 1e3;
    }

    public boolean ended() {
        return status.equals("FINISHED") || status.equals("FAILED") || status.equals("CANCELLED");
    }
}
