package io.partguard.catalog.importing;

import io.partguard.api.Refused;
import io.partguard.catalog.importing.ImportSession.Status;
import io.partguard.catalog.importing.ImportStore.NewImport;
import io.partguard.catalog.part.CatalogError;
import io.partguard.identity.Ids;
import io.partguard.tables.BadMapping;
import io.partguard.tables.Mapping;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What users do with imports: ask for one, come back to it, look how far it is, cancel it, take it back. */
@Component
public class PartImports {
    private final ImportStore store;
    private final MappingStore mappings;
    private final ImportRunner runner;
    private final ImportFinish finish;
    private final Clock clock;

    PartImports(ImportStore store, MappingStore mappings, ImportRunner runner, ImportFinish finish, Clock clock) {
        this.store = store;
        this.mappings = mappings;
        this.runner = runner;
        this.finish = finish;
        this.clock = clock;
    }

    /**
     * How an uploaded file is to be read, settled before its bytes are.
     *
     * @param yaml the mapping's text; null: our own names
     */
    public record Reading(
            FileFormat format,
            @Nullable String mapping,
            @Nullable String yaml,
            boolean createBrands) {}

    /** @throws Refused MAPPING_NOT_FOUND, FORMAT_MISMATCH */
    public Reading reading(FileFormat format, @Nullable String mappingName, boolean createBrands) {
        if (mappingName == null) {
            return new Reading(format, null, null, createBrands);
        }
        String yaml = mappings.find(mappingName)
                .orElseThrow(() -> new Refused(CatalogError.MAPPING_NOT_FOUND, "There is no mapping of this name."))
                .yaml();
        if (format == FileFormat.XML) {
            throw new Refused(CatalogError.FORMAT_MISMATCH, "XML is read as its standard says, without a mapping.");
        }
        Mapping mapping = parse(yaml);
        if (FileFormat.of(mapping.format()) != format) {
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

    /**
     * As {@link #queue}, for a file that says what parts fit.
     *
     * @throws Refused FORMAT_MISMATCH where the mapping is one of parts, or the file is XML, which says itself what it is
     */
    public String queueApplications(String requestedBy, String blob, long bytes, Reading reading, boolean dryRun) {
        String yaml = reading.yaml();
        if (reading.format() == FileFormat.XML || (yaml != null && !ApplicationFields.isMeant(yaml))) {
            throw new Refused(
                    CatalogError.FORMAT_MISMATCH,
                    "A table of applications is wanted; its mapping has the option content: applications.");
        }
        String id = queue(requestedBy, blob, bytes, reading, dryRun);
        store.holdApplications(id);
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

    /**
     * Newest first.
     *
     * @param before the last of the page before; null: from the newest on
     */
    public List<ImportSession> list(@Nullable Status status, @Nullable ImportSession before, int limit) {
        return store.list(
                status, before == null ? null : before.createdAt(), before == null ? null : before.id(), limit);
    }

    /**
     * Ends a session that is not through. Its rows that are in the record stay; a revert takes them back.
     *
     * @throws Refused IMPORT_NOT_FOUND, IMPORT_ENDED
     */
    public ImportSession cancel(String id) {
        ImportSession session = find(id);
        if (session.status().readThrough() || !finish.cancel(session)) {
            throw new Refused(CatalogError.IMPORT_ENDED, "The import has ended; a revert can take it back.");
        }
        return find(id);
    }

    /**
     * Puts the revert of a session down, in the caller's transaction; {@link #begin()} once that is committed.
     *
     * @param force whether parts that were changed since are taken back as well
     * @return the session that does it
     * @throws Refused IMPORT_NOT_FOUND, IMPORT_RUNNING, IMPORT_REVERTED, NOTHING_TO_REVERT
     */
    public String queueRevert(String requestedBy, String id, boolean force, boolean dryRun) {
        ImportSession session = find(id);
        if (!session.status().readThrough() || store.isBeingReverted(id)) {
            throw new Refused(CatalogError.IMPORT_RUNNING, "The import, or its revert, is still running.");
        }
        if (session.dryRun()) {
            throw new Refused(CatalogError.NOTHING_TO_REVERT, "The import was a dry run and changed nothing.");
        }
        if (session.revertedBy() != null && !force) {
            throw new Refused(
                    CatalogError.IMPORT_REVERTED,
                    "The import was taken back by " + session.revertedBy() + "; what that left alone wants force.");
        }
        String revert = Ids.next("imp", clock);
        store.queueRevert(revert, requestedBy, id, force, dryRun);
        return revert;
    }

    private static Mapping parse(String yaml) {
        try {
            return PartFields.parse(yaml);
        } catch (BadMapping e) {
            throw new Refused(CatalogError.MAPPING_INVALID, "The stored mapping is no longer understood.");
        }
    }
}
