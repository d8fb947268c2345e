package io.partguard.catalog.importing;

import io.partguard.api.BlobStore;
import io.partguard.catalog.importing.xml.AcesApplication;
import io.partguard.catalog.importing.xml.CatalogueSink;
import io.partguard.catalog.importing.xml.CatalogueXml;
import io.partguard.catalog.importing.xml.Standard;
import io.partguard.catalog.index.Indexer;
import io.partguard.tables.BadMapping;
import io.partguard.tables.Mapping;
import io.partguard.tables.Row;
import io.partguard.tables.RowError;
import io.partguard.tables.RowSink;
import io.partguard.tables.TableReader;
import io.partguard.tables.UnreadableTable;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads a file to its end, whatever its form, and commits it chunk by chunk; begun again, it reads over what is there. */
@Component
class FileImport {
    private static final int CHUNK_CHARS = 8 << 20;

    private final ImportStore store;
    private final ChunkWriter writer;
    private final ImportFinish finish;
    private final BlobStore blobs;
    private final Indexer indexer;
    private final ImportSettings settings;

    FileImport(
            ImportStore store,
            ChunkWriter writer,
            ImportFinish finish,
            BlobStore blobs,
            Indexer indexer,
            ImportSettings settings) {
        this.store = store;
        this.writer = writer;
        this.finish = finish;
        this.blobs = blobs;
        this.indexer = indexer;
        this.settings = settings;
    }

    /** @param stillOurs asked before each chunk; throws where the work is to stop here */
    void run(ImportSession session, Runnable stillOurs) throws IOException, SQLException, BadMapping {
        Mapping mapping = mapping(session);
        String blob = Objects.requireNonNull(session.blob());
        try (CountedInput in = new CountedInput(blobs.read(blob))) {
            Rows rows = new Rows(session, mapping, in, stillOurs);
            try {
                read(session.format(), new BufferedInputStream(in, 1 << 16), mapping, rows);
            } catch (UnreadableTable broken) {
                rows.flush();
                finish.fail(session, broken.error());
                indexer.wake();
                return;
            }
            rows.flush();
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

    private static void read(FileFormat format, InputStream in, Mapping mapping, Rows rows)
            throws IOException, UnreadableTable {
        switch (format) {
            case CSV, NDJSON -> TableReader.read(in, mapping, PartFields.LIMITS, rows.ofTable());
            case XML -> CatalogueXml.read(in, rows);
        }
    }

    private final class Rows implements CatalogueSink {
        private final ImportSession session;
        private final PartRow reader;
        private final ApplicationRow applications;
        private final boolean tableOfApplications;
        private final CountedInput file;
        private final Runnable stillOurs;
        private final Map<String, Integer> brands = new HashMap<>();
        private final long restart;
        private long position;
        private Chunk chunk = new Chunk();

        Rows(ImportSession session, Mapping mapping, CountedInput file, Runnable stillOurs) {
            this.session = session;
            this.reader = new PartRow(mapping);
            this.applications = new ApplicationRow(mapping);
            this.tableOfApplications = ApplicationFields.isMeant(mapping);
            this.file = file;
            this.stillOurs = stillOurs;
            this.position = session.position();
            this.restart = session.position();
        }

        /** Rows of a table have a line each, which says where they stand. */
        RowSink ofTable() {
            return new RowSink() {
                @Override
                public void columns(List<String> columns) {
                    store.columns(session.id(), columns);
                }

                @Override
                public void row(Row row) throws IOException {
                    if (tableOfApplications) {
                        application(row.line(), row);
                    } else {
                        part(row.line(), row);
                    }
                }

                @Override
                public void error(RowError error, @Nullable String raw) throws IOException {
                    Rows.this.error(error.line(), error, raw);
                }
            };
        }

        @Override
        public void opened(Standard standard, String head) {
            store.opened(session.id(), standard.name(), head);
        }

        @Override
        public void part(long at, Row row) throws IOException {
            if (at > restart) {
                List<RowError> errors = new ArrayList<>();
                take(at, row, reader.read(row, errors), errors);
            }
        }

        @Override
        public void removal(long at, Row row) throws IOException {
            if (at > restart) {
                List<RowError> errors = new ArrayList<>();
                take(at, row, reader.readRemoval(row, errors), errors);
            }
        }

        private void take(long at, Row row, Optional<PartDraft> draft, List<RowError> errors) throws IOException {
            if (draft.isPresent()) {
                chunk.accept(draft.get().at(at));
            } else {
                chunk.reject(at, errors, row.raw());
            }
            flushFull();
        }

        @Override
        public void application(long at, AcesApplication application) throws IOException {
            application(at, application.row());
        }

        private void application(long at, Row row) throws IOException {
            if (at > restart) {
                List<RowError> errors = new ArrayList<>();
                applications
                        .read(row, errors)
                        .ifPresentOrElse(
                                draft -> chunk.accept(new Chunk.Statement(at, row, draft)),
                                () -> chunk.reject(at, errors, row.raw()));
                flushFull();
            }
        }

        @Override
        public void error(long at, RowError error, @Nullable String raw) throws IOException {
            if (at > restart) {
                chunk.reject(at, List.of(error), raw);
                flushFull();
            }
        }

        private void flushFull() throws IOException {
            if (chunk.rows() >= settings.rowsAChunk() || chunk.bytes() >= CHUNK_CHARS) {
                flush();
            }
        }

        void flush() throws IOException {
            stillOurs.run();
            if (chunk.rows() == 0) {
                return;
            }
            try {
                writer.write(session, position, chunk, brands, file.bytes());
            } catch (SQLException e) {
                throw new IOException("a chunk was not written: " + e.getSQLState(), e);
            }
            position = chunk.position();
            chunk = new Chunk();
            indexer.wake();
        }
    }
}
