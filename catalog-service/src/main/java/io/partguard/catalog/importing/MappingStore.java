package io.partguard.catalog.importing;

import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Column mappings that users wrote, by name. An import keeps the text it began with. */
@Component
public class MappingStore {
    private final JdbcClient jdbc;

    MappingStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public record StoredMapping(String name, String yaml, int revision) {}

    public Optional<StoredMapping> find(String name) {
        return jdbc.sql("SELECT name, yaml, revision FROM part_mapping WHERE name = ?")
                .param(name)
                .query((row, n) -> new StoredMapping(row.getString(1), row.getString(2), row.getInt(3)))
                .optional();
    }

    public List<StoredMapping> all() {
        return jdbc.sql("SELECT name, yaml, revision FROM part_mapping ORDER BY name")
                .query((row, n) -> new StoredMapping(row.getString(1), row.getString(2), row.getInt(3)))
                .list();
    }

    /**
     * Puts it under its name; the same text again changes nothing.
     *
     * @param seen revision of the one that may be replaced
     * @return empty where another text stands under the name, of another revision
     */
    public Optional<StoredMapping> put(String name, String yaml, long seen) {
        return jdbc.sql("""
                        INSERT INTO part_mapping AS m (name, yaml) VALUES (:name, :yaml)
                        ON CONFLICT (name) DO UPDATE SET yaml = excluded.yaml, changed_at = now(),
                          revision = m.revision + (m.yaml <> excluded.yaml)::int
                        WHERE m.yaml = excluded.yaml OR m.revision = :seen
                        RETURNING name, yaml, revision
                        """)
                .param("name", name)
                .param("yaml", yaml)
                .param("seen", seen)
                .query((row, n) -> new StoredMapping(row.getString(1), row.getString(2), row.getInt(3)))
                .optional();
    }
}
