package io.partguard.detection.evidence;

import io.partguard.api.ApiError;
import io.partguard.api.BlobStore;
import io.partguard.api.Events;
import io.partguard.api.Refused;
import io.partguard.api.Viewer;
import io.partguard.detection.detections.DetectionFinder;
import io.partguard.detection.detections.DetectionView;
import io.partguard.detection.feed.ListingForm;
import io.partguard.identity.Ids;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The evidence behind a detection as one zip: the listing as seen, the detection with its reasons and basis, the pictures
 * that were sent in, a manifest with the hash of each file, and the sums in the form that {@code sha256sum -c} reads.
 */
@Service
public class EvidenceExport {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private final DetectionFinder detections;
    private final EvidenceImages images;
    private final BlobStore blobs;
    private final Events events;
    private final Clock clock;

    EvidenceExport(DetectionFinder detections, EvidenceImages images, BlobStore blobs, Events events, Clock clock) {
        this.detections = detections;
        this.images = images;
        this.blobs = blobs;
        this.events = events;
        this.clock = clock;
    }

    /** @param small files of which the bytes are here @param pictures name and SHA-256 of those in the store */
    public record Bundle(String detectionId, Map<String, byte[]> small, Map<String, String> pictures) {}

    /** Gathers it and notes who took it. @throws Refused NOT_FOUND, also where it is another tenant's */
    @Transactional
    public Bundle gather(Viewer viewer, String detectionId) {
        DetectionView detection = detections
                .find(viewer, detectionId)
                .orElseThrow(() -> new Refused(ApiError.NOT_FOUND, "There is no such detection."));
        DetectionFinder.Content content =
                detections.content(viewer, detectionId).orElseThrow();
        Map<String, byte[]> small = new LinkedHashMap<>();
        small.put("listing.json", JSON.writeValueAsBytes(detection.listing()));
        small.put("detection.json", JSON.writeValueAsBytes(detection));
        List<Manifest.File> files = new ArrayList<>();
        small.forEach(
                (name, bytes) -> files.add(new Manifest.File(name, sha256(bytes), bytes.length, null, null, null)));
        Map<String, String> pictures = new LinkedHashMap<>();
        for (EvidenceImage image : images.of(viewer, detectionId)) {
            String name = "images/" + image.sha256() + "." + PictureType.ending(image.mediaType());
            pictures.put(name, image.sha256());
            files.add(new Manifest.File(
                    name, image.sha256(), image.bytes(), image.url(), image.addedBy(), image.addedAt()));
        }
        byte[] manifest = JSON.writeValueAsBytes(manifest(viewer, detection, content, files));
        small.put("manifest.json", manifest);
        StringBuilder sums = new StringBuilder();
        files.forEach(file ->
                sums.append(file.sha256()).append("  ").append(file.name()).append('\n'));
        sums.append(sha256(manifest)).append("  manifest.json\n");
        small.put("SHA256SUMS", sums.toString().getBytes(StandardCharsets.UTF_8));
        events.append(
                "evidence.exported",
                detectionId,
                JSON.writeValueAsString(Map.of("by", viewer.subject(), "manifest", sha256(manifest))));
        return new Bundle(detectionId, small, pictures);
    }

    private Manifest manifest(
            Viewer viewer, DetectionView detection, DetectionFinder.Content content, List<Manifest.File> files) {
        ListingForm listing = detection.listing();
        return new Manifest(
                1,
                detection.id(),
                detection.listingKey(),
                listing.marketplace(),
                listing.listingId(),
                listing.url(),
                content.seen(),
                listing.observedAt(),
                content.hash(),
                content.verified(),
                detection.createdAt(),
                detection.verdict() == null ? null : detection.verdict().name(),
                detection.modelTrainedOn(),
                listing.images() == null ? List.of() : listing.images(),
                List.copyOf(files),
                viewer.subject(),
                clock.instant());
    }

    /** Never holds more than a chunk of a picture in memory. */
    public void write(Bundle bundle, OutputStream out) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(out);
        for (Map.Entry<String, byte[]> file : bundle.small().entrySet()) {
            zip.putNextEntry(new ZipEntry(file.getKey()));
            zip.write(file.getValue());
            zip.closeEntry();
        }
        for (Map.Entry<String, String> picture : bundle.pictures().entrySet()) {
            zip.putNextEntry(new ZipEntry(picture.getKey()));
            try (InputStream in = blobs.read(picture.getValue())) {
                in.transferTo(zip);
            }
            zip.closeEntry();
        }
        zip.finish();
    }

    private static String sha256(byte[] bytes) {
        return HexFormat.of().formatHex(Ids.sha256().digest(bytes));
    }
}
