package io.partguard.catalog.importing;

import io.partguard.api.Refused;
import io.partguard.catalog.importing.ImportStore.NewImport;
import io.partguard.catalog.part.CatalogError;
import io.partguard.identity.Ids;
import io.partguard.tables.BadMapping;
import io.partguard.tables.Mapping;
import io.partguard.tables.RejectedRows;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What users do with imports: ask for one, look how far it is, fetch what was refused. */
@Component
public class PartImports {
    private final ImportStore store;
    private final MappingStore mappings;
    private final ImportRunner runner;
    private final Clock clock;

    PartImports(ImportStore store, MappingStore mappings, ImportRunner runner, Clock clock) {
        this.store = store;
        this.mappings = mappings;
        this.runner = runner;
        this.clock = clock;
    }

    /**
     * How an uploaded file is to be read, settled before its bytes are.
     *
     * @param yaml the mapping's text; null: our own names
     */
    public record Reading(
            Mapping.Format format,
            @Nullable String mapping,
            @Nullable String yaml,
            boolean createBrands) {}

    /** @throws Refused MAPPING_NOT_FOUND, FORMAT_MISMATCH */
    public Reading reading(Mapping.Format format, @Nullable String mappingName, boolean createBrands) {
        if (mappingName == null) {
            return new Reading(format, null, null, createBrands);
        }
        String yaml = mappings.find(mappingName)
                .orElseThrow(() -> new Refused(CatalogError.MAPPING_NOT_FOUND, "There is no mapping of this name."))
                .yaml();
        Mapping mapping = parse(yaml);
        if (mapping.format() != format) {
            throw new Refused(
                    CatalogError.FORMAT_MISMATCH,
                    "The mapping is for " + mapping.format() + ", the upload says " + format + ".");
        }
        return new Reading(format, mappingName, yaml, createBrands || mapping.flag(PartFields.CREATE_BRANDS));
    }

    /** Puts the job down, in the caller's transaction; {@link #begin()} once that is committed. */
    public String queue(String requestedBy, String blob, long bytes, Reading reading, boolean dryRun) {
        String id = Ids.next("imp", clock);
        store.queue(new NewImport(
                id,
                requestedBy,
                blob,
                bytes,
                reading.format(),
                reading.mapping(),
                reading.yaml(),
                reading.createBrands(),
                dryRun));
        return id;
    }

    public void begin() {
        runner.wake();
    }

    /** @throws Refused IMPORT_NOT_FOUND */
    public ImportSession find(String id) {
        return store.find(id)
                .orElseThrow(() -> new Refused(CatalogError.IMPORT_NOT_FOUND, "There is no import with this id."));
    }

    /** The refused rows as NDJSON with their errors. */
    public void rejectedAsNdjson(ImportSession session, OutputStream out) throws IOException {
        try (InputStream stored = new RejectedStream(store, session.id())) {
            stored.transferTo(out);
        }
    }

    /** The refused rows in the form of the CSV file, with the errors behind each. */
    public void rejectedAsCsv(ImportSession session, OutputStream out) throws IOException {
        String yaml = session.mappingYaml();
        Mapping mapping = yaml == null ? PartFields.own(session.format()) : parse(yaml);
        try (InputStream stored = new RejectedStream(store, session.id())) {
            RejectedRows.toCsv(stored, session.columns(), mapping, out);
        }
    }

    private static Mapping parse(String yaml) {
        try {
            return PartFields.parse(yaml);
        } catch (BadMapping e) {
            throw new Refused(CatalogError.MAPPING_INVALID, "The stored mapping is no longer understood.");
        }
    }
}
