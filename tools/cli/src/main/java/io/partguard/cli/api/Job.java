package io.partguard.cli.api;

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
        @Nullable Failure failure) {

    public record Failure(@Nullable String code, @Nullable String detail) {}

    public boolean ended() {
        return status.equals("FINISHED") || status.equals("FAILED");
    }
}
