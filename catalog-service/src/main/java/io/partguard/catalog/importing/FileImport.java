package io.partguard.catalog.importing;

import io.partguard.api.BlobStore;
import io.partguard.catalog.importing.xml.CatalogueXml;
import io.partguard.catalog.index.Indexer;
import io.partguard.tables.BadMapping;
import io.partguard.tables.Mapping;
import io.partguard.tables.TableReader;
import io.partguard.tables.UnreadableTable;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.sql.SQLException;
import java.util.Objects;
import java.util.concurrent.Executors;
import org.springframework.stereotype.Component;

/** Reads a file to its end, whatever its form, and commits it chunk by chunk; begun again, it reads over what is there. */
@Component
class FileImport {
    private final ImportStore store;
    private final ImportFinish finish;
    private final BlobStore blobs;
    private final Indexer indexer;
    private final FileRows.Services services;

    FileImport(
            ImportStore store,
            ChunkWriter writer,
            ImportFinish finish,
            BlobStore blobs,
            Indexer indexer,
            ImportSettings settings,
            KnownRows knownRows) {
        this.store = store;
        this.finish = finish;
        this.blobs = blobs;
        this.indexer = indexer;
        this.services = new FileRows.Services(
                store, knownRows, writer, indexer, settings, Executors.newVirtualThreadPerTaskExecutor());
    }

    /** @param stillOurs asked before each chunk; throws where the work is to stop here */
    void run(ImportSession session, Runnable stillOurs) throws IOException, SQLException, BadMapping {
        Mapping mapping = mapping(session);
        String blob = Objects.requireNonNull(session.blob());
        try (CountedInput in = new CountedInput(blobs.read(blob));
                FileRows rows = new FileRows(services, session, mapping, in, stillOurs)) {
            try {
                read(session.format(), new BufferedInputStream(in, 1 << 16), mapping, rows);
                rows.finish();
            } catch (UnreadableTable broken) {
                rows.finish();
                finish.fail(session, broken.error());
                indexer.wake();
                return;
            }
        }
        finish.finish(session);
        indexer.wake();
    }

    private Mapping mapping(ImportSession session) throws BadMapping {
        String yaml = session.mappingYaml();
        if (yaml != null) {
            return PartFields.parse(yaml);
        }
        Mapping.Format format = session.format() == FileFormat.CSV ? Mapping.Format.CSV : Mapping.Format.NDJSON;
        return store.holdsApplications(session.id()) ? ApplicationFields.own(format) : PartFields.own(format);
    }

    private static void read(FileFormat format, InputStream in, Mapping mapping, FileRows rows)
            throws IOException, UnreadableTable {
        switch (format) {
            case CSV, NDJSON -> TableReader.cut(in, mapping, PartFields.LIMITS, rows.ofTable());
            case XML -> CatalogueXml.read(in, rows);
        }
    }
}
