package io.partguard.detection.scanning;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import io.partguard.api.Blob;
import io.partguard.api.BlobStore;
import io.partguard.api.Refused;
import io.partguard.api.Viewer;
import io.partguard.detection.feed.ListingReading;
import io.partguard.detection.mappings.ListingMapping;
import io.partguard.detection.mappings.ListingMappings;
import io.partguard.identity.Ids;
import io.partguard.tables.Mapping.Format;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Takes uploads and makes scans of them. */
@Component
public class Scans {
    private final ScanStore scans;
    private final BlobStore blobs;
    private final ListingMappings mappings;
    private final SchedulerClient scheduler;
    private final ObjectProvider<Workers> workers;
    private final ScanProperties properties;
    private final Clock clock;

    Scans(
            ScanStore scans,
            BlobStore blobs,
            ListingMappings mappings,
            ScanTasks tasks,
            DataSource database,
            ObjectProvider<Workers> workers,
            ScanProperties properties,
            Clock clock) {
        this.scans = scans;
        this.blobs = blobs;
        this.mappings = mappings;
        this.scheduler = SchedulerClient.Builder.create(new TransactionAwareDataSourceProxy(database), tasks.all())
                .build();
        this.workers = workers;
        this.properties = properties;
        this.clock = clock;
    }

    /**
     * What a scan is asked to be.
     *
     * @param mapping name of a stored one; null: the file uses our own names
     * @param country for listings that don't name theirs
     */
    public record Wish(
            Format format,
            @Nullable String country,
            @Nullable String mapping,
            @Nullable String name) {}

    /** What can be refused before anything is read. @throws Refused with a {@link ScanError} */
    public void check(Viewer viewer, Wish wish) {
        if (wish.country() != null && !ListingReading.isCountry(wish.country())) {
            throw new Refused(ScanError.UNKNOWN_COUNTRY, "country must be a code of ISO 3166-1 alpha-2, such as DE.");
        }
        yaml(viewer, wish);
    }

    private @Nullable String yaml(Viewer viewer, Wish wish) {
        if (wish.mapping() == null) {
            return null;
        }
        ListingMapping mapping = mappings.find(viewer, wish.mapping())
                .orElseThrow(() -> new Refused(
                        ScanError.UNKNOWN_MAPPING, "There is no listing mapping of this name: PUT it first."));
        if (ListingMappings.parse(mapping.yaml()).format() != wish.format()) {
            throw new Refused(
                    ScanError.MAPPING_OF_OTHER_FORMAT, "The mapping is for another format than the Content-Type says.");
        }
        return mapping.yaml();
    }

    /** Streams the upload into the store. @throws Refused EMPTY_UPLOAD, BODY_TOO_LARGE */
    public Blob keepUpload(InputStream body) throws IOException {
        Blob blob = blobs.write(body, properties.maxUpload().toBytes());
        if (blob.bytes() == 0) {
            throw new Refused(ScanError.EMPTY_UPLOAD, "The file is empty.");
        }
        return blob;
    }

    /** Part of the caller's transaction: scan and task are there together or not at all. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Scan create(Viewer viewer, Wish wish, Blob upload) {
        Scan scan = new Scan(
                Ids.next("scn", clock),
                viewer.tenant(),
                wish.name(),
                wish.country(),
                yaml(viewer, wish),
                wish.format(),
                upload.sha256(),
                null,
                null,
                Scan.Status.QUEUED,
                0,
                0,
                0,
                false,
                Map.of(),
                null,
                clock.instant(),
                null,
                null);
        scans.insert(scan, upload.bytes(), viewer.subject());
        ScanTasks.scheduleSplit(scheduler, scan.id());
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                workers.ifAvailable(Workers::nudge);
            }
        });
        return scan;
    }

    /** @throws Refused SCAN_NOT_FOUND, also where it is another tenant's */
    public Scan find(Viewer viewer, String id) {
        return scans.find(viewer, id);
    }

    /** Newest first. */
    public List<Scan> list(Viewer viewer, int limit, @Nullable String before) {
        return scans.list(viewer, limit, before);
    }
}
