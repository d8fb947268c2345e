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

    /** Puts it under its name, whatever stood there; the revision grows only where the text is another. */
    public StoredMapping put(String name, String yaml) {
        jdbc.sql("""
                        INSERT INTO part_mapping (name, yaml) VALUES (?, ?)
                        ON CONFLICT (name) DO UPDATE SET yaml = excluded.yaml, changed_at = now(),
                          revision = part_mapping.revision + (part_mapping.yaml <> excluded.yaml)::int
                        """).param(name).param(yaml).update();
        return find(name).orElseThrow();
    }
}
