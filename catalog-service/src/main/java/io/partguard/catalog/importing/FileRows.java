package io.partguard.catalog.importing;

import io.partguard.catalog.importing.KnownRows.Known;
import io.partguard.catalog.importing.xml.AcesApplication;
import io.partguard.catalog.importing.xml.CatalogueSink;
import io.partguard.catalog.importing.xml.Standard;
import io.partguard.catalog.index.Indexer;
import io.partguard.tables.Mapping;
import io.partguard.tables.RawRow;
import io.partguard.tables.RawRowSink;
import io.partguard.tables.Row;
import io.partguard.tables.RowError;
import io.partguard.tables.RowSink;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** Cuts what is read into chunks. The next one is read while the one before it is written. */
final class FileRows implements CatalogueSink, AutoCloseable {
    private static final int CHUNK_BYTES = 8 << 20;

    /** What it works with; behind: where rows are looked up and written meanwhile. */
    record Services(
            ImportStore store,
            KnownRows knownRows,
            ChunkWriter writer,
            Indexer indexer,
            ImportSettings settings,
            ExecutorService behind) {}

    /** Rows with the parts that they need not be read for, or null where they must be. */
    private record LookedUp(List<RawRow> rows, List<@Nullable UUID> fingerprints, Future<@Nullable Known[]> known) {}

    private final Services services;
    private final ImportSession session;
    private final PartRow reader;
    private final ApplicationRow applications;
    private final boolean tableOfApplications;
    private final CountedInput file;
    private final Runnable stillOurs;
    private final ChunkWriter.Run run = new ChunkWriter.Run();
    private final long restart;
    private final List<RawRow> cut = new ArrayList<>();
    private RowFingerprint fingerprint;
    private long cutBytes;
    private long position;
    private Chunk chunk = new Chunk();
    private @Nullable LookedUp lookedUp;
    private Future<?> writing = CompletableFuture.completedFuture(null);

    /** @param stillOurs asked before each chunk; throws where the work is to stop here */
    FileRows(Services services, ImportSession session, Mapping mapping, CountedInput file, Runnable stillOurs) {
        this.services = services;
        this.session = session;
        this.fingerprint = new RowFingerprint(session.format(), session.mappingYaml(), List.of());
        this.reader = new PartRow(mapping);
        this.applications = new ApplicationRow(mapping);
        this.tableOfApplications = ApplicationFields.isMeant(mapping);
        this.file = file;
        this.stillOurs = stillOurs;
        this.position = session.position();
        this.restart = session.position();
    }

    /** Rows of a table have a line each, which says where they stand. */
    RawRowSink ofTable() {
        return new RawRowSink() {
            @Override
            public void columns(List<String> columns) {
                services.store().columns(session.id(), columns);
                fingerprint = new RowFingerprint(session.format(), session.mappingYaml(), columns);
            }

            @Override
            public void row(RawRow row) throws IOException {
                if (row.line() > restart) {
                    cut.add(row);
                    cutBytes += row.bytes().length;
                    if (cut.size() >= services.settings().rowsAChunk() || cutBytes >= CHUNK_BYTES) {
                        lookUpCut();
                    }
                }
            }
        };
    }

    /** Has the rows that were cut looked up, while those that were cut before are read. */
    private void lookUpCut() throws IOException {
        List<RawRow> rows = List.copyOf(cut);
        cut.clear();
        cutBytes = 0;
        List<@Nullable UUID> fingerprints = new ArrayList<>(rows.size());
        for (RawRow row : rows) {
            fingerprints.add(row.isPlain() && !tableOfApplications ? fingerprint.of(row.bytes()) : null);
        }
        LookedUp next = new LookedUp(
                rows,
                fingerprints,
                tableOfApplications
                        ? CompletableFuture.completedFuture(new Known[rows.size()])
                        : services.behind().submit(() -> services.knownRows().find(fingerprints)));
        LookedUp before = lookedUp;
        lookedUp = next;
        if (before != null) {
            read(before);
        }
    }

    /** Reads rows, but for those that made their part what it is. */
    private void read(LookedUp rows) throws IOException {
        @Nullable Known[] known = await(rows.known());
        for (int i = 0; i < known.length; i++) {
            Known part = known[i];
            RawRow row = rows.rows().get(i);
            if (part == null) {
                row.read(ofRow(rows.fingerprints().get(i)));
            } else {
                chunk.accept(new Chunk.Recognised(row, part));
            }
        }
        flushFull();
    }

    private RowSink ofRow(@Nullable UUID recognisedBy) {
        return new RowSink() {
            @Override
            public void row(Row row) throws IOException {
                if (tableOfApplications) {
                    application(row.line(), row);
                    return;
                }
                List<RowError> errors = new ArrayList<>();
                Optional<PartDraft> draft = reader.read(row, errors);
                take(
                        row.line(),
                        row,
                        recognisedBy == null ? draft : draft.map(it -> it.recognisedBy(recognisedBy)),
                        errors);
            }

            @Override
            public void error(RowError error, @Nullable String raw) throws IOException {
                FileRows.this.error(error.line(), error, raw);
            }
        };
    }

    @Override
    public void opened(Standard standard, String head) {
        services.store().opened(session.id(), standard.name(), head);
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
        if (chunk.rows() >= services.settings().rowsAChunk() || chunk.bytes() >= CHUNK_BYTES) {
            flush();
        }
    }

    /** Hands the chunk over to be written, once the one before it is. */
    private void flush() throws IOException {
        await(writing);
        stillOurs.run();
        if (chunk.rows() == 0) {
            return;
        }
        Chunk full = chunk;
        long from = position;
        long bytes = file.bytes();
        position = full.position();
        chunk = new Chunk();
        writing = services.behind().submit(() -> {
            services.writer().write(session, from, full, run, bytes);
            services.indexer().wake();
            return null;
        });
    }

    private static <T> T await(Future<T> task) throws IOException {
        try {
            return task.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException unexpected) {
                throw unexpected;
            }
            throw new IOException("rows were not looked up or not written", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /** Everything that was read is written. */
    void finish() throws IOException {
        lookUpCut();
        read(Objects.requireNonNull(lookedUp));
        flush();
        await(writing);
    }

    /** However the reading ended, nothing is being written any more: whoever goes on begins where that left off. */
    @Override
    public void close() {
        boolean interrupted = false;
        while (!writing.isDone()) {
            try {
                writing.get();
            } catch (ExecutionException e) {
                // Whoever waited for it, or stopped before it, knows already.
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
