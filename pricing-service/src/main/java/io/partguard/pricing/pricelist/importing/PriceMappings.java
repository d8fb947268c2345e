package io.partguard.pricing.pricelist.importing;

import io.partguard.pricing.pricelist.PriceRowReader;
import io.partguard.tables.BadMapping;
import io.partguard.tables.Mapping;
import io.partguard.tables.Mapping.Format;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Mappings that users wrote for their price files, by name. */
@Component
public class PriceMappings {
    private final JdbcClient jdbc;

    PriceMappings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The YAML of a mapping. */
    public Optional<String> find(String name) {
        return jdbc.sql("SELECT yaml FROM price_mapping WHERE name = ?")
                .param(name)
                .query(String.class)
                .optional();
    }

    public void put(String name, String yaml) {
        jdbc.sql("""
                        INSERT INTO price_mapping (name, yaml) VALUES (?, ?)
                        ON CONFLICT (name) DO UPDATE SET yaml = excluded.yaml, changed_at = now()
                        """).param(name).param(yaml).update();
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
