package io.partguard.catalog.supersession;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One link of a chain: what replaces one part.
 *
 * @param fromPartId the replaced part
 * @param from its number as printed
 * @param note as the list has it
 * @param condition when or with which remark
 */
public record Supersession(
        String fromPartId,
        String from,
        List<Successor> to,
        SupersessionKind kind,
        @Nullable String note,
        @Nullable String condition) {

    /** @param partId null where the catalogue has no part of that number */
    public record Successor(@Nullable String partId, String partNumber, int quantity) {}
}
