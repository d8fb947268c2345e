package io.partguard.detection.evidence;

import io.partguard.api.ApiError;
import io.partguard.api.Blob;
import io.partguard.api.BlobStore;
import io.partguard.api.Events;
import io.partguard.api.Refused;
import io.partguard.api.Viewer;
import io.partguard.detection.detections.DetectionFinder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Keeps pictures of offers, byte for byte. */
@Service
public class EvidenceImages {
    public static final int MOST_BYTES = 10 << 20;
    private static final int MOST_IMAGES = 20;

    private final JdbcClient jdbc;
    private final DetectionFinder detections;
    private final BlobStore blobs;
    private final Events events;
    private final TransactionTemplate transaction;
    private final Clock clock;

    EvidenceImages(
            JdbcClient jdbc,
            DetectionFinder detections,
            BlobStore blobs,
            Events events,
            TransactionTemplate transaction,
            Clock clock) {
        this.jdbc = jdbc;
        this.detections = detections;
        this.blobs = blobs;
        this.events = events;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * The same picture again is the one that is there.
     *
     * @throws Refused NOT_FOUND, NOT_A_PICTURE, TOO_MANY_PICTURES
     */
    public EvidenceImage add(Viewer viewer, String detectionId, byte[] bytes, @Nullable String url) throws IOException {
        if (detections.find(viewer, detectionId).isEmpty()) {
            throw new Refused(ApiError.NOT_FOUND, "There is no such detection.");
        }
        PictureType type = PictureType.of(bytes);
        if (type == null) {
            throw new Refused(
                    EvidenceError.NOT_A_PICTURE, "It begins like no picture: JPEG, PNG, GIF and WebP are kept.");
        }
        Blob blob = blobs.write(new ByteArrayInputStream(bytes), MOST_BYTES);
        transaction.executeWithoutResult(status -> insert(viewer, detectionId, blob, type, url));
        return of(viewer, detectionId).stream()
                .filter(image -> image.sha256().equals(blob.sha256()))
                .findFirst()
                .orElseThrow();
    }

    private void insert(Viewer viewer, String detectionId, Blob blob, PictureType type, @Nullable String url) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('partguard evidence ' || ?, 0)) is null")
                .param(detectionId)
                .query(Boolean.class)
                .single();
        List<EvidenceImage> there = of(viewer, detectionId);
        if (there.stream().anyMatch(image -> image.sha256().equals(blob.sha256()))) {
            return;
        }
        if (there.size() >= MOST_IMAGES) {
            throw new Refused(EvidenceError.TOO_MANY_PICTURES, "An offer has at most " + MOST_IMAGES + " pictures.");
        }
        jdbc.sql("""
                        insert into evidence_image (tenant, detection_id, sha256, media_type, bytes, url, added_by, added_at)
                        values (:tenant, :detection, :sha, :type, :bytes, :url, :by, :now)
                        """)
                .param("tenant", viewer.tenant())
                .param("detection", detectionId)
                .param("sha", blob.sha256())
                .param("type", type.mediaType())
                .param("bytes", blob.bytes())
                .param("url", url)
                .param("by", viewer.subject())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        events.append("evidence.image_added", detectionId, "{\"sha256\":\"" + blob.sha256() + "\"}");
    }

    /** In the order in which they came. */
    List<EvidenceImage> of(Viewer viewer, String detectionId) {
        return jdbc.sql("""
                        select sha256, media_type, bytes, url, added_by, added_at from evidence_image
                        where tenant = ? and detection_id = ? order by added_at, sha256
                        """)
                .params(viewer.tenant(), detectionId)
                .query((row, n) -> new EvidenceImage(
                        row.getString("sha256"),
                        row.getString("media_type"),
                        row.getLong("bytes"),
                        row.getString("url"),
                        row.getString("added_by"),
                        row.getObject("added_at", OffsetDateTime.class).toInstant()))
                .list();
    }
}
