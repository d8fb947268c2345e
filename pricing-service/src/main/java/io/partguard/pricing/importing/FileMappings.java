package io.partguard.pricing.importing;

import java.util.Optional;
import java.util.OptionalInt;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Mappings that users wrote for their files, by what the files hold and by name. */
@Component
public class FileMappings {
    private final JdbcClient jdbc;

    FileMappings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public record StoredMapping(String name, String yaml, int revision) {}

    public Optional<StoredMapping> find(FileContent content, String name) {
        return jdbc.sql("SELECT name, yaml, revision FROM " + content.mappings() + " WHERE content = ? AND name = ?")
                .param(content.name())
                .param(name)
                .query((row, n) -> new StoredMapping(row.getString(1), row.getString(2), row.getInt(3)))
                .optional();
    }

    /**
     * Keeps it under its name; the same text again changes nothing.
     *
     * @param seen revision of the one that may be replaced
     * @return its revision; empty where another text stands under the name, of another revision
     */
    public OptionalInt put(FileContent content, String name, String yaml, long seen) {
        return jdbc.sql("""
                        INSERT INTO %s AS m (content, name, yaml) VALUES (:content, :name, :yaml)
                        ON CONFLICT (content, name) DO UPDATE SET yaml = excluded.yaml, changed_at = now(),
                          revision = m.revision + (m.yaml <> excluded.yaml)::int
                        WHERE m.yaml = excluded.yaml OR m.revision = :seen
                        RETURNING revision
                        """.formatted(content.mappings()))
                .param("content", content.name())
                .param("name", name)
                .param("yaml", yaml)
                .param("seen", seen)
                .query(Integer.class)
                .optional()
                .map(OptionalInt::of)
                .orElse(OptionalInt.empty());
    }
}
