package io.partguard.catalog.supersession;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One link of a chain: what replaces one part.
 *
 * @param id unique among the links of the replaced part; {@code document…} where the part's document says so
 * @param fromPartId the replaced part
 * @param from its number as printed
 * @param note as the list has it
 * @param condition when or with which remark
 * @param validFrom the first day on which it holds; null: it always did
 * @param twoWay whether the old part may stand for the new one as well; where not, only the new one for the old
 */
public record Supersession(
        String id,
        String fromPartId,
        String from,
        List<Successor> to,
        SupersessionKind kind,
        @Nullable String note,
        @Nullable String condition,
        @Nullable LocalDate validFrom,
        @Nullable String reason,
        boolean twoWay) {

    /** @param partId null where the catalogue has no part of that number */
    public record Successor(@Nullable String partId, String partNumber, int quantity) {}

    /** Whether it names one part of the catalogue that replaces this one without an if. */
    boolean isPlain() {
        return kind == SupersessionKind.ONE && to.size() == 1 && to.getFirst().partId() != null;
    }
}
