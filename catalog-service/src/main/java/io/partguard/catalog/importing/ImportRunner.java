package io.partguard.catalog.importing;

import io.partguard.api.BlobNotFound;
import io.partguard.api.BlobStore;
import io.partguard.catalog.importing.ChunkWriter.Overtaken;
import io.partguard.catalog.index.Indexer;
import io.partguard.catalog.leading.Leadership;
import io.partguard.tables.BadMapping;
import io.partguard.tables.Mapping;
import io.partguard.tables.Row;
import io.partguard.tables.RowError;
import io.partguard.tables.RowSink;
import io.partguard.tables.TableReader;
import io.partguard.tables.UnreadableTable;
import jakarta.annotation.PreDestroy;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Runs the imports one after the other, on the leading replica. What was begun by a service that died goes on first. */
@Component
@EnableConfigurationProperties(ImportSettings.class)
public class ImportRunner {
    private static final Logger LOG = LoggerFactory.getLogger(ImportRunner.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int CHUNK_CHARS = 8 << 20;
    /** So often the same chunk may fail before the import is given up: a database comes back within that. */
    private static final int PATIENCE = 30;

    private final ImportStore store;
    private final ChunkWriter writer;
    private final ImportFinish finish;
    private final BlobStore blobs;
    private final Indexer indexer;
    private final Leadership leadership;
    private final ImportSettings settings;
    private final Semaphore work = new Semaphore(0);
    private volatile boolean closed;
    private String failedAt = "";
    private int failures;

    ImportRunner(
            ImportStore store,
            ChunkWriter writer,
            ImportFinish finish,
            BlobStore blobs,
            Indexer indexer,
            Leadership leadership,
            ImportSettings settings) {
        this.store = store;
        this.writer = writer;
        this.finish = finish;
        this.blobs = blobs;
        this.indexer = indexer;
        this.leadership = leadership;
        this.settings = settings;
    }

    @EventListener(ApplicationReadyEvent.class)
    void start() {
        Thread.ofVirtual().name("imports").start(this::loop);
    }

    @PreDestroy
    void stop() {
        closed = true;
        work.release();
    }

    /** Something was queued: don't wait for the next look. */
    public void wake() {
        work.release();
    }

    private void loop() {
        while (!closed) {
            boolean more = false;
            try {
                more = leadership.isLeading() && runNext();
            } catch (RuntimeException e) {
                LOG.warn("the imports cannot be read, trying again: {}", e.toString());
            }
            if (!more) {
                rest();
            }
        }
    }

    private void rest() {
        try {
            if (work.tryAcquire(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
                work.drainPermits();
            }
        } catch (InterruptedException e) {
            closed = true;
        }
    }

    private boolean runNext() {
        Optional<ImportSession> next = store.next();
        if (next.isEmpty()) {
            return false;
        }
        ImportSession session = next.get();
        try {
            store.start(session.id());
            run(session);
            return true;
        } catch (UnreadableTable e) {
            RowError error = e.error();
            store.fail(session.id(), error.code(), "line " + error.line() + ": " + error.detail());
            return true;
        } catch (BadMapping | BlobNotFound e) {
            store.fail(
                    session.id(),
                    e instanceof BadMapping ? "MAPPING_INVALID" : "UPLOAD_LOST",
                    String.valueOf(e.getMessage()));
            return true;
        } catch (Overtaken e) {
            LOG.info("import {} is run by another replica", session.id());
            return false;
        } catch (Stopped e) {
            return false;
        } catch (IOException | SQLException | RuntimeException e) {
            giveUpAtLast(session, e);
            return false;
        }
    }

    /** The next round begins again at the last committed row; an import that never gets further fails. */
    private void giveUpAtLast(ImportSession session, Exception e) {
        long position = store.find(session.id()).map(ImportSession::position).orElse(0L);
        String at = session.id() + "@" + position;
        failures = at.equals(failedAt) ? failures + 1 : 1;
        failedAt = at;
        LOG.warn("import {} stopped behind line {}, trying again ({})", session.id(), position, failures, e);
        if (failures >= PATIENCE) {
            store.fail(session.id(), "IMPORT_FAILED", "stopped behind line " + position);
        }
    }

    private void run(ImportSession session) throws IOException, SQLException, UnreadableTable, BadMapping {
        String yaml = session.mappingYaml();
        Mapping mapping = yaml == null ? PartFields.own(session.format()) : PartFields.parse(yaml);
        Sink sink = new Sink(session, new PartRow(mapping));
        try (InputStream in = new BufferedInputStream(blobs.read(session.blob()), 1 << 16)) {
            TableReader.read(in, mapping, PartFields.LIMITS, sink);
        }
        sink.flush();
        finish.finish(session, sink.brands.values());
        indexer.wake();
        LOG.info("import {}: all rows are in the record", session.id());
    }

    /** The service is going down, or another replica leads now. */
    private static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private final class Sink implements RowSink {
        private final ImportSession session;
        private final PartRow reader;
        private final Map<String, Integer> brands = new HashMap<>();
        private final long restart;
        private long position;
        private Chunk chunk = new Chunk();

        Sink(ImportSession session, PartRow reader) {
            this.session = session;
            this.reader = reader;
            this.position = session.position();
            this.restart = session.position();
        }

        @Override
        public void columns(List<String> columns) {
            store.columns(session.id(), columns);
        }

        @Override
        public void row(Row row) throws IOException {
            if (row.line() <= restart) {
                return;
            }
            List<RowError> errors = new ArrayList<>();
            Optional<PartDraft> draft = reader.read(row, errors);
            if (draft.isPresent()) {
                chunk.accept(draft.get());
            } else {
                chunk.reject(row.line(), errors, row.raw());
            }
            flushFull();
        }

        @Override
        public void error(RowError error, @Nullable String raw) throws IOException {
            if (error.line() > restart) {
                chunk.reject(error.line(), List.of(error), raw);
                flushFull();
            }
        }

        private void flushFull() throws IOException {
            if (chunk.rows() >= settings.rowsAChunk() || chunk.bytes() >= CHUNK_CHARS) {
                flush();
            }
        }

        private void flush() throws IOException {
            if (closed || !leadership.isLeading()) {
                throw new Stopped();
            }
            if (chunk.rows() == 0) {
                return;
            }
            try {
                writer.write(session, position, chunk, brands);
            } catch (SQLException e) {
                throw new IOException("a chunk was not written: " + e.getSQLState(), e);
            }
            position = chunk.position();
            chunk = new Chunk();
            indexer.wake();
        }
    }
}
