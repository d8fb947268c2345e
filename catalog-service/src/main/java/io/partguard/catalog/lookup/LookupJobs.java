package io.partguard.catalog.lookup;

import io.partguard.api.Refused;
import io.partguard.api.Viewer;
import io.partguard.catalog.part.CatalogError;
import io.partguard.identity.Ids;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;

/** What users do with lookup jobs: ask for one, look how far it is, fetch its results. */
@Component
public class LookupJobs {
    private final LookupJobStore store;
    private final LookupRunner runner;
    private final Clock clock;

    LookupJobs(LookupJobStore store, LookupRunner runner, Clock clock) {
        this.store = store;
        this.runner = runner;
        this.clock = clock;
    }

    /** Puts the job down, in the caller's transaction; {@link #begin()} once that is committed. */
    public String queue(Viewer viewer, String blob, long bytes, LookupFile file) {
        String id = Ids.next("lku", clock);
        store.queue(id, viewer, blob, bytes, file);
        return id;
    }

    public void begin() {
        runner.wake();
    }

    /** @throws Refused LOOKUP_NOT_FOUND, also where it is another tenant's */
    public LookupJob find(Viewer viewer, String id) {
        return store.find(id, viewer.tenant())
                .orElseThrow(() -> new Refused(CatalogError.LOOKUP_NOT_FOUND, "There is no lookup with this id."));
    }

    /** @throws Refused LOOKUP_NOT_FINISHED while there is more to come, RESULTS_DELETED where they are no longer kept */
    public LookupJob finished(Viewer viewer, String id) {
        LookupJob job = find(viewer, id);
        if (job.status() != LookupJob.Status.FINISHED) {
            throw new Refused(CatalogError.LOOKUP_NOT_FINISHED, "The lookup is " + job.status() + ".");
        }
        if (job.resultsDeletedAt() != null) {
            throw new Refused(CatalogError.RESULTS_DELETED, "The file and its results are no longer kept.");
        }
        return job;
    }

    public List<String> revisions(LookupJob job) {
        return store.revisions(job.id());
    }

    /** All results as NDJSON, a step at a time. */
    public void ndjson(LookupJob job, OutputStream out) throws IOException {
        for (int segment = 1; segment <= job.segments(); segment++) {
            out.write(segment(job, segment).getBytes(StandardCharsets.UTF_8));
        }
    }

    /** All results as CSV, a step at a time. */
    public void csv(LookupJob job, OutputStream out) throws IOException {
        try (ResultFile.Csv csv = new ResultFile.Csv(out)) {
            for (int segment = 1; segment <= job.segments(); segment++) {
                segment(job, segment).lines().map(ResultFile::read).forEach(csv::add);
            }
        }
    }

    private String segment(LookupJob job, int segment) throws IOException {
        return store.segment(job.id(), segment)
                .orElseThrow(() -> new IOException("results " + segment + " of " + job.id() + " are gone"));
    }
}
