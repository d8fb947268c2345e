package io.partguard.catalog.importing;

import io.partguard.catalog.application.ApplicationReverts;
import io.partguard.catalog.index.Indexer;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Objects;
import org.springframework.stereotype.Component;

/**
 * Takes an import back, chunk by chunk; begun again, it goes on behind the last part, or the last statement of what parts
 * fit, that was committed.
 */
@Component
class RevertRun {
    private final ImportStore store;
    private final RevertWriter writer;
    private final ApplicationReverts applications;
    private final ImportFinish finish;
    private final Indexer indexer;
    private final ImportSettings settings;

    RevertRun(
            ImportStore store,
            RevertWriter writer,
            ApplicationReverts applications,
            ImportFinish finish,
            Indexer indexer,
            ImportSettings settings) {
        this.store = store;
        this.writer = writer;
        this.applications = applications;
        this.finish = finish;
        this.indexer = indexer;
        this.settings = settings;
    }

    /** @param stillOurs asked before each chunk; throws where the work is to stop here */
    void run(ImportSession session, Runnable stillOurs) throws IOException, SQLException {
        boolean ofApplications = applications.concerns(Objects.requireNonNull(session.reverts()));
        long position = session.position();
        long next = position;
        do {
            stillOurs.run();
            position = next;
            next = ofApplications
                    ? writer.writeApplications(session, position, settings.rowsAChunk())
                    : writer.write(session, position, settings.rowsAChunk());
            indexer.wake();
        } while (next > position);
        finish.finish(store.find(session.id()).orElse(session));
        indexer.wake();
    }
}
