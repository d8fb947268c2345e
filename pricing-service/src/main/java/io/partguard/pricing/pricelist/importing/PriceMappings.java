package io.partguard.pricing.pricelist.importing;

import io.partguard.pricing.pricelist.PriceRowReader;
import io.partguard.tables.BadMapping;
import io.partguard.tables.Mapping;
import io.partguard.tables.Mapping.Format;
import java.util.Optional;
import java.util.OptionalInt;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Mappings that users wrote for their price files, by name. */
@Component
public class PriceMappings {
    private final JdbcClient jdbc;

    PriceMappings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public record StoredMapping(String name, String yaml, int revision) {}

    public Optional<StoredMapping> find(String name) {
        return jdbc.sql("SELECT name, yaml, revision FROM price_mapping WHERE name = ?")
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
    public OptionalInt put(String name, String yaml, long seen) {
        return jdbc.sql("""
                        INSERT INTO price_mapping AS m (name, yaml) VALUES (:name, :yaml)
                        ON CONFLICT (name) DO UPDATE SET yaml = excluded.yaml, changed_at = now(),
                          revision = m.revision + (m.yaml <> excluded.yaml)::int
                        WHERE m.yaml = excluded.yaml OR m.revision = :seen
                        RETURNING revision
                        """)
                .param("name", name)
                .param("yaml", yaml)
                .param("seen", seen)
                .query(Integer.class)
                .optional()
                .map(OptionalInt::of)
                .orElse(OptionalInt.empty());
    }

    /** @throws IllegalArgumentException for an option with a value that is none */
    public static Mapping parse(String yaml) throws BadMapping {
        Mapping mapping = Mapping.parse(yaml, PriceRowReader.FIELDS.keySet(), PriceRowReader.OPTIONS);
        PriceRowReader.checkOptions(mapping);
        return mapping;
    }

    /** For files that use our own names. */
    static Mapping own(Format format) {
        return Mapping.ofOwnNames(format, PriceRowReader.FIELDS);
    }

    /** The mapping of an import. */
    public static Mapping of(PriceImport job) {
        try {
            return job.mapping().isPresent() ? parse(job.mapping().get()) : own(job.format());
        } catch (BadMapping e) {
            throw new IllegalStateException("a mapping that was taken cannot be read again", e);
        }
    }
}
