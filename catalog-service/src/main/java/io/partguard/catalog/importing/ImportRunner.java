package io.partguard.catalog.importing;

import io.partguard.api.BlobNotFound;
import io.partguard.catalog.importing.SessionProgress.Overtaken;
import io.partguard.catalog.leading.LeaderLoop;
import io.partguard.catalog.leading.LeaderLoop.Stopped;
import io.partguard.catalog.leading.Leadership;
import io.partguard.tables.BadMapping;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Optional;
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
    /** So often the same chunk may fail before the import is given up: a database comes back within that. */
    private static final int PATIENCE = 30;

    private final ImportStore store;
    private final FileImport files;
    private final RevertRun reverts;
    private final ImportFinish finish;
    private final UploadRetention retention;
    private final LeaderLoop loop;
    private String failedAt = "";
    private int failures;

    ImportRunner(
            ImportStore store,
            FileImport files,
            RevertRun reverts,
            ImportFinish finish,
            UploadRetention retention,
            Leadership leadership) {
        this.store = store;
        this.files = files;
        this.reverts = reverts;
        this.finish = finish;
        this.retention = retention;
        this.loop = new LeaderLoop("imports", leadership, this::round);
    }

    @EventListener(ApplicationReadyEvent.class)
    void start() {
        loop.start();
    }

    @PreDestroy
    void stop() {
        loop.stop();
    }

    /** Something was queued: don't wait for the next look. */
    public void wake() {
        loop.wake();
    }

    private boolean round() {
        boolean more = runNext();
        if (!more) {
            retention.sweepNowAndThen();
        }
        return more;
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
        } catch (BadMapping | BlobNotFound e) {
            fail(session, e instanceof BadMapping ? "MAPPING_INVALID" : "UPLOAD_LOST", String.valueOf(e.getMessage()));
            return true;
        } catch (Overtaken e) {
            LOG.info("import {} was cancelled, or is run by another replica", session.id());
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
            fail(session, "IMPORT_FAILED", "stopped behind line " + position);
        }
    }

    private void fail(ImportSession session, String code, String detail) {
        try {
            finish.fail(session, code, detail);
        } catch (RuntimeException e) {
            LOG.error("import {}: the supersessions of its rows cannot be settled", session.id(), e);
            finish.failUnsettled(session, code, detail);
        }
    }

    private void run(ImportSession session) throws IOException, SQLException, BadMapping {
        switch (session.kind()) {
            case FILE -> files.run(session, loop::goOn);
            case REVERT -> reverts.run(session, loop::goOn);
        }
        LOG.info("import {}: all rows are in the record", session.id());
    }
}
