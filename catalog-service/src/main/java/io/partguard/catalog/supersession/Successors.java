package io.partguard.catalog.supersession;

import io.partguard.api.FieldError;
import io.partguard.api.Refused;
import io.partguard.catalog.part.CatalogError;
import io.partguard.catalog.supersession.SupersessionEdits.Wanted;
import io.partguard.identity.PartNumber;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds the parts that a person names as successors. */
@Component
class Successors {
    private final JdbcClient jdbc;

    Successors(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param partNumber as printed; {@code quantity} pieces of it replace one piece */
    record Target(
            long no, String id, int brandId, String identity, String normalized, String partNumber, int quantity) {}

    /**
     * @param brandId of the part that they are to replace: parts of one brand replace each other
     * @throws Refused UNKNOWN_SUCCESSOR, with every one that cannot be taken
     */
    List<Target> of(int brandId, List<Wanted> wanted) {
        List<Target> targets = new ArrayList<>(wanted.size());
        List<FieldError> errors = new ArrayList<>();
        Set<Long> seen = new HashSet<>();
        for (int i = 0; i < wanted.size(); i++) {
            Target target = target(brandId, wanted.get(i));
            String pointer = "/to/" + i;
            String given = String.valueOf(
                    wanted.get(i).partId() == null
                            ? wanted.get(i).partNumber()
                            : wanted.get(i).partId());
            if (target == null) {
                errors.add(new FieldError(pointer, given, "UNKNOWN_SUCCESSOR", "is no one part of the catalogue"));
            } else if (target.brandId() != brandId) {
                // A part of another brand for the same function is an interchange.
                errors.add(new FieldError(pointer, given, "OTHER_BRAND", "is a part of another brand"));
            } else if (!seen.add(target.no())) {
                errors.add(new FieldError(pointer, given, "DUPLICATE_SUCCESSOR", "stands further up"));
            } else {
                targets.add(target);
            }
        }
        if (!errors.isEmpty()) {
            throw new Refused(
                    CatalogError.UNKNOWN_SUCCESSOR, "A part that is to replace this one cannot be taken.", errors);
        }
        return targets;
    }

    private @Nullable Target target(int brandId, Wanted wanted) {
        String number = wanted.partNumber();
        PartNumber asked = number == null ? null : new PartNumber(number);
        List<Target> found = jdbc.sql("""
                        SELECT no, id, brand_id, identity, normalized, document::json ->> 'partNumber' FROM part
                        WHERE NOT removed AND
                          (id = ? OR (brand_id = ? AND (identity = ? OR (normalized = ? AND identity NOT LIKE '%#'))))
                        """)
                .param(wanted.partId())
                .param(brandId)
                .param(asked == null ? null : asked.identity())
                .param(asked == null ? null : asked.normalized())
                .query((row, n) -> new Target(
                        row.getLong(1),
                        row.getString(2),
                        row.getInt(3),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6),
                        wanted.quantity()))
                .list();
        if (found.size() > 1 && asked != null) {
            return found.stream()
                    .filter(it -> it.identity().equals(asked.identity()))
                    .findFirst()
                    .orElse(null);
        }
        return found.isEmpty() ? null : found.getFirst();
    }
}
