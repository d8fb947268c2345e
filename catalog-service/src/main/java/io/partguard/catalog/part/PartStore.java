package io.partguard.catalog.part;

import java.sql.ResultSet;
import java.sql.SQLException;
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
        return jdbc.sql(PARTS + " WHERE p.id = ?")
                .param(partId)
                .query((row, n) -> part(row))
                .optional();
    }

    /** Those of the numbers that there are, in no order. */
    public List<Part> findAll(Collection<Long> numbers) {
        if (numbers.isEmpty()) {
            return List.of();
        }
        Long[] array = numbers.toArray(Long[]::new);
        return jdbc.sql(PARTS + " WHERE p.no = ANY (?)")
                .param(array)
                .query((row, n) -> part(row))
                .list();
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
