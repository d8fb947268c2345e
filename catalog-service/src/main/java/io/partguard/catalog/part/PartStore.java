package io.partguard.catalog.part;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads parts from the record. Parts are the manufacturer's own and the same for every tenant. */
@Component
public class PartStore {
    private static final String PARTS = "SELECT p.no, p.id, b.name, b.key, p.revision, p.import_id, p.document"
            + " FROM part p JOIN brand b ON b.id = p.brand_id";

    private final JdbcClient jdbc;

    PartStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<Part> find(String partId) {
        return jdbc.sql(PARTS + " WHERE p.id = ? AND NOT p.removed")
                .param(partId)
                .query((row, n) -> part(row))
                .optional();
    }

    /**
     * The part as the record had it at that moment; empty before it was entered and
     * while it was taken away. Brands are named as they are now.
     *
     * <p>The first change behind the moment holds what it replaced; without one the part is as it is now.
     */
    public Optional<Part> find(String partId, Instant asOf) {
        return jdbc.sql("""
                        SELECT p.no, p.id, b.name, b.key, coalesce(next.revision - 1, p.revision), had.import_id,
                          CASE WHEN next.revision IS NULL THEN p.document ELSE next.before END
                        FROM part p JOIN brand b ON b.id = p.brand_id
                        LEFT JOIN LATERAL (
                          SELECT r.revision, r.before FROM part_revision r
                          WHERE r.part_no = p.no AND r.changed_at > ? ORDER BY r.revision LIMIT 1
                        ) next ON true
                        JOIN part_revision had
                          ON had.part_no = p.no AND had.revision = coalesce(next.revision - 1, p.revision)
                        WHERE p.id = ? AND NOT had.removed
                        """)
                .param(asOf.atOffset(ZoneOffset.UTC))
                .param(partId)
                .query((row, n) -> part(row))
                .optional();
    }

    /** The part of a brand that has this printed number ({@link io.partguard.identity.PartNumber#identity()}). */
    public Optional<Part> find(int brandId, String identity) {
        return jdbc.sql(PARTS + " WHERE p.brand_id = ? AND p.identity = ? AND NOT p.removed")
                .param(brandId)
                .param(identity)
                .query((row, n) -> part(row))
                .optional();
    }

    /** Those of the numbers that there are, in no order. */
    public List<Part> findAll(Collection<Long> numbers) {
        if (numbers.isEmpty()) {
            return List.of();
        }
        Long[] array = numbers.toArray(Long[]::new);
        return jdbc.sql(PARTS + " WHERE p.no = ANY (?) AND NOT p.removed")
                .param(array)
                .query((row, n) -> part(row))
                .list();
    }

    /** @param linked whether a supersession of any day leads on from it */
    public record LinkedPart(Part part, boolean linked) {}

    /** As {@link #findAll}; most parts have no link, and to see that is much cheaper than to follow none. */
    public List<LinkedPart> findAllLinked(Collection<Long> numbers) {
        return jdbc.sql("""
                        SELECT p.no, p.id, b.name, b.key, p.revision, p.import_id, p.document,
                          EXISTS (SELECT 1 FROM supersession s WHERE s.part_no = p.no)
                        FROM part p JOIN brand b ON b.id = p.brand_id WHERE p.no = ANY (?) AND NOT p.removed
                        """)
                .param(numbers.toArray(Long[]::new))
                .query((row, n) -> new LinkedPart(part(row), row.getBoolean(8)))
                .list();
    }

    /** How many of the numbers are parts that were taken away; the index may not know it yet. */
    public int countRemoved(Collection<Long> numbers) {
        return jdbc.sql("SELECT count(*) FROM part WHERE no = ANY (?) AND removed")
                .param(numbers.toArray(Long[]::new))
                .query(Integer.class)
                .single();
    }

    private static Part part(ResultSet row) throws SQLException {
        return new Part(
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getInt(5),
                row.getString(6),
                PartJson.read(row.getString(7)));
    }
}
